package com.jsyn.dsp;

/**
 * The random numbers of the noise units: xoshiro256++, whose state is filled by SplitMix64.
 *
 * <p>Period 2^256 − 1; the same seed gives the same numbers on every machine. Not thread-safe: each
 * stream belongs to one unit.
 *
 * <p>Source: Blackman and Vigna, "Scrambled linear pseudorandom number generators", ACM TOMS 47
 * (2021); Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
 */
public final class RandomBits {
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private long s0;
  private long s1;
  private long s2;
  private long s3;

  /** A stream that depends on nothing but {@code seed}. */
  public RandomBits(long seed) {
    setSeed(seed);
  }

  /** Begins again with a seed; any value is allowed. */
  public void setSeed(long seed) {
    long z = seed + GOLDEN_GAMMA;
    s0 = mix(z);
    z += GOLDEN_GAMMA;
    s1 = mix(z);
    z += GOLDEN_GAMMA;
    s2 = mix(z);
    s3 = mix(z + GOLDEN_GAMMA);
  }

  /** The finaliser of SplitMix64: a bijection of the 64-bit words that scatters neighbours. */
  public static long mix(long z) {
    long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
    return b ^ (b >>> 31);
  }

  /** The next 64 random bits. */
  public long next() {
    long result = Long.rotateLeft(s0 + s3, 23) + s0;
    long t = s1 << 17;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= t;
    s3 = Long.rotateLeft(s3, 45);
    return result;
  }

  /** Uniform in [−1, 1), 54 bits. */
  public double bipolar() {
    return (next() >> 10) * 0x1.0p-53;
  }

  /** Uniform in [0, 1), 53 bits. */
  public double uniform() {
    return (next() >>> 11) * 0x1.0p-53;
  }

  /** Fills {@code out[start … limit − 1]} with uniform numbers in [−1, 1). */
  public void fillBipolar(double[] out, int start, int limit) {
    long a = s0;
    long b = s1;
    long c = s2;
    long d = s3;
    for (int i = start; i < limit; i++) {
      long result = Long.rotateLeft(a + d, 23) + a;
      long t = b << 17;
      c ^= a;
      d ^= b;
      b ^= c;
      a ^= d;
      c ^= t;
      d = Long.rotateLeft(d, 45);
      out[i] = (result >> 10) * 0x1.0p-53;
    }
    s0 = a;
    s1 = b;
    s2 = c;
    s3 = d;
  }
}
