package com.jsyn.util;

import java.util.Random;

/**
 * Melodies that quote themselves: each value is one of the values before, some power of two ago,
 * moved by an even interval. The same rules hold at each pass through the table, so that figures
 * come back varied.
 *
 * <p>The rules of a place in the table are: how far back to look, by how much to move, and whether
 * the value sounds at all. {@link #randomize} chooses them anew. Values stay within 0…maxValue by
 * going round. Not thread-safe.
 */
public class RecursiveSequenceGenerator {
  private static final int DEFAULT_MAX_VALUE = 25;
  private static final int DEFAULT_MAX_INTERVAL = 7;
  private static final int DEFAULT_ARRAY_SIZE = 65;
  private static final double DEFAULT_DENSITY = 0.5;

  private final int[] delays;
  private final int[] intervals;
  private final double[] chances;
  private final int[] history;
  private int maxValue;
  private int maxInterval;
  private double density = DEFAULT_DENSITY;
  private int cursor;
  private Random random = new Random(1);

  /** Values of 0…25, intervals up to 7, rules for 65 places. */
  public RecursiveSequenceGenerator() {
    this(DEFAULT_MAX_VALUE, DEFAULT_MAX_INTERVAL, DEFAULT_ARRAY_SIZE);
  }

  /**
   * A generator whose rules are random already.
   *
   * @param maxValue greatest value, at least 1
   * @param maxInterval greatest move, at least 1
   * @param arraySize places that have rules, at least 2
   */
  public RecursiveSequenceGenerator(int maxValue, int maxInterval, int arraySize) {
    if (arraySize < 2) {
      throw new IllegalArgumentException("rules must be for at least 2 places, not " + arraySize);
    }
    setMaxValue(maxValue);
    setMaxInterval(maxInterval);
    delays = new int[arraySize];
    intervals = new int[arraySize];
    chances = new double[arraySize];
    history = new int[arraySize];
    randomize();
  }

  /** Share of the values that sound, 0…1. */
  public double getDensity() {
    return density;
  }

  public void setDensity(double density) {
    this.density = Math.max(0.0, Math.min(1.0, density));
  }

  public int getMaxValue() {
    return maxValue;
  }

  public final void setMaxValue(int maxValue) {
    if (maxValue < 1) {
      throw new IllegalArgumentException("maxValue must be at least 1, not " + maxValue);
    }
    this.maxValue = maxValue;
  }

  public int getMaxInterval() {
    return maxInterval;
  }

  public final void setMaxInterval(int maxInterval) {
    if (maxInterval < 1) {
      throw new IllegalArgumentException("maxInterval must be at least 1, not " + maxInterval);
    }
    this.maxInterval = maxInterval;
  }

  public Random getRandom() {
    return random;
  }

  /** The source of random rules; at first one of seed 1. */
  public void setRandom(Random random) {
    this.random = random;
  }

  /** Chooses all rules and a past anew, and begins at the first place. */
  public final void randomize() {
    for (int i = 0; i < delays.length; i++) {
      delays[i] = randomPowerOf2(delays.length - 1);
      intervals[i] = randomEvenInterval();
      chances[i] = random.nextDouble();
      history[i] = random.nextInt(maxValue + 1);
    }
    cursor = 0;
  }

  /** 1, 2, 4 … up to a limit of at least 1, all equally likely. */
  public int randomPowerOf2(int maxValue) {
    int choices = 32 - Integer.numberOfLeadingZeros(Math.max(1, maxValue));
    return 1 << random.nextInt(choices);
  }

  /** An even number within ±maxInterval, all equally likely. */
  public int randomEvenInterval() {
    int half = maxInterval / 2;
    return 2 * (random.nextInt(2 * half + 1) - half);
  }

  /**
   * Whether the next value sounds.
   *
   * @param preroll true leaves nothing out, as for a count-in
   */
  public boolean isNextEnabled(boolean preroll) {
    return preroll || chances[cursor] < density;
  }

  /** What {@link #next()} is going to give; nothing moves. */
  public int nextValue() {
    int size = history.length;
    int quoted = history[Math.floorMod(cursor - delays[cursor], size)];
    return Math.floorMod(quoted + intervals[cursor], maxValue + 1);
  }

  /** The next value, 0…maxValue. */
  public int next() {
    return next(nextValue());
  }

  /**
   * Goes on as if the next value were this one, which later ones may quote.
   *
   * @return the value, brought into 0…maxValue
   */
  public int next(int value) {
    int kept = Math.floorMod(value, maxValue + 1);
    history[cursor] = kept;
    cursor = (cursor + 1) % history.length;
    return kept;
  }
}
