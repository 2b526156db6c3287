package glasswood.listen;

/**
 * Cuts a stream into overlapping windows of its mid signal, (left + right) / 2. The first window
 * begins with the first frame; what follows the last whole window is not seen. Samples that are no
 * number count as 0.
 */
final class Slicer {
  /** Takes a window; may overwrite it. */
  @FunctionalInterface
  interface Listener {
    void window(float[] samples, long startFrame);
  }

  private final int size;
  private final int hop;
  private final float[] kept;
  private final float[] window;
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

  void add(double[] left, double[] right, int offset, int count) {
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
      for (int i = 0; i < now; i++) {
        float mid = (float) (0.5 * (left[at + i] + right[at + i]));
        kept[filled + i] = Float.isFinite(mid) ? mid : 0;
      }
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
