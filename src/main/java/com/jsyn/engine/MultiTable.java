package com.jsyn.engine;

import com.softsynth.math.FourierMath;

/**
 * Band-limited waveforms as a row of tables, each with 2^(−1/4) times the harmonics of the one
 * before it, so that some table always fits below the Nyquist frequency.
 *
 * <p>A phase increment gives a <em>level</em>, a number of tables from the richest; the fraction
 * fades between two neighbours, neither of which has harmonics beyond Nyquist. Tables have at least
 * eight points for each harmonic and at least 2048, are read with linear interpolation, and have
 * the interpolation's droop put right (harmonic h divided by sinc²(h/N)), so that the images stay
 * 90 dB below the fundamental.
 *
 * <p>The saw-tooth is −½·Σ sin(πh(p + 1))/h, which rises through 0 at phase 0. Its fundamental has
 * the amplitude ½ in all tables, so that loudness does not change with pitch; that is π/4 of a
 * saw-tooth from −1 to 1 and leaves room for the overshoot of its edges, and makes a square wave,
 * the difference of two, have a fundamental of 1. The impulse is Σ cos(πh(p + 1))/H, which is 1 at
 * phase ±1.
 *
 * <p>Shared and immutable after construction; any thread may read.
 */
public class MultiTable {
  /** Number of tables of {@link #getInstance()}. */
  public static final int NUM_TABLES = 44;

  /** Points of its smallest table. */
  public static final int CYCLE_SIZE = 2048;

  /** By what the tables are smaller than a saw-tooth from −1 to 1: π/4. */
  public static final double SCALE = 0.7853981633974483;

  private static final double TABLES_PER_OCTAVE = 4.0;

  /** What the quadratic logarithm is wrong by at most, in levels: rather too few harmonics. */
  private static final double SAFETY = 0.035;

  private static final long MANTISSA = 0xFFFFFFFFFFFFFL;
  private static final long ONE = 0x3FF0000000000000L;
  private static final double SIXTH = 1.0 / 6.0;

  /** Points of a table beyond its cycle: one before, three behind. */
  private static final int GUARDS = 4;

  private final float[][] saws;
  private final float[][] impulses;

  /** One over the increment at which the first table's top harmonic meets Nyquist. */
  private final double toRatio;

  private static final class Holder {
    static final MultiTable INSTANCE = new MultiTable(NUM_TABLES, CYCLE_SIZE);
  }

  /**
   * Computes the tables; the last has one harmonic.
   *
   * @param numTables how many, at least 2: the first has 2^((numTables − 1)/4) harmonics
   * @param cycleSize points of the smaller tables, a power of two
   */
  public MultiTable(int numTables, int cycleSize) {
    // Two silent tables behind the last spare the readers a question.
    saws = new float[numTables + 2][];
    saws[numTables] = new float[cycleSize + GUARDS];
    saws[numTables + 1] = saws[numTables];
    impulses = new float[numTables][];
    for (int i = 0; i < numTables; i++) {
      int harmonics = harmonics(i, numTables);
      int size = cycleSize;
      while (size < 8 * harmonics) {
        size *= 2;
      }
      saws[i] = sawTable(harmonics, size);
      impulses[i] = impulseTable(harmonics, 2 * size);
    }
    toRatio = StrictMath.pow(2.0, (numTables - 1) / TABLES_PER_OCTAVE);
  }

  /** The tables that all oscillators share: up to 1722 harmonics. */
  public static MultiTable getInstance() {
    return Holder.INSTANCE;
  }

  private static int harmonics(int index, int numTables) {
    return (int) (StrictMath.pow(2.0, (numTables - 1 - index) / TABLES_PER_OCTAVE) + 1.0e-9);
  }

  private static float[] sawTable(int harmonics, int size) {
    double[] real = new double[size];
    double[] imaginary = new double[size];
    for (int h = 1; h <= harmonics; h++) {
      double x = Math.PI * h / size;
      double sinc = StrictMath.sin(x) / x;
      imaginary[h] = 0.5 / (h * sinc * sinc);
    }
    FourierMath.ifft(size, real, imaginary);
    return guarded(real);
  }

  private static float[] impulseTable(int harmonics, int size) {
    double[] real = new double[size];
    double[] imaginary = new double[size];
    for (int h = 1; h <= harmonics; h++) {
      real[h] = 1.0 / harmonics;
    }
    FourierMath.ifft(size, real, imaginary);
    return guarded(real);
  }

  /** A cycle with its last point before it and its first three behind it. */
  private static float[] guarded(double[] cycle) {
    int size = cycle.length;
    float[] table = new float[size + GUARDS];
    for (int i = 0; i < table.length; i++) {
      table[i] = (float) cycle[(i + size - 1) % size];
    }
    return table;
  }

  /**
   * The level for a change of phase per frame, where 2 is a cycle.
   *
   * @param phaseIncrement its sign does not matter
   * @return 0 the richest … numTables − 1 a lone fundamental, and above that towards silence at
   *     numTables, which is Nyquist
   */
  public double convertPhaseIncrementToLevel(double phaseIncrement) {
    double ratio = Math.abs(phaseIncrement) * toRatio;
    double limited = Math.max(0.5, Math.min(1.0e12, ratio));
    long bits = Double.doubleToRawLongBits(limited);
    double x = Double.longBitsToDouble((bits & MANTISSA) | ONE) - 1.0;
    double octaves = ((bits >> 52) - 1023L) + x * (1.3465 - 0.3465 * x);
    double level = 1.0 + SAFETY + TABLES_PER_OCTAVE * octaves;
    return Math.max(0.0, Math.min(impulses.length, level));
  }

  /**
   * The saw-tooth.
   *
   * @param currentPhase −1…1
   * @param positivePhaseIncrement the change of phase per frame; the level says all, so this is not
   *     needed any more
   * @param level from {@link #convertPhaseIncrementToLevel}
   */
  public double calculateSawtooth(
      double currentPhase, double positivePhaseIncrement, double level) {
    return sawtooth(currentPhase, level);
  }

  /** The saw-tooth at a phase −1…1. */
  public double sawtooth(double phase, double level) {
    int index = (int) level;
    double place = 0.5 + 0.5 * phase;
    double near = line(saws[index], place);
    double far = line(saws[index + 1], place);
    return near + (level - index) * (far - near);
  }

  /** The impulse at a phase −1…1; its peak, 1, is at ±1. */
  public double impulse(double phase, double level) {
    int index = (int) level;
    int last = impulses.length - 1;
    double place = 0.5 + 0.5 * phase;
    double near = index > last ? 0.0 : cubic(impulses[index], place);
    double far = index >= last ? 0.0 : cubic(impulses[index + 1], place);
    return near + (level - index) * (far - near);
  }

  /** On a straight line between two points. */
  private static double line(float[] table, double place) {
    double position = place * (table.length - GUARDS);
    int index = (int) position;
    double low = table[index + 1];
    return low + (position - index) * (table[index + 2] - low);
  }

  /** On the cubic through four points (Lagrange). */
  private static double cubic(float[] table, double place) {
    double position = place * (table.length - GUARDS);
    int index = (int) position;
    double f = position - index;
    double before = table[index];
    double y0 = table[index + 1];
    double y1 = table[index + 2];
    double after = table[index + 3];
    double down = f - 1.0;
    double far = f - 2.0;
    double up = f + 1.0;
    return SIXTH * (up * f * down * after - f * down * far * before)
        + 0.5 * (up * down * far * y0 - up * f * far * y1);
  }

  /** Scales an array so that its greatest magnitude is 1; returns the magnitude it had. */
  public static float normalizeArray(float[] table) {
    float peak = 0.0f;
    for (float value : table) {
      peak = Math.max(peak, Math.abs(value));
    }
    if (peak > 0.0f) {
      for (int i = 0; i < table.length; i++) {
        table[i] /= peak;
      }
    }
    return peak;
  }
}
