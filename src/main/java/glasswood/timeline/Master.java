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
   * How far below a profile's limit the leveller holds momentary loudness, in LU: what it takes
   * from the integrated loudness, over which the limit stands.
   */
  private static final double LEVELLER_MARGIN = 0.9;

  /** Without a leveller. */
  public Master(double loudnessLufs, double truePeakDb) {
    this(loudnessLufs, truePeakDb, Double.POSITIVE_INFINITY);
  }

  /** As a profile masters a piece of a loudness and true peak. */
  static Master of(Profile profile, double loudnessLufs, double truePeakDb) {
    return profile.levels()
        ? new Master(
            loudnessLufs, truePeakDb, loudnessLufs + profile.momentaryAboveLu() - LEVELLER_MARGIN)
        : new Master(loudnessLufs, truePeakDb);
  }
}
