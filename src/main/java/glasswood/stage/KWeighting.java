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
