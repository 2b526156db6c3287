package glasswood.patch.bank;

import com.jsyn.ports.UnitOutputPort;
import com.jsyn.unitgen.UnitGenerator;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Copies of one unit, computed side by side. Other banks read {@link #tile}; units read {@link
 * #sum}, the sum of all copies, or {@link #copy}, one of them.
 *
 * <p>State advances per frame: how a block is cut makes no difference.
 */
public abstract class Bank extends UnitGenerator {
  private final Map<String, LaneInput> lanes = new TreeMap<>();
  private final int copies;
  private final double[][] tiles;
  private UnitOutputPort sum;
  private double[] total;
  private UnitOutputPort each;
  private boolean[] heard;

  Bank(int copies) {
    this.copies = copies;
    tiles = Tiles.of(copies);
  }

  /** Registers an input of all copies. */
  final LaneInput input(String port, double value) {
    LaneInput input = new LaneInput(copies, value);
    lanes.put(port.toLowerCase(Locale.ROOT), input);
    return input;
  }

  /** An input of all copies, by the name of the units' port. */
  public final LaneInput input(String port) {
    return lanes.get(port.toLowerCase(Locale.ROOT));
  }

  /** Gives a copy's random numbers their seed; does nothing where there are none. */
  public void seed(int copy, long seed) {}

  /** Where a copy's phase begins; does nothing where there is none. */
  public void phase(int copy, double phase) {}

  final int copies() {
    return copies;
  }

  /** What the copies of a tile give. */
  final double[] tile(int tile) {
    return tiles[tile];
  }

  /** An output that is the sum of all copies. */
  public UnitOutputPort sum() {
    if (sum == null) {
      sum = new UnitOutputPort("Sum");
      addPort(sum);
      total = new double[Tiles.SIZE];
    }
    return sum;
  }

  /** An output with a part for each copy; part {@code copy} is heard from now on. */
  public final UnitOutputPort copy(int copy) {
    if (each == null) {
      each = new UnitOutputPort(copies, PORT_NAME_OUTPUT);
      addPort(each);
      heard = new boolean[copies];
    }
    heard[copy] = true;
    return each;
  }

  @Override
  public final void generate(int start, int limit) {
    begin(start, limit);
    for (int t = 0; t < tiles.length; t++) {
      generate(t, tiles[t], start, limit);
    }
    finish(start, limit);
    if (sum != null) {
      double[] all = tiles[0];
      if (tiles.length > 1) {
        int from = start * Tiles.LANES;
        int to = limit * Tiles.LANES;
        Tiles.sum(tiles[0], tiles[1], total, from, to);
        for (int t = 2; t < tiles.length; t++) {
          Tiles.add(tiles[t], total, from, to);
        }
        all = total;
      }
      Tiles.sumLanes(all, sum.getValues(), start, limit);
    }
    if (each != null) {
      takeApart(start, limit);
    }
  }

  private void takeApart(int start, int limit) {
    for (int copy = 0; copy < copies; copy++) {
      if (heard[copy]) {
        double[] from = tiles[copy / Tiles.LANES];
        double[] to = each.getValues(copy);
        int lane = copy % Tiles.LANES;
        for (int f = start; f < limit; f++) {
          to[f] = from[f * Tiles.LANES + lane];
        }
      }
    }
  }

  /** Before the tiles: brings the inputs up to date. */
  abstract void begin(int start, int limit);

  /** Computes frames {@code start} to {@code limit} of a tile. */
  abstract void generate(int tile, double[] out, int start, int limit);

  /** After the tiles. */
  void finish(int start, int limit) {}

  /** Silence for a lane whose state no longer matters, before it becomes a denormal number. */
  static double settled(double state) {
    return Math.abs(state) < 1e-60 ? 0 : state;
  }

  /** How many lanes of a tile are copies. */
  final int lanesOf(int tile) {
    return Math.min(copies - tile * Tiles.LANES, Tiles.LANES);
  }
}
