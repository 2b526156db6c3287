package com.jsyn.unitgen;

import com.jsyn.dsp.FastMath;
import com.jsyn.dsp.RandomBits;

/**
 * Lets grains come at random moments: gaps are exponentially distributed, as those of rain drops,
 * with the mean that fills the wanted share of the time, duration·(1 − density)/density.
 *
 * <p>Source: Roads, "Microsound", MIT Press 2001, on asynchronous granular synthesis.
 */
public class StochasticGrainScheduler implements GrainScheduler {
  private static final double LN_2 = 0.6931471805599453;
  private static final double LEAST_DENSITY = 1.0e-6;

  private final RandomBits random = new RandomBits(DefaultSeeds.next());

  /** A scheduler with a seed of its own. */
  public StochasticGrainScheduler() {
    // the seed is chosen already
  }

  /** Begins the random numbers of a seed. */
  public void setSeed(long seed) {
    random.setSeed(seed);
  }

  /** The duration as suggested. */
  @Override
  public double nextDuration(double suggestedDuration) {
    return suggestedDuration;
  }

  @Override
  public double nextGap(double duration, double density) {
    double share = Math.max(LEAST_DENSITY, Math.min(1.0, density));
    double mean = duration * (1.0 - share) / share;
    return -LN_2 * FastMath.log2(1.0 - random.uniform()) * mean;
  }
}
