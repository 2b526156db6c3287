package com.jsyn.dsp;

/**
 * Branch-free polynomial kernels for the audio thread.
 *
 * <p>They use only additions, multiplications, divisions and exact roundings, so that every machine
 * computes the same bits; none of them allocates. The polynomials are interpolations in Chebyshev
 * nodes of the functions named below.
 *
 * <pre>
 * sinPi    |error| &lt; 3e-13 for all |x| &lt; 2^31
 * exp2     relative error &lt; 2e-12 for −1022 ≤ x ≤ 1023
 * log2     |error| &lt; 1e-13 for normal positive x
 * tanPi    quotient of two sinPi, relative error &lt; 1e-11 for 1e-6 &lt; |x| &lt; 0.499
 * </pre>
 */
public final class FastMath {
  private static final double S0 = 3.1415926535891705;
  private static final double S1 = -2.0261201263804773;
  private static final double S2 = 0.5240439117418842;
  private static final double S3 = -0.07522060247647536;
  private static final double S4 = 0.006925217793993879;
  private static final double S5 = -0.0004450467751498315;
  private static final double S6 = 2.1007257457948465e-05;
  private static final double S7 = -6.879561154716198e-07;

  private static final double E1 = 0.6931471805459335;
  private static final double E2 = 0.2402265069581299;
  private static final double E3 = 0.05550410941205933;
  private static final double E4 = 0.009618129159402558;
  private static final double E5 = 0.0013333450568000645;
  private static final double E6 = 0.00015403455852453838;
  private static final double E7 = 1.5310079402249296e-05;
  private static final double E8 = 1.3255224878668817e-06;

  private static final double L0 = 2.885390081777851;
  private static final double L1 = 0.9617966941122649;
  private static final double L2 = 0.5770779426603044;
  private static final double L3 = 0.41220922406110433;
  private static final double L4 = 0.31990680380701336;
  private static final double L5 = 0.28288502340748234;

  private static final double LOG2_E = 1.4426950408889634;
  private static final long SQRT_HALF_BITS = Double.doubleToRawLongBits(0.7071067811865476);

  private FastMath() {}

  /** sin(π·p) for a phase p that is already within −1…1. */
  public static double sinPhase(double p) {
    double u = p * p;
    double q = S0 + u * (S1 + u * (S2 + u * (S3 + u * (S4 + u * (S5 + u * (S6 + u * S7))))));
    return p * (1.0 - u) * q;
  }

  /** A phase brought into −1…1, where 2 is one cycle. */
  public static double wrapPhase(double x) {
    return x - 2.0 * Math.rint(0.5 * x);
  }

  /** sin(π·x) for any x of moderate size. */
  public static double sinPi(double x) {
    return sinPhase(wrapPhase(x));
  }

  /** cos(π·x) for any x of moderate size. */
  public static double cosPi(double x) {
    return sinPhase(wrapPhase(x + 0.5));
  }

  /** tan(π·x), for |x| &lt; ½. */
  public static double tanPi(double x) {
    return sinPhase(x) / sinPhase(0.5 - Math.abs(x));
  }

  /** 2 to the power x; x is limited to −1022…1023. */
  public static double exp2(double x) {
    double limited = Math.max(-1022.0, Math.min(1023.0, x));
    double whole = Math.rint(limited);
    double f = limited - whole;
    double p =
        1.0 + f * (E1 + f * (E2 + f * (E3 + f * (E4 + f * (E5 + f * (E6 + f * (E7 + f * E8)))))));
    return p * Double.longBitsToDouble(((long) whole + 1023L) << 52);
  }

  /** e to the power x; x is limited to about −708…709. */
  public static double exp(double x) {
    return exp2(x * LOG2_E);
  }

  /** Logarithm to the base 2 of a positive, normal x. */
  public static double log2(double x) {
    long bits = Double.doubleToRawLongBits(x);
    long exponent = (bits - SQRT_HALF_BITS) >> 52;
    double m = Double.longBitsToDouble(bits - (exponent << 52));
    double s = (m - 1.0) / (m + 1.0);
    double u = s * s;
    return exponent + s * (L0 + u * (L1 + u * (L2 + u * (L3 + u * (L4 + u * L5)))));
  }
}
