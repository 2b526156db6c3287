package glasswood.export;

import glasswood.dream.RandomLanes;
import glasswood.dream.Seeds;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Triangular noise for one channel: differences of two uniform variables, variance 1/6, within ±1.
 *
 * <p>Its numbers depend on the seed only. They are drawn {@value RandomLanes#BATCH} at once, from
 * streams side by side, and handed out in turn. Allocates nothing; not thread-safe.
 */
final class DitherNoise {
  private static final double TO_LSB = 0x1.0p-32;

  private final RandomLanes lanes = new RandomLanes();
  private final long[] draws = new long[RandomLanes.BATCH];
  private int used = RandomLanes.BATCH;

  DitherNoise(long seed) {
    for (int lane = 0; lane < RandomLanes.LANES; lane++) {
      lanes.seed(lane, Seeds.of(seed, lane, "lane"));
    }
  }

  /** How many numbers {@link #at} can give before more are drawn; at least 1. */
  int ready() {
    if (used == draws.length) {
      lanes.fillLongs(draws);
      used = 0;
    }
    return draws.length - used;
  }

  /** The number that comes {@code ahead} after the next, below {@link #ready}. */
  double at(int ahead) {
    long bits = draws[used + ahead];
    // One conversion instead of two: the sum of both halves is exact.
    return ((bits >> 32) + (int) bits) * TO_LSB;
  }

  /** Passes over numbers that were used, as many as are ready at most. */
  void pass(int count) {
    used += count;
  }

  void save(DataOutput out) throws IOException {
    lanes.save(out);
    out.writeInt(used);
    for (long draw : draws) {
      out.writeLong(draw);
    }
  }

  void restore(DataInput in) throws IOException {
    lanes.restore(in);
    used = in.readInt();
    for (int i = 0; i < draws.length; i++) {
      draws[i] = in.readLong();
    }
  }
}
