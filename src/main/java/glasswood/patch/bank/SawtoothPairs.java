package glasswood.patch.bank;

import com.jsyn.engine.MultiTable;

/**
 * What {@link MultiTable} holds of its saw-tooth, laid out for reading between two tables: for each
 * point of a cycle the value of the richer table, its rise to the next point, and by what the
 * poorer table's value and rise differ. So a reading takes what it needs from one place.
 *
 * <p>Computed once; any thread may read.
 */
final class SawtoothPairs {
  private static final int TABLES = MultiTable.NUM_TABLES;
  private static final int LEAST_POINTS = MultiTable.CYCLE_SIZE;
  private static final int POINTS_PER_HARMONIC = 8;
  private static final double TABLES_PER_OCTAVE = 4;
  private static final int FIELDS = 4;

  private static final float[][] PAIRS = new float[TABLES + 1][];

  static {
    for (int level = 0; level <= TABLES; level++) {
      PAIRS[level] = pair(level);
    }
  }

  private SawtoothPairs() {}

  /** The tables of level {@code index} and the next. */
  static float[] of(int index) {
    return PAIRS[index];
  }

  private static float[] pair(int level) {
    double harmonics = StrictMath.pow(2, (TABLES - 1 - level) / TABLES_PER_OCTAVE);
    int points = LEAST_POINTS;
    while (points < POINTS_PER_HARMONIC * harmonics) {
      points *= 2;
    }
    float[] pair = new float[FIELDS * (points + 1)];
    for (int i = 0; i <= points; i++) {
      double near = value(level, i, points);
      double rise = value(level, i + 1, points) - near;
      double far = value(level + 1, i, points);
      double farRise = value(level + 1, i + 1, points) - far;
      pair[FIELDS * i] = (float) near;
      pair[FIELDS * i + 1] = (float) rise;
      pair[FIELDS * i + 2] = (float) (far - near);
      pair[FIELDS * i + 3] = (float) (farRise - rise);
    }
    return pair;
  }

  private static double value(int level, int point, int points) {
    double turns = point % points / (double) points;
    return level >= TABLES
        ? 0
        : MultiTable.getInstance().calculateSawtooth(2 * turns - 1, 0, level);
  }

  /**
   * Reads one lane of a tile.
   *
   * @param pair tables
   * @param share of the poorer of them, 0…1
   * @param turns phases from −½ to ½
   * @param out receives the values
   * @param from first index; the next is {@link Tiles#LANES} behind it
   * @param to end of the indices
   */
  static void read(float[] pair, double share, double[] turns, double[] out, int from, int to) {
    double points = pair.length / FIELDS - 1;
    for (int j = from; j < to; j += Tiles.LANES) {
      double position = (turns[j] + 0.5) * points;
      int index = (int) position;
      double part = position - index;
      int at = FIELDS * index;
      double near = pair[at] + part * pair[at + 1];
      double more = pair[at + 2] + part * pair[at + 3];
      out[j] = near + share * more;
    }
  }
}
