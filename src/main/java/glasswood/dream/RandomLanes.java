package glasswood.dream;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Streams of {@link Random64} side by side: lane l gives the numbers that a stream of its own would
 * give. Computed in short loops over arrays, lane after lane and frame after frame, which the JIT
 * vectorises. Not thread-safe.
 */
public final class RandomLanes {
  /** Streams side by side: a constant, or the JIT would vectorise nothing. */
  public static final int LANES = 32;

  private static final int FRAMES = 16;

  /** How many numbers {@link #fillLongs} writes. */
  public static final int BATCH = LANES * FRAMES;

  /** State words of the lanes for a run of frames; those before the run come first. */
  private final long[] a;

  private final long[] b;
  private final long[] c;
  private final long[] d;
  private final long[] bits;

  /** Lanes that are all seeded with 0. */
  public RandomLanes() {
    int size = LANES * (FRAMES + 1);
    a = new long[size];
    b = new long[size];
    c = new long[size];
    d = new long[size];
    bits = new long[LANES * FRAMES];
    for (int lane = 0; lane < LANES; lane++) {
      seed(lane, 0);
    }
  }

  /** Begins a lane as {@code new Random64(seed)} begins. */
  public void seed(int lane, long seed) {
    new Random64(seed).copyTo(a, b, c, d, lane);
  }

  /**
   * Writes {@link Random64#bipolar} numbers, times {@code scale}: those of a frame's lanes next to
   * each other, from {@code out[from]} to before {@code out[to]}, whole frames.
   */
  public void fillBipolar(double scale, double[] out, int from, int to) {
    for (int at = from; at < to; at += LANES * FRAMES) {
      int count = Math.min(LANES * FRAMES, to - at);
      step(a, b, c, d, count);
      mix(a, d, bits, count);
      convert(bits, scale * 0x1.0p-53, out, at, count);
      carry(count);
    }
  }

  /**
   * Writes {@link Random64#nextLong} numbers, {@value #BATCH} of them: those of a frame's lanes
   * next to each other.
   */
  public void fillLongs(long[] out) {
    step(a, b, c, d, BATCH);
    mixAll(a, d, out, BATCH);
    carry(BATCH);
  }

  /** Writes where the streams stand. */
  public void save(DataOutput out) throws IOException {
    for (long[] words : new long[][] {a, b, c, d}) {
      for (int lane = 0; lane < LANES; lane++) {
        out.writeLong(words[lane]);
      }
    }
  }

  /** Goes to where other streams stood when they were saved. */
  public void restore(DataInput in) throws IOException {
    for (long[] words : new long[][] {a, b, c, d}) {
      for (int lane = 0; lane < LANES; lane++) {
        words[lane] = in.readLong();
      }
    }
  }

  /** The states after {@code count} more numbers. */
  private static void step(long[] a, long[] b, long[] c, long[] d, int count) {
    for (int j = LANES; j < count + LANES; j++) {
      long a0 = a[j - LANES];
      long b0 = b[j - LANES];
      long c0 = c[j - LANES];
      long d0 = d[j - LANES];
      a[j] = a0 ^ b0 ^ d0;
      b[j] = a0 ^ b0 ^ c0;
      c[j] = a0 ^ c0 ^ (b0 << 17);
      d[j] = Long.rotateLeft(b0 ^ d0, 45);
    }
  }

  private static void mix(long[] a, long[] d, long[] bits, int count) {
    for (int j = 0; j < count; j++) {
      bits[j] = (Long.rotateLeft(a[j] + d[j], 23) + a[j]) >> 10;
    }
  }

  private static void mixAll(long[] a, long[] d, long[] out, int count) {
    for (int j = 0; j < count; j++) {
      out[j] = Long.rotateLeft(a[j] + d[j], 23) + a[j];
    }
  }

  /** Makes the states that came last those that come next. */
  private void carry(int count) {
    System.arraycopy(a, count, a, 0, LANES);
    System.arraycopy(b, count, b, 0, LANES);
    System.arraycopy(c, count, c, 0, LANES);
    System.arraycopy(d, count, d, 0, LANES);
  }

  private static void convert(long[] bits, double scale, double[] out, int at, int count) {
    for (int j = 0; j < count; j++) {
      out[at + j] = bits[j] * scale;
    }
  }
}
