package glasswood.patch.bank;

import com.jsyn.ports.UnitOutputPort;
import java.util.Arrays;
import java.util.function.BooleanSupplier;

/**
 * One input of all copies of a bank: for each lane a value, to which is added what is cabled: lanes
 * of other banks, outputs of units.
 *
 * <p>As long as nothing cabled moves, {@link #isSteady} holds and {@link #lanes} tells everything;
 * {@link #version} tells whether these have changed. Otherwise {@link #tile} has the values of each
 * frame. Allocates nothing once it has been heard.
 */
public final class LaneInput {
  private final int copies;
  private final double[][] base;
  private final double[][] now;
  private final double[][] spread;
  private final double[][] mixed;
  private final int[] spreadVersion;
  private Bank[] banks = {};
  private Feed[] feeds = {};
  private boolean steady = true;
  private boolean resting = true;
  private boolean zero = true;
  private int version = 1;

  /** An output of a unit, cabled to one lane. */
  private record Feed(int lane, UnitOutputPort port, int part, BooleanSupplier rests) {}

  LaneInput(int copies, double value) {
    this.copies = copies;
    int tiles = Tiles.count(copies);
    base = new double[tiles][Tiles.LANES];
    now = new double[tiles][Tiles.LANES];
    spread = new double[tiles][];
    mixed = new double[tiles][];
    spreadVersion = new int[tiles];
    for (int lane = 0; lane < copies; lane++) {
      set(lane, value);
    }
  }

  /** The constant value of a copy; cables add to it. */
  public void set(int copy, double value) {
    base[copy / Tiles.LANES][copy % Tiles.LANES] = value;
    now[copy / Tiles.LANES][copy % Tiles.LANES] = value;
    version++;
    zero = Arrays.stream(base).flatMapToDouble(Arrays::stream).allMatch(x -> x == 0);
  }

  /** The first cable takes the place of a value that was not asked for. */
  public void clear() {
    for (int lane = 0; lane < copies; lane++) {
      set(lane, 0);
    }
  }

  /** Cables a unit's output to a copy. */
  public void feed(int copy, UnitOutputPort port, int part) {
    feed(copy, port, part, () -> false);
  }

  /**
   * Cables a unit's output to a copy.
   *
   * @param rests whether the output has the same value in all frames of the block
   */
  public void feed(int copy, UnitOutputPort port, int part, BooleanSupplier rests) {
    feeds = Arrays.copyOf(feeds, feeds.length + 1);
    feeds[feeds.length - 1] = new Feed(copy, port, part, rests);
  }

  /** Cables each copy of another bank to its counterpart. */
  public void feed(Bank bank) {
    banks = Arrays.copyOf(banks, banks.length + 1);
    banks[banks.length - 1] = bank;
    bank.readEach();
  }

  /** Whether anything is cabled. */
  boolean isCabled() {
    return banks.length + feeds.length > 0;
  }

  /** Whether there is nothing but what comes from banks. */
  private boolean isBare() {
    return zero && feeds.length == 0;
  }

  /** Looks at what is cabled; before the others are asked about these frames. */
  void update(int start) {
    resting = true;
    for (int i = 0; i < feeds.length && resting; i++) {
      resting = feeds[i].rests.getAsBoolean();
    }
    if (resting && feeds.length > 0) {
      settle(start);
    }
    steady = resting && banks.length == 0;
  }

  private void settle(int start) {
    int i = 0;
    while (i < feeds.length) {
      int lane = feeds[i].lane;
      double value = base[lane / Tiles.LANES][lane % Tiles.LANES];
      for (; i < feeds.length && feeds[i].lane == lane; i++) {
        value += feeds[i].port.getValues(feeds[i].part)[start];
      }
      double[] row = now[lane / Tiles.LANES];
      if (row[lane % Tiles.LANES] != value) {
        row[lane % Tiles.LANES] = value;
        version++;
      }
    }
  }

  /** Whether each lane has one value in all frames since {@link #update}. */
  boolean isSteady() {
    return steady;
  }

  /** A greater number whenever the values of {@link #lanes} have changed. */
  int version() {
    return version;
  }

  /** Whether all that moves is what the one bank gives that is cabled. */
  boolean hearsOnly(Bank bank) {
    return resting && banks.length == 1 && banks[0] == bank;
  }

  /** Copies the values of all lanes, without what comes from banks; only while all else rests. */
  void rest(double[] lanes) {
    for (int t = 0; t < now.length; t++) {
      System.arraycopy(now[t], 0, lanes, t * Tiles.LANES, Tiles.LANES);
    }
  }

  /** The values of a tile's lanes; only while steady. */
  double[] lanes(int tile) {
    return now[tile];
  }

  /** The values of a tile in frames {@code start} to {@code limit}; not to be written to. */
  double[] tile(int tile, int start, int limit) {
    if (steady) {
      return spread(tile);
    }
    if (banks.length == 1 && isBare()) {
      return banks[0].tile(tile);
    }
    if (mixed[tile] == null) {
      mixed[tile] = new double[Tiles.SIZE];
    }
    double[] mix = mixed[tile];
    int from = start * Tiles.LANES;
    int to = limit * Tiles.LANES;
    int next = 1;
    if (banks.length == 0) {
      System.arraycopy(spread(tile), from, mix, from, to - from);
    } else if (banks.length == 4 && isBare()) {
      next = 4;
      Tiles.sum(
          banks[0].tile(tile),
          banks[1].tile(tile),
          banks[2].tile(tile),
          banks[3].tile(tile),
          mix,
          from,
          to);
    } else {
      Tiles.sum(spread(tile), banks[0].tile(tile), mix, from, to);
    }
    for (int i = next; i < banks.length; i++) {
      Tiles.add(banks[i].tile(tile), mix, from, to);
    }
    for (int i = 0; i < feeds.length && !resting; i++) {
      gather(feeds[i], tile, mix, start, limit);
    }
    return mix;
  }

  /** The values of a tile in one frame, written to {@code out[at]} and behind it. */
  void frame(int tile, int frame, double[] out, int at) {
    System.arraycopy(resting ? now[tile] : base[tile], 0, out, at, Tiles.LANES);
    for (Bank bank : banks) {
      double[] values = bank.tile(tile);
      int from = frame * Tiles.LANES;
      for (int l = 0; l < Tiles.LANES; l++) {
        out[at + l] += values[from + l];
      }
    }
    for (int i = 0; i < feeds.length && !resting; i++) {
      Feed feed = feeds[i];
      int lane = feed.lane - tile * Tiles.LANES;
      if (lane >= 0 && lane < Tiles.LANES) {
        out[at + lane] += feed.port.getValues(feed.part)[frame];
      }
    }
  }

  /**
   * {@code from} times the values of a tile, in frames {@code start} to {@code limit}.
   *
   * @param to receives the products, or has them added if there was {@code more} before
   */
  void scale(double[] from, double[] to, boolean more, int tile, int start, int limit) {
    int first = start * Tiles.LANES;
    int end = limit * Tiles.LANES;
    if (banks.length == 1 && resting && !isBare()) {
      double[] values = spread(tile);
      if (more) {
        Tiles.addScaled(from, values, banks[0].tile(tile), to, first, end);
      } else {
        Tiles.product(from, values, banks[0].tile(tile), to, first, end);
      }
    } else if (more) {
      Tiles.addScaled(from, tile(tile, start, limit), to, first, end);
    } else {
      Tiles.product(from, tile(tile, start, limit), to, first, end);
    }
  }

  private static void gather(Feed feed, int tile, double[] mix, int start, int limit) {
    int lane = feed.lane - tile * Tiles.LANES;
    if (lane < 0 || lane >= Tiles.LANES) {
      return;
    }
    double[] values = feed.port.getValues(feed.part);
    for (int f = start; f < limit; f++) {
      mix[f * Tiles.LANES + lane] += values[f];
    }
  }

  /** In every frame the lanes' values, those of resting feeds included. */
  private double[] spread(int tile) {
    int wanted = resting ? version : 0;
    if (spread[tile] == null) {
      spread[tile] = new double[Tiles.SIZE];
      spreadVersion[tile] = -1;
    }
    if (spreadVersion[tile] != wanted) {
      Tiles.spread(resting ? now[tile] : base[tile], spread[tile]);
      spreadVersion[tile] = wanted;
    }
    return spread[tile];
  }
}
