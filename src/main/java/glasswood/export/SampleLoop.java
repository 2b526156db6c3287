package glasswood.export;

/**
 * The part of a file that a sampler plays again and again.
 *
 * @param first its first frame
 * @param frames how many frames it has
 */
public record SampleLoop(long first, long frames) {}
