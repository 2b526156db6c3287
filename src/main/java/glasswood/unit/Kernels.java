package glasswood.unit;

/**
 * Transcendental functions for the audio path: the same bits on every machine, no branches, no
 * tables, no allocation, so that loops over arrays can be vectorised.
 */
public final class Kernels {
  private static final double S1 = 6.283185307179586;
  private static final double S3 = -41.341702240399755;
  private static final double S5 = 81.60524927607504;
  private static final double S7 = -76.70585975306136;
  private static final double S9 = 42.058693944897634;
  private static final double S11 = -15.094642576822984;
  private static final double S13 = 3.8199525848482803;
  private static final double S15 = -0.7181223017785001;

  private static final double LN2 = 0.6931471805599453;
  private static final double LOG2_E = 1.4426950408889634;
  private static final double E2 = 0.2402265069591007;
  private static final double E3 = 0.05550410866482158;
  private static final double E4 = 0.009618129107628477;
  private static final double E5 = 0.0013333558146428441;
  private static final double E6 = 1.5403530393381606e-4;
  private static final double E7 = 1.5252733804059838e-5;
  private static final double E8 = 1.3215486790144305e-6;
  private static final double E9 = 1.0178086009239696e-7;
  private static final double E10 = 7.054911620801121e-9;

  private static final double L3 = 1.0 / 3;
  private static final double L5 = 1.0 / 5;
  private static final double L7 = 1.0 / 7;
  private static final double L9 = 1.0 / 9;
  private static final double L11 = 1.0 / 11;
  private static final double L13 = 1.0 / 13;
  private static final long SQRT_HALF_BITS = 0x3FE6A09E667F3BCDL;
  private static final long MANTISSA_MASK = 0x000FFFFFFFFFFFFFL;

  private static final int EXPONENT_BIAS = 1023;
  private static final int MANTISSA_BITS = 52;

  private Kernels() {}

  /**
   * Sine of a phase in turns (1 is a full cycle), any finite value up to 1e9. Error below 7e-12:
   * Taylor polynomial of degree 15 on a quarter turn.
   */
  public static double sin(double turns) {
    double x = turns - Math.rint(turns);
    double y = Math.abs(x + 0.25) - Math.abs(x - 0.25) - x;
    double z = y * y;
    return y * (S1 + z * (S3 + z * (S5 + z * (S7 + z * (S9 + z * (S11 + z * (S13 + z * S15)))))));
  }

  /**
   * Sines of {@code count} phases within a quarter turn of 0, in loops short enough for the JIT to
   * vectorise. Errors are those of {@link #sin}.
   *
   * @param turns phases from −¼ to ¼
   * @param out receives the sines; another array
   */
  public static void sines(double[] turns, double[] out, int count) {
    for (int i = 0; i < count; i++) {
      double z = turns[i] * turns[i];
      out[i] = S9 + z * (S11 + z * (S13 + z * S15));
    }
    for (int i = 0; i < count; i++) {
      double z = turns[i] * turns[i];
      out[i] = S5 + z * (S7 + z * out[i]);
    }
    for (int i = 0; i < count; i++) {
      double z = turns[i] * turns[i];
      out[i] = turns[i] * (S1 + z * (S3 + z * out[i]));
    }
  }

  /** Cosine of a phase in turns. */
  public static double cos(double turns) {
    return sin(turns + 0.25);
  }

  /**
   * 2 to the power of {@code x}, for x in −1000…1000. Relative error below 1e-13: Taylor polynomial
   * of degree 10 on −½…½ in Estrin's order, which waits less for itself, scaled through the
   * exponent's bits.
   */
  public static double exp2(double x) {
    double whole = Math.rint(x);
    double f = x - whole;
    double f2 = f * f;
    double f4 = f2 * f2;
    double low = (1 + f * LN2) + f2 * (E2 + f * E3);
    double middle = (E4 + f * E5) + f2 * (E6 + f * E7);
    double high = (E8 + f * E9) + f2 * E10;
    double p = low + f4 * (middle + f4 * high);
    return p * Double.longBitsToDouble((long) (whole + EXPONENT_BIAS) << MANTISSA_BITS);
  }

  /**
   * Logarithm to base 2 of a normal number above 0. Error below 1e-12: the series of the area
   * tangent up to degree 13 on √½…√2, and the exponent's bits.
   */
  public static double log2(double x) {
    long bits = Double.doubleToRawLongBits(x) - SQRT_HALF_BITS;
    long exponent = bits >> MANTISSA_BITS;
    double mantissa = Double.longBitsToDouble((bits & MANTISSA_MASK) + SQRT_HALF_BITS);
    double s = (mantissa - 1) / (mantissa + 1);
    double z = s * s;
    double series = 1 + z * (L3 + z * (L5 + z * (L7 + z * (L9 + z * (L11 + z * L13)))));
    return exponent + 2 * LOG2_E * s * series;
  }

  /** e to the power of {@code x}, for x in −690…690. */
  public static double exp(double x) {
    return exp2(x * LOG2_E);
  }

  /** Amplitude of a level in dB, for levels in −6000…6000. */
  public static double db(double decibels) {
    return exp2(decibels * 0.1660964047443681);
  }

  /** Hyperbolic tangent; within 1e-12 below |x| = 18 and ±1 beyond. */
  public static double tanh(double x) {
    double bounded = Math.max(-18, Math.min(18, x));
    double e = exp(2 * bounded);
    return (e - 1) / (e + 1);
  }

  /** Tangent of π·x for x in 0…0.49, as filters need it for frequency ÷ rate. */
  public static double tanPi(double x) {
    double half = 0.5 * x;
    return sin(half) / cos(half);
  }

  /**
   * Smooth step from 0 to 1 over x = 0…1, flat at both ends (half a raised cosine); exactly 0 and 1
   * outside.
   */
  public static double raisedCosine(double x) {
    if (x >= 1) {
      return 1;
    }
    return x <= 0 ? 0 : 0.5 - 0.5 * cos(0.5 * x);
  }

  /** Factor per frame by which an exponential decay falls by 60 dB in {@code seconds}. */
  public static double decay60(double seconds, double rate) {
    return exp(-6.907755278982137 / Math.max(1, seconds * rate));
  }

  /** Coefficient of a one-pole smoother with the time constant {@code seconds}. */
  public static double smoothing(double seconds, double rate) {
    return 1 - exp(-1 / Math.max(1e-3, seconds * rate));
  }
}
