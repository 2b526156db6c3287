package com.jsyn.unitgen;

/**
 * The sine of π·x over arrays, without branches or tables, so that the JIT can vectorise it.
 *
 * <p>x in −1…1 is folded to −½…½ and put into the odd Taylor polynomial of degree 15, whose error
 * there is below 7e-12 (the first term left out, (π/2)^17/17!).
 */
final class SineKernel {
  private static final double C1 = 3.141592653589793;
  private static final double C3 = -5.167712780049969;
  private static final double C5 = 2.550164039877345;
  private static final double C7 = -0.5992645293207919;
  private static final double C9 = 0.08214588661112819;
  private static final double C11 = -0.007370430945714348;
  private static final double C13 = 0.00046630280576761234;
  private static final double C15 = -2.1915353447830204e-5;

  private SineKernel() {}

  /** sin(π·x) for x in −1…1. */
  static double sinPi(double x) {
    double y = Math.abs(x + 0.5) - Math.abs(x - 0.5) - x;
    double z = y * y;
    return y * (C1 + z * (C3 + z * (C5 + z * (C7 + z * (C9 + z * (C11 + z * (C13 + z * C15)))))));
  }

  /** The phase in −1…1 of any phase. */
  static double wrap(double phase) {
    return phase - 2 * Math.rint(0.5 * phase);
  }
}
