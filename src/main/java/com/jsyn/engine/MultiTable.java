package com.jsyn.engine;

import com.jsyn.dsp.FastMath;
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

  private final float[][] saws;
  private final float[][] impulses;

  /** The increment at which the first table's top harmonic meets Nyquist. */
  private final double firstIncrement;

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
    saws = new float[numTables][];
    impulses = new float[numTables][];
    for (int i = 0; i < numTables; i++) {
      int harmonics = harmonics(i, numTables);
      int size = cycleSize;
      while (size < 8 * harmonics) {
        size *= 2;
      }
      saws[i] = table(harmonics, size, false);
      impulses[i] = table(harmonics, size, true);
    }
    firstIncrement = 1.0 / StrictMath.pow(2.0, (numTables - 1) / TABLES_PER_OCTAVE);
  }

  /** The tables that all oscillators share: up to 1722 harmonics. */
  public static MultiTable getInstance() {
    return Holder.INSTANCE;
  }

  private static int harmonics(int index, int numTables) {
    return (int) (StrictMath.pow(2.0, (numTables - 1 - index) / TABLES_PER_OCTAVE) + 1.0e-9);
  }

  private static float[] table(int harmonics, int size, boolean impulse) {
    double[] real = new double[size];
    double[] imaginary = new double[size];
    for (int h = 1; h <= harmonics; h++) {
      double x = Math.PI * h / size;
      double sinc = StrictMath.sin(x) / x;
      if (impulse) {
        real[h] = 1.0 / (harmonics * sinc * sinc);
      } else {
        imaginary[h] = 0.5 / (h * sinc * sinc);
      }
    }
    FourierMath.ifft(size, real, imaginary);
    float[] table = new float[size + 2];
    for (int i = 0; i < table.length; i++) {
      table[i] = (float) real[i % size];
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
    double ratio = Math.abs(phaseIncrement) / firstIncrement;
    double limited = Math.max(0.5, Math.min(1.0e12, ratio));
    double level = 1.0 + TABLES_PER_OCTAVE * FastMath.log2(limited);
    return Math.max(0.0, Math.min(saws.length, level));
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
    return read(saws, currentPhase, level);
  }

  /** The saw-tooth at a phase −1…1. */
  public double sawtooth(double phase, double level) {
    return read(saws, phase, level);
  }

  /** The impulse at a phase −1…1; its peak, 1, is at ±1. */
  public double impulse(double phase, double level) {
    return read(impulses, phase, level);
  }

  private static double read(float[][] tables, double phase, double level) {
    int index = (int) level;
    int last = tables.length - 1;
    double place = 0.5 + 0.5 * phase;
    double blend = level - index;
    double near = index > last ? 0.0 : interpolate(tables[index], place);
    double far = index >= last ? 0.0 : interpolate(tables[index + 1], place);
    return near + blend * (far - near);
  }

  private static double interpolate(float[] table, double place) {
    double position = place * (table.length - 2);
    int index = (int) position;
    double low = table[index];
    return low + (position - index) * (table[index + 1] - low);
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
