package glasswood.timeline;

/**
 * How the piece is mastered.
 *
 * @param loudnessLufs integrated loudness to reach
 * @param truePeakDb highest true peak allowed, in dBTP
 * @param momentaryLufs the loudest that 400 ms may be; a slow leveller holds it; ∞ for as it is
 */
public record Master(double loudnessLufs, double truePeakDb, double momentaryLufs) {
  /**
   * How far below a profile's limit the leveller holds momentary loudness, in LU: its gain moves in
   * steps of 10 ms, and the limiter comes after it.
   */
  private static final double LEVELLER_MARGIN = 0.15;

  /** Without a leveller. */
  public Master(double loudnessLufs, double truePeakDb) {
    this(loudnessLufs, truePeakDb, Double.POSITIVE_INFINITY);
  }

  /**
   * As a profile masters a piece of a loudness and true peak.
   *
   * @param levels whether a slow leveller holds momentary loudness below the profile's limit
   */
  static Master of(Profile profile, double loudnessLufs, double truePeakDb, boolean levels) {
    return levels
        ? new Master(
            loudnessLufs, truePeakDb, loudnessLufs + profile.momentaryAboveLu() - LEVELLER_MARGIN)
        : new Master(loudnessLufs, truePeakDb);
  }
}
