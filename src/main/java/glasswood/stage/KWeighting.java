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
  /** Gain in power that is allowed to sound of any frequency; what is above it counts as a rise. */
  private static final double LOW_POWER = 1.05;

  private static final int BOUND_STEPS = 4000;

  private final double[] shelf;
  private final double[] highPass;
  private double mostPower;
  private double rise;

  /** The filters for sound of {@code rate} frames a second. */
  public KWeighting(int rate) {
    shelf = shelf(rate);
    highPass = highPass(rate);
    bound();
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
   * What the mean square of sound behind the filters cannot exceed, told without filtering: the
   * shelf adds 4 dB at most, and little below 1 kHz, where sound changes little from frame to
   * frame.
   *
   * @param power mean square of the sound
   * @param slope mean square of its differences from one frame to the next
   */
  double most(double power, double slope) {
    return Math.min(mostPower * power, LOW_POWER * power + rise * slope);
  }

  /**
   * The highest gain in power, and the most that is above {@link #LOW_POWER} per that of a slope.
   */
  private void bound() {
    double most = 1;
    double steepest = 0;
    for (int i = 1; i < BOUND_STEPS; i++) {
      double w = Math.PI * i / BOUND_STEPS;
      double gain = power(shelf, w) * power(highPass, w);
      double sine = StrictMath.sin(w / 2);
      most = Math.max(most, gain);
      steepest = Math.max(steepest, (gain - LOW_POWER) / (4 * sine * sine));
    }
    // Between two of so many frequencies they move by less than that.
    mostPower = 1.001 * most;
    rise = 1.001 * steepest;
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
