package glasswood.listen;

import glasswood.stage.Kaiser;

/**
 * Brings sound to a whole fraction of its rate: a low-pass (a sinc under a Kaiser window), then one
 * of so many samples. Thinning allocates nothing.
 */
final class Thinner {
  private final int steps;
  private final float[] taps;

  /**
   * @param steps how many samples become one; with 1 nothing changes
   * @param each taps for each sample of the fraction
   * @param edge where the low-pass has halved, as a share of half the new rate
   * @param beta of the Kaiser window: 6 keeps 60 dB away, 9 keeps 90 dB over a wider transition
   */
  Thinner(int steps, int each, double edge, double beta) {
    this.steps = steps;
    taps = steps == 1 ? new float[] {1} : taps(steps, each, edge, beta);
  }

  /** How many samples {@code count} thinned ones are made of. */
  int length(int count) {
    return (count - 1) * steps + taps.length;
  }

  /** Thins the first {@link #length} samples of {@code in} to {@code count}. */
  void thin(float[] in, float[] out, int count) {
    float[] h = taps;
    int whole = h.length & ~3;
    for (int i = 0; i < count; i++) {
      int at = i * steps;
      float a = 0;
      float b = 0;
      float c = 0;
      float d = 0;
      // Four sums that do not wait for each other.
      for (int k = 0; k < whole; k += 4) {
        a += h[k] * in[at + k];
        b += h[k + 1] * in[at + k + 1];
        c += h[k + 2] * in[at + k + 2];
        d += h[k + 3] * in[at + k + 3];
      }
      for (int k = whole; k < h.length; k++) {
        a += h[k] * in[at + k];
      }
      out[i] = (a + b) + (c + d);
    }
  }

  private static float[] taps(int steps, int each, double edge, double beta) {
    float[] taps = new float[each * steps + 1];
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
