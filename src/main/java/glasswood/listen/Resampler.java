package glasswood.listen;

import glasswood.stage.Kaiser;

/**
 * Changes the rate of a whole sound by windowed-sinc interpolation (Kaiser window, β 8; alias and
 * images below −80 dB beyond 1.1 of the lower half rate).
 */
public final class Resampler {
  private static final double BETA = 8;
  private static final int ZERO_CROSSINGS = 32;

  private Resampler() {}

  /** {@code sound} at {@code to} frames a second instead of {@code from}; both rates at least 1. */
  public static double[] resample(double[] sound, int from, int to) {
    if (from == to) {
      return sound.clone();
    }
    int divisor = gcd(from, to);
    int up = to / divisor;
    int down = from / divisor;
    double cutoff = Math.min(1, (double) to / from);
    int half = (int) Math.ceil(ZERO_CROSSINGS / cutoff);
    double[][] phases = new double[up][];
    double[] out = new double[(int) ((long) sound.length * up / down)];
    for (int i = 0; i < out.length; i++) {
      long position = (long) i * down;
      int phase = (int) (position % up);
      if (phases[phase] == null) {
        phases[phase] = taps((double) phase / up, cutoff, half);
      }
      double[] h = phases[phase];
      int first = (int) (position / up) - half + 1;
      double sum = 0;
      for (int k = Math.max(0, -first); k < h.length && first + k < sound.length; k++) {
        sum += h[k] * sound[first + k];
      }
      out[i] = sum;
    }
    return out;
  }

  private static double[] taps(double fraction, double cutoff, int half) {
    double[] h = new double[2 * half];
    for (int k = 0; k < h.length; k++) {
      double t = k - half + 1 - fraction;
      double w = t / half;
      double x = Math.PI * cutoff * t;
      double sinc = Math.abs(x) < 1e-9 ? 1 : StrictMath.sin(x) / x;
      h[k] = cutoff * sinc * Kaiser.at(w, BETA);
    }
    return h;
  }

  private static int gcd(int a, int b) {
    return b == 0 ? a : gcd(b, a % b);
  }
}
