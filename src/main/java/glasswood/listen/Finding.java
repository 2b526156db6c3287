package glasswood.listen;

/**
 * Something that the lint for calm found.
 *
 * @param seconds when
 * @param phase the phase it falls into; null when none is marked
 * @param layer the layer that causes it; null when that is not known
 * @param rule what it breaks
 * @param figure what was measured, in the rule's unit; NaN when it is said in words
 * @param limit what is allowed; NaN likewise
 * @param reason what is wrong, with the figure and the limit
 */
public record Finding(
    double seconds,
    String phase,
    String layer,
    LintRule rule,
    double figure,
    double limit,
    String reason) {}
