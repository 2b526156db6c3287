package glasswood.stage;

/**
 * The two filters of ITU-R BS.1770-5 annex 1 (a shelf for the head, a high-pass for the ear), for
 * any rate.
 *
 * <p>The Recommendation tabulates coefficients for 48 kHz only; those are a bilinear transform of
 * the analogue prototypes below (Brecht De Man, "Evaluation of implementations of the EBU R128
 * loudness measurement", AES 145, 2018), which reproduces the table to 1e-8 and serves other rates.
 */
public final class KWeighting {
  private final double[] shelf;
  private final double[] highPass;

  /** The filters for sound of {@code rate} frames a second. */
  public KWeighting(int rate) {
    shelf = shelf(rate);
    highPass = highPass(rate);
  }

  /** b0, b1, b2, a1, a2 of the shelf; a0 is 1. Not to be changed. */
  public double[] shelf() {
    return shelf;
  }

  /** b0, b1, b2, a1, a2 of the high-pass; a0 is 1. Not to be changed. */
  public double[] highPass() {
    return highPass;
  }

  /**
   * The most by which power grows at any frequency, as a ratio of at least 1: some 4 dB, from 5 kHz
   * up.
   */
  double mostPower() {
    double most = 1;
    int steps = 2000;
    for (int i = 1; i < steps; i++) {
      double w = Math.PI * i / steps;
      most = Math.max(most, power(shelf, w) * power(highPass, w));
    }
    // Between two of so many frequencies it moves by less than that.
    return 1.001 * most;
  }

  /** The squared magnitude of a filter's response at {@code w} radians a frame. */
  private static double power(double[] filter, double w) {
    double[] numerator = {filter[0], filter[1], filter[2]};
    double[] denominator = {1, filter[3], filter[4]};
    return squared(numerator, w) / squared(denominator, w);
  }

  private static double squared(double[] taps, double w) {
    double real = taps[0] + taps[1] * StrictMath.cos(w) + taps[2] * StrictMath.cos(2 * w);
    double imaginary = taps[1] * StrictMath.sin(w) + taps[2] * StrictMath.sin(2 * w);
    return real * real + imaginary * imaginary;
  }

  private static double[] shelf(int rate) {
    double q = 0.7071752369554196;
    double k = StrictMath.tan(Math.PI * 1681.974450955533 / rate);
    double high = StrictMath.pow(10, 3.999843853973347 / 20);
    double band = StrictMath.pow(high, 0.4996667741545416);
    double a0 = 1 + k / q + k * k;
    return new double[] {
      (high + band * k / q + k * k) / a0,
      2 * (k * k - high) / a0,
      (high - band * k / q + k * k) / a0,
      2 * (k * k - 1) / a0,
      (1 - k / q + k * k) / a0
    };
  }

  private static double[] highPass(int rate) {
    double q = 0.5003270373238773;
    double k = StrictMath.tan(Math.PI * 38.13547087602444 / rate);
    double a0 = 1 + k / q + k * k;
    return new double[] {1, -2, 1, 2 * (k * k - 1) / a0, (1 - k / q + k * k) / a0};
  }
}
