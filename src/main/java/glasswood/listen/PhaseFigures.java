package glasswood.listen;

/**
 * What was measured of a phase: from its mark to the next, or to the end.
 *
 * @param name the mark's name
 * @param startSeconds where it begins
 * @param endSeconds where the next begins
 * @param middleLufs loudness of the 3 s around its middle
 * @param relativeLu the same, relative to the whole's integrated loudness
 * @param figures the rest
 */
public record PhaseFigures(
    String name,
    double startSeconds,
    double endSeconds,
    double middleLufs,
    double relativeLu,
    Figures figures) {}
