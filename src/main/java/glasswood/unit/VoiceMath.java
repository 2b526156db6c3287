package glasswood.unit;

/**
 * The few functions that voices need at control rate, as polynomials: the same bits on every
 * machine, and quick.
 */
final class VoiceMath {
  private static final double LN2 = 0.6931471805599453;

  private VoiceMath() {}

  /** e^x by its series, for −0.5 ≤ x ≤ 0.5; error below 1e-9. */
  static double expSmall(double x) {
    return 1
        + x
            * (1
                + x
                    * (1.0 / 2
                        + x
                            * (1.0 / 6
                                + x
                                    * (1.0 / 24
                                        + x
                                            * (1.0 / 120
                                                + x * (1.0 / 720 + x * (1.0 / 5040)))))));
  }

  /** 2^x; relative error below 1e-9. */
  static double exp2(double x) {
    double whole = Math.rint(x);
    return Math.scalb(expSmall((x - whole) * LN2), (int) whole);
  }

  /** cos x for |x| ≤ π; error below 1e-7. */
  static double cos(double x) {
    double half = x * 0.5;
    double z = half * half;
    double sine =
        half
            * (1
                + z
                    * (-1.0 / 6
                        + z
                            * (1.0 / 120
                                + z
                                    * (-1.0 / 5040
                                        + z * (1.0 / 362880 - z * (1.0 / 39916800))))));
    return 1 - 2 * sine * sine;
  }

  /** sin 2πx for any x of moderate size. */
  static double sine(double cycles) {
    double turn = cycles - 0.25;
    return cos(2 * Math.PI * (turn - Math.rint(turn)));
  }

  /** Smooth step: 0 below {@code from}, 1 above {@code to}, without corners. */
  static double ease(double from, double to, double x) {
    double t = Math.min(1, Math.max(0, (x - from) / (to - from)));
    return t * t * (3 - 2 * t);
  }

  static double mix(double a, double b, double share) {
    return a + (b - a) * share;
  }
}
