package glasswood.patch.bank;

import com.jsyn.ports.UnitOutputPort;
import com.jsyn.unitgen.UnitGenerator;
import java.util.Arrays;
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
  private boolean read;
  private Bank[] guests = {};

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

  /**
   * Cables each copy of a bank that nobody else hears to its counterpart here. From now on it is
   * this bank that has the guest computed, or does without.
   */
  public final void takeIn(Bank guest, String port) {
    guests = Arrays.copyOf(guests, guests.length + 1);
    guests[guests.length - 1] = guest;
    input(port).feed(guest);
  }

  /** The only bank that was taken in; null when there is none or more. */
  final Bank guest() {
    return guests.length == 1 ? guests[0] : null;
  }

  @Override
  public void setFrameRate(int frameRate) {
    super.setFrameRate(frameRate);
    for (Bank guest : guests) {
      guest.setFrameRate(frameRate);
    }
  }

  /** Says that another bank reads what each copy gives. */
  final void readEach() {
    read = true;
  }

  /** What the copies of a tile give; only where {@link #readEach} was said. */
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
    if (sum != null && !read && each == null && foretell(sum.getValues(), start, limit)) {
      return;
    }
    for (Bank guest : guests) {
      guest.generate(start, limit);
    }
    if (sum != null) {
      double[] all = null;
      for (int t = 0; t < tiles.length; t++) {
        all = read || each != null ? addKept(all, t, start, limit) : addTo(all, t, start, limit);
      }
      Tiles.sumLanes(all, sum.getValues(), start, limit);
    } else {
      for (int t = 0; t < tiles.length; t++) {
        generate(t, tiles[t], start, limit);
      }
    }
    finish(start, limit);
    if (each != null) {
      takeApart(start, limit);
    }
  }

  private double[] addKept(double[] all, int tile, int start, int limit) {
    double[] now = tiles[tile];
    generate(tile, now, start, limit);
    if (all == null) {
      return now;
    }
    int from = start * Tiles.LANES;
    int to = limit * Tiles.LANES;
    if (all == total) {
      Tiles.add(now, total, from, to);
    } else {
      Tiles.sum(all, now, total, from, to);
    }
    return total;
  }

  /**
   * Computes frames {@code start} to {@code limit} of a tile of which only the sum is heard.
   *
   * @param all the sum of the tiles before; null for the first
   * @return the sum with this tile: {@link #total} or an array of the tile's own
   */
  double[] addTo(double[] all, int tile, int start, int limit) {
    return addKept(all, tile, start, limit);
  }

  /** Where tiles are summed. */
  final double[] total() {
    return total;
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

  /**
   * Writes the sum of all copies, the only thing heard of them, without tiles.
   *
   * @return whether it was possible; if not, nothing has happened
   */
  boolean foretell(double[] sum, int start, int limit) {
    return false;
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
