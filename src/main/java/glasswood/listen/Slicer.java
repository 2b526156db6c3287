package glasswood.listen;

/**
 * Cuts a stream into overlapping windows. The first window begins with the first sample; what
 * follows the last whole window is not seen.
 */
final class Slicer {
  /** Takes a window; may overwrite it. */
  @FunctionalInterface
  interface Listener {
    void window(float[] samples, long start);
  }

  private static final int AT_ONCE = 1024;

  private final int size;
  private final int hop;
  private final float[] kept;
  private final float[] window;
  private final float[] mid = new float[AT_ONCE];
  private final Listener listener;
  private int filled;
  private int skip;
  private long start;

  Slicer(int size, int hop, Listener listener) {
    if (size < 1 || hop < 1) {
      throw new IllegalArgumentException("windows of " + size + " every " + hop + " frames");
    }
    this.size = size;
    this.hop = hop;
    this.listener = listener;
    kept = new float[size];
    window = new float[size];
  }

  /** Takes the mid signal of both sides. */
  void add(double[] left, double[] right, int offset, int count) {
    for (int done = 0; done < count; done += AT_ONCE) {
      int now = Math.min(AT_ONCE, count - done);
      mid(left, right, offset + done, now, mid);
      add(mid, 0, now);
    }
  }

  /**
   * Writes the mid signal (left + right) / 2 from the beginning of {@code out}; samples that are no
   * number count as 0.
   */
  static void mid(double[] left, double[] right, int offset, int count, float[] out) {
    for (int i = 0; i < count; i++) {
      float mid = (float) (0.5 * (left[offset + i] + right[offset + i]));
      out[i] = Math.abs(mid) <= Float.MAX_VALUE ? mid : 0;
    }
  }

  void add(float[] samples, int offset, int count) {
    int at = offset;
    int end = offset + count;
    while (at < end) {
      if (skip > 0) {
        int now = Math.min(skip, end - at);
        skip -= now;
        at += now;
        continue;
      }
      int now = Math.min(size - filled, end - at);
      System.arraycopy(samples, at, kept, filled, now);
      filled += now;
      at += now;
      if (filled == size) {
        System.arraycopy(kept, 0, window, 0, size);
        listener.window(window, start);
        start += hop;
        int overlap = Math.max(0, size - hop);
        System.arraycopy(kept, size - overlap, kept, 0, overlap);
        filled = overlap;
        skip = Math.max(0, hop - size);
      }
    }
  }
}
