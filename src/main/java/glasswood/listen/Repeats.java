package glasswood.listen;

import java.util.Arrays;

/** Finds blocks that come again right behind themselves, exactly, on both sides. */
final class Repeats {
  /** Told of each. */
  @FunctionalInterface
  interface Listener {
    /**
     * @param frame where the block comes again
     * @param lag its length in frames
     * @param height the highest sample of it
     */
    void repeat(long frame, int lag, double height);
  }

  private static final int PAST = 1 << 14;
  private static final int LONGEST = PAST / 2;
  private static final int SHORTEST = 128;
  private static final int MOST = 7;
  private static final int MISSED = 112;
  private static final int TABLE = 1 << 11;
  private static final double LEAST = 1.5e-3;

  private final double[] left = new double[PAST];
  private final double[] right = new double[PAST];
  private final long[] table = new long[TABLE];
  private final Listener listener;
  private long frame;
  private int lag;
  private long began;
  private double highest;

  Repeats(Listener listener) {
    this.listener = listener;
    Arrays.fill(table, Long.MIN_VALUE / 2);
  }

  void add(double[] l, double[] r, int offset, int count) {
    for (int i = offset; i < offset + count; i++) {
      int at = (int) (frame & (PAST - 1));
      left[at] = l[i];
      right[at] = r[i];
      if (lag > 0) {
        int then = (int) ((frame - lag) & (PAST - 1));
        if (left[then] == l[i] && right[then] == r[i]) {
          highest = Math.max(highest, Math.abs(l[i]));
        } else {
          end();
        }
      }
      // One frame in sixteen, chosen by what it holds, is remembered and looked up.
      long bits = Double.doubleToRawLongBits(l[i]) * 31 + Double.doubleToRawLongBits(r[i]);
      bits *= 0x9E3779B97F4A7C15L;
      if (bits >>> 60 == 0 && l[i] != 0) {
        int key = (int) (bits >>> 47) & (TABLE - 1);
        if (lag == 0 && frame - table[key] <= LONGEST) {
          begin(table[key], at);
        }
        table[key] = frame;
      }
      frame++;
    }
  }

  private void begin(long then, int at) {
    int was = (int) (then & (PAST - 1));
    if (left[was] == left[at] && right[was] == right[at]) {
      lag = (int) (frame - then);
      began = frame;
      highest = Math.abs(left[at]);
    }
  }

  private void end() {
    long length = frame - began;
    if (lag >= SHORTEST
        && length >= lag - MISSED
        && length <= (long) MOST * lag
        && highest > LEAST) {
      listener.repeat(began, lag, highest);
    }
    lag = 0;
  }
}
