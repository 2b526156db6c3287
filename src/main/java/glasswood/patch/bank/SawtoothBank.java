package glasswood.patch.bank;

import com.jsyn.engine.MultiTable;

/**
 * Band-limited sawtooths side by side, read from the tables of {@link MultiTable} as {@link
 * com.jsyn.unitgen.SawtoothOscillatorBL} reads them. Which tables these are is decided anew when a
 * frequency has moved by one part in {@value #PARTS}, 0.0006 of the step from one table to the
 * next.
 */
final class SawtoothBank extends Bank {
  private static final int PARTS = 10_000;

  private final LaneInput frequency = input("Frequency", 440);
  private final LaneInput amplitude = input("Amplitude", 1);
  private final double[][] phases;
  private final Lane[] lanes;
  private final double[] turns = new double[Tiles.SIZE];

  /** The frequency for which a level was found, how far it may move, and the level. */
  private static final class Lane {
    double hertz = Double.NaN;
    double slack;
    double level;
  }

  SawtoothBank(int copies) {
    super(copies);
    phases = new double[Tiles.count(copies)][Tiles.LANES];
    lanes = new Lane[copies];
    for (int i = 0; i < copies; i++) {
      lanes[i] = new Lane();
    }
  }

  @Override
  public void phase(int copy, double phase) {
    phases[copy / Tiles.LANES][copy % Tiles.LANES] = 0.5 * phase;
  }

  @Override
  void begin(int start, int limit) {
    frequency.update(start);
    amplitude.update(start);
  }

  @Override
  void generate(int tile, double[] out, int start, int limit) {
    double[] hertz = frequency.tile(tile, start, limit);
    Phases.advance(phases[tile], hertz, getFramePeriod(), turns, start, limit);
    int to = limit * Tiles.LANES;
    for (int l = 0; l < lanesOf(tile); l++) {
      read(lanes[tile * Tiles.LANES + l], hertz, out, start * Tiles.LANES + l, to);
    }
    Tiles.multiply(amplitude.tile(tile, start, limit), out, start * Tiles.LANES, to);
  }

  private void read(Lane lane, double[] hertz, double[] out, int from, int to) {
    MultiTable tables = MultiTable.getInstance();
    double toIncrement = 2 * getFramePeriod();
    double centre = lane.hertz;
    double slack = lane.slack;
    double level = lane.level;
    for (int j = from; j < to; j += Tiles.LANES) {
      double now = hertz[j];
      if (!(Math.abs(now - centre) <= slack)) {
        centre = now;
        slack = Math.abs(now) / PARTS;
        level = tables.convertPhaseIncrementToLevel(now * toIncrement);
      }
      out[j] = tables.calculateSawtooth(2 * turns[j], 0, level);
    }
    lane.hertz = centre;
    lane.slack = slack;
    lane.level = level;
  }
}
