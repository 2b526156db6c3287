package com.jsyn.util;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Small, quick random numbers of 32 bits, for control and not for noise: a linear congruential
 * generator (Knuth; the constants of Numerical Recipes, 1664525 and 1013904223), of which the upper
 * bits are used. Not thread-safe.
 */
public class PseudoRandom {
  private static final double TO_UNIT = 1.0 / 4294967296.0;
  private static final double TO_BIPOLAR = 1.0 / 2147483648.0;
  private static final AtomicInteger NEXT_SEED = new AtomicInteger(887_654_321);

  private int seed;

  /** A stream of its own: the n-th made in a program always gets the same seed. */
  public PseudoRandom() {
    this(NEXT_SEED.getAndAdd(0x9E3779B9));
  }

  /** A stream that depends on nothing but the seed. */
  public PseudoRandom(int seed) {
    this.seed = seed;
  }

  public int getSeed() {
    return seed;
  }

  public void setSeed(int seed) {
    this.seed = seed;
  }

  /** Uniform over all 32-bit numbers. */
  public int nextRandomInteger() {
    seed = seed * 1_664_525 + 1_013_904_223;
    return seed;
  }

  /** Uniform in [0, 1). */
  public double random() {
    return (nextRandomInteger() & 0xFFFFFFFFL) * TO_UNIT;
  }

  /** Uniform in [−1, 1). */
  public double nextRandomDouble() {
    return nextRandomInteger() * TO_BIPOLAR;
  }

  /** Uniform in 0 … range − 1. */
  public int choose(int range) {
    return (int) (((nextRandomInteger() & 0xFFFFFFFFL) * range) >>> 32);
  }
}
