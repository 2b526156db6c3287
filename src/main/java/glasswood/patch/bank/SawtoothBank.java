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

  private static final int TOGETHER = 16;

  private final LaneInput frequency = input("Frequency", 440);
  private final LaneInput amplitude = input("Amplitude", 1);
  private final double[][] phases;
  private final Lane[] lanes;
  private final double[] turns = new double[Tiles.SIZE];

  /** The frequency for which tables were found, how far it may move, and the tables. */
  private static final class Lane {
    double hertz = Double.NaN;
    double slack;
    float[] pair;
    double share;

    boolean holds(double now) {
      return Math.abs(now - hertz) <= slack;
    }

    void aim(double now, double level) {
      int index = (int) level;
      hertz = now;
      slack = Math.abs(now) / PARTS;
      pair = SawtoothPairs.of(index);
      share = level - index;
    }
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
      read(lanes[tile * Tiles.LANES + l], hertz, out, l, start, limit);
    }
    Tiles.multiply(amplitude.tile(tile, start, limit), out, start * Tiles.LANES, to);
  }

  /** Reads as many frames together as need the same tables, going by the first and the last. */
  private void read(Lane lane, double[] hertz, double[] out, int index, int start, int limit) {
    double toIncrement = 2 * getFramePeriod();
    int frame = start;
    while (frame < limit) {
      int end = Math.min(limit, frame + TOGETHER);
      if (!lane.holds(hertz[frame * Tiles.LANES + index])
          || !lane.holds(hertz[(end - 1) * Tiles.LANES + index])) {
        double now = hertz[frame * Tiles.LANES + index];
        if (!lane.holds(now)) {
          lane.aim(now, MultiTable.getInstance().convertPhaseIncrementToLevel(now * toIncrement));
        }
        end = frame + 1;
        while (end < limit && lane.holds(hertz[end * Tiles.LANES + index])) {
          end++;
        }
      }
      SawtoothPairs.read(
          lane.pair,
          lane.share,
          turns,
          out,
          frame * Tiles.LANES + index,
          end * Tiles.LANES + index);
      frame = end;
    }
  }
}
