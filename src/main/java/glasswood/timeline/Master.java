package glasswood.timeline;

/**
 * How the piece is mastered.
 *
 * @param loudnessLufs integrated loudness to reach
 * @param truePeakDb highest true peak allowed, in dBTP
 */
public record Master(double loudnessLufs, double truePeakDb) {}
