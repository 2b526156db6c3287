package glasswood.patch.bank;

import com.jsyn.engine.MultiTable;

/**
 * Band-limited sawtooths side by side, read from the tables of {@link MultiTable} as {@link
 * com.jsyn.unitgen.SawtoothOscillatorBL} reads them. Which tables these are is decided every
 * {@value #STEP} frames and glides in between.
 */
final class SawtoothBank extends Bank {
  private static final int STEP = 16;

  private final LaneInput frequency = input("Frequency", 440);
  private final LaneInput amplitude = input("Amplitude", 1);
  private final double[][] phases;
  private final double[] turns = new double[Tiles.SIZE];

  SawtoothBank(int copies) {
    super(copies);
    phases = new double[Tiles.count(copies)][Tiles.LANES];
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
    MultiTable tables = MultiTable.getInstance();
    double toIncrement = 2 * getFramePeriod();
    int lanes = lanesOf(tile);
    for (int lane = 0; lane < lanes; lane++) {
      double level =
          tables.convertPhaseIncrementToLevel(hertz[start * Tiles.LANES + lane] * toIncrement);
      for (int f = start; f < limit; f += STEP) {
        int end = Math.min(limit, f + STEP);
        int last = (end - 1) * Tiles.LANES + lane;
        double increment = Math.abs(hertz[last] * toIncrement);
        double next = tables.convertPhaseIncrementToLevel(increment);
        double slope = (next - level) / (end - f);
        for (int j = f * Tiles.LANES + lane; j <= last; j += Tiles.LANES) {
          out[j] = tables.calculateSawtooth(2 * turns[j], increment, level);
          level += slope;
        }
        level = next;
      }
    }
    Tiles.multiply(
        amplitude.tile(tile, start, limit), out, start * Tiles.LANES, limit * Tiles.LANES);
  }
}
