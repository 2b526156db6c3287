package glasswood.listen;

/**
 * How much a channel's power counts by where its loudspeaker stands: 1.41 (1.5 dB) at the sides, 1
 * elsewhere. Low-frequency channels are left out, that is, count 0.
 *
 * <p>Source: ITU-R BS.1770-5, annex 1, table 3 (five channels), and annex 3, table 4 (any place).
 */
public final class ChannelWeights {
  /** What a channel of low-frequency effects counts. */
  public static final double LOW_FREQUENCY = 0;

  private static final double SIDE = 1.41;

  private ChannelWeights() {}

  /**
   * The weight of a loudspeaker.
   *
   * @param azimuth degrees from the front, −180 … 180, either side
   * @param elevation degrees above the ears, −90 … 90
   */
  public static double at(double azimuth, double elevation) {
    double aside = Math.abs(azimuth);
    return Math.abs(elevation) < 30 && aside >= 60 && aside <= 120 ? SIDE : 1;
  }

  /** Left, right, centre, left surround and right surround (0, ±30, ±110 degrees). */
  public static double[] fivePointZero() {
    return new double[] {at(30, 0), at(-30, 0), at(0, 0), at(110, 0), at(-110, 0)};
  }

  /** Left, right, centre, low-frequency effects, left surround and right surround. */
  public static double[] fivePointOne() {
    return new double[] {at(30, 0), at(-30, 0), at(0, 0), LOW_FREQUENCY, at(110, 0), at(-110, 0)};
  }
}
