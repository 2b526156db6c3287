package glasswood.listen;

/** The critical-band scale of hearing; 24 Bark reach up to 15.5 kHz. */
public final class Bark {
  private Bark() {}

  /** Critical-band rate in Bark of {@code hz}. Source: Zwicker and Terhardt, JASA 68 (1980). */
  public static double of(double hz) {
    double ratio = hz / 7500;
    return 13 * StrictMath.atan(0.00076 * hz) + 3.5 * StrictMath.atan(ratio * ratio);
  }

  /** Threshold of hearing in dB SPL at {@code hz}. Source: Terhardt, Hearing Research 1 (1979). */
  public static double threshold(double hz) {
    double khz = Math.max(hz, 10) / 1000;
    return 3.64 * StrictMath.pow(khz, -0.8) - canal(khz) + 1e-3 * StrictMath.pow(khz, 4);
  }

  /** What the outer and middle ear add in dB at {@code hz}. Source: as the threshold's. */
  public static double ear(double hz) {
    double khz = hz / 1000;
    return canal(khz) - 1e-3 * StrictMath.pow(khz, 4);
  }

  private static double canal(double khz) {
    double away = khz - 3.3;
    return 6.5 * StrictMath.exp(-0.6 * away * away);
  }
}
