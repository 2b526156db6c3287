package glasswood.listen;

/**
 * Roughness over time, four values a second, of the mid signal; see {@link Roughness}. In: blocks
 * of any size at any rate from 8 kHz. Memory is constant.
 */
public final class RoughnessMeter {
  /** Values a second. */
  public static final int PER_SECOND = 4;

  /** Told of each window. */
  @FunctionalInterface
  public interface Listener {
    /**
     * @param centreFrame the middle of the window
     * @param asper its roughness
     */
    void at(long centreFrame, double asper);
  }

  private final Slicer slicer;

  public RoughnessMeter(int rate, Listener listener) {
    Roughness roughness = new Roughness(rate);
    int half = roughness.size() / 2;
    slicer =
        new Slicer(
            roughness.size(),
            rate / PER_SECOND,
            (samples, start) -> listener.at(start + half, roughness.of(samples)));
  }

  /** Hears frames {@code offset … offset + count − 1}. */
  public void add(double[] left, double[] right, int offset, int count) {
    slicer.add(left, right, offset, count);
  }

  /** Hears frames of the mid signal. */
  void add(float[] mid, int offset, int count) {
    slicer.add(mid, offset, count);
  }
}
