package glasswood.listen;

/**
 * Brings a stream to a whole fraction of its rate: a low-pass, then one of so many samples.
 *
 * <p>The low-pass is a windowed sinc (Kaiser) of {@value #TAPS_A_STEP} taps for each
 * sample of the fraction. Its taps are sorted by what they have in common, so that loops run over
 * neighbouring samples. Memory is constant; thinning allocates nothing.
 */
final class Thinner {
  /** Takes thinned samples, 0 … count − 1, valid during the call. */
  @FunctionalInterface
  interface Listener {
    void thinned(float[] samples, int count);
  }

  private static final int TAPS_A_STEP = 12;
  private static final int AT_ONCE = 256;

  private final int steps;
  private final int length;
  private final float[][] taps;
  private final float[][] lanes;
  private final float[] kept;
  private final float[] out = new float[AT_ONCE];
  private final Listener listener;
  private int filled;

  /**
   * @param steps how many samples become one
   * @param edge where the low-pass has halved, as a share of half the new rate
   * @param beta of the Kaiser window: 6 keeps 60 dB away, 9 keeps 90 dB over a wider transition
   */
  Thinner(int steps, double edge, double beta, Listener listener) {
    this.steps = steps;
    this.listener = listener;
    float[] all = taps(steps, edge, beta);
    length = all.length;
    int each = (TAPS_A_STEP + 4) & ~3;
    taps = new float[steps][each];
    for (int k = 0; k < length; k++) {
      taps[k % steps][k / steps] = all[k];
    }
    lanes = new float[steps][AT_ONCE + each];
    kept = new float[(AT_ONCE + each) * steps];
  }

  /** Samples of the stream that a thinned one is made of; it stands in their middle. */
  int length() {
    return length;
  }

  void add(float[] in, int offset, int count) {
    if (steps == 1) {
      pass(in, offset, count);
      return;
    }
    int done = 0;
    while (done < count) {
      int now = Math.min(count - done, kept.length - filled);
      System.arraycopy(in, offset + done, kept, filled, now);
      filled += now;
      done += now;
      int ready = filled < length ? 0 : Math.min(AT_ONCE, (filled - length) / steps + 1);
      if (filled == kept.length || (done == count && ready > 0)) {
        thin(ready);
        System.arraycopy(kept, ready * steps, kept, 0, filled - ready * steps);
        filled -= ready * steps;
        listener.thinned(out, ready);
      }
    }
  }

  private void pass(float[] in, int offset, int count) {
    for (int done = 0; done < count; done += AT_ONCE) {
      int now = Math.min(AT_ONCE, count - done);
      System.arraycopy(in, offset + done, out, 0, now);
      listener.thinned(out, now);
    }
  }

  private void thin(int ready) {
    for (int i = 0; i < ready; i++) {
      out[i] = 0;
    }
    for (int lane = 0; lane < steps; lane++) {
      float[] x = lanes[lane];
      int from = lane;
      for (int i = 0; i < x.length; i++) {
        x[i] = kept[from];
        from += steps;
      }
      float[] h = taps[lane];
      for (int k = 0; k < h.length; k += 4) {
        add(x, k, h[k], h[k + 1], h[k + 2], h[k + 3], ready);
      }
    }
  }

  private void add(float[] x, int at, float h0, float h1, float h2, float h3, int ready) {
    float[] y = out;
    for (int i = 0; i < ready; i++) {
      y[i] += h0 * x[at + i] + h1 * x[at + i + 1] + h2 * x[at + i + 2] + h3 * x[at + i + 3];
    }
  }

  private static float[] taps(int steps, double edge, double beta) {
    if (steps == 1) {
      return new float[] {1};
    }
    float[] taps = new float[TAPS_A_STEP * steps + 1];
    double sum = 0;
    double[] exact = new double[taps.length];
    for (int i = 0; i < taps.length; i++) {
      double t = i - (taps.length - 1) / 2.0;
      double x = Math.PI * edge * t / steps;
      double sinc = x == 0 ? 1 : StrictMath.sin(x) / x;
      exact[i] = sinc * Kaiser.at(2 * t / taps.length, beta);
      sum += exact[i];
    }
    for (int i = 0; i < taps.length; i++) {
      taps[i] = (float) (exact[i] / sum);
    }
    return taps;
  }
}
