package glasswood.dream;

/**
 * Derives the seeds of streams from names, so that adding a unit does not change the others.
 *
 * <p>Each name is hashed by FNV-1a over its UTF-16 units and folded into the parent seed with
 * SplitMix64's finalizer (Stafford's variant 13).
 */
public final class Seeds {
  static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
  private static final long FNV_OFFSET = 0xCBF29CE484222325L;
  private static final long FNV_PRIME = 0x100000001B3L;

  private Seeds() {}

  /** The seed of the stream that {@code path} names below {@code seed}. */
  public static long of(long seed, String... path) {
    long value = seed;
    for (String name : path) {
      value = mix(value + GOLDEN_GAMMA ^ hash(name));
    }
    return value;
  }

  /** The seed of the {@code index}th member of the stream that {@code path} names. */
  public static long of(long seed, int index, String... path) {
    return mix(of(seed, path) + (index + 1L) * GOLDEN_GAMMA);
  }

  static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  private static long hash(String name) {
    long h = FNV_OFFSET;
    for (int i = 0; i < name.length(); i++) {
      h = (h ^ name.charAt(i)) * FNV_PRIME;
    }
    return h;
  }
}
