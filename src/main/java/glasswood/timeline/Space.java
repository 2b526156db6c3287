package glasswood.timeline;

/**
 * The shared space as a phase wants it.
 *
 * @param size 0 (a small bedroom) … 1 (open sky)
 * @param damping 0 (bright) … 1 (dull)
 * @param levelDb level of the space's return in dB
 */
public record Space(double size, double damping, double levelDb) {}
