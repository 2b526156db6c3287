package glasswood.listen;

import java.util.Arrays;

/**
 * Predicts each sample from those before it, and tells by how much it is missed.
 *
 * <p>Sixteen coefficients (autocorrelation method, Levinson–Durbin, Hann window), found twice: what
 * the first prediction misses by far is taken back to the prediction, so that a click does not
 * teach the predictor to expect it. Source: Vaseghi, "Advanced Digital Signal Processing and Noise
 * Reduction", 4th ed., ch. 13.
 */
final class Prediction {
  static final int ORDER = 16;
  private static final int MOST_SORTED = 512;
  private static final double OUTLIER = 4;
  private static final double TO_SIGMA = 1.4826;

  private final int size;
  private final float[] window;
  private final double[] windowed;
  private final double[] tamed;
  private final double[] sorted;
  private final double[] correlation = new double[ORDER + 1];
  private final double[] previous = new double[ORDER + 1];

  /** The prediction error filter; the first coefficient is 1. */
  final double[] a = new double[ORDER + 1];

  /** By how much each sample is missed; the first {@link #ORDER} are 0. */
  final double[] residual;

  Prediction(int size) {
    this.size = size;
    window = Fourier.hann(size);
    windowed = new double[size];
    tamed = new double[size];
    sorted = new double[size];
    residual = new double[size];
  }

  /** Fills {@link #a} and {@link #residual}; false where there is nothing to predict. */
  boolean of(double[] x) {
    if (!predict(x)) {
      return false;
    }
    errors(x);
    double limit = OUTLIER * deviation(ORDER, size);
    System.arraycopy(x, 0, tamed, 0, size);
    for (int i = ORDER; i < size; i++) {
      double e = x[i] - tamed[i];
      for (int k = 0; k <= ORDER; k++) {
        e += a[k] * tamed[i - k];
      }
      if (Math.abs(e) > limit) {
        tamed[i] -= e - Math.copySign(limit, e);
      }
    }
    if (!predict(tamed)) {
      return false;
    }
    errors(x);
    return true;
  }

  /** A robust standard deviation of the residual between two samples, by at most 512 of them. */
  double deviation(int from, int to) {
    int stride = 1 + (to - from) / MOST_SORTED;
    int count = (to - from) / stride;
    for (int i = 0; i < count; i++) {
      sorted[i] = Math.abs(residual[from + i * stride]);
    }
    Arrays.sort(sorted, 0, count);
    return TO_SIGMA * sorted[count / 2];
  }

  private void errors(double[] x) {
    Arrays.fill(residual, 0, ORDER, 0);
    for (int i = ORDER; i < size; i++) {
      double e = 0;
      for (int k = 0; k <= ORDER; k++) {
        e += a[k] * x[i - k];
      }
      residual[i] = e;
    }
  }

  private boolean predict(double[] x) {
    for (int i = 0; i < size; i++) {
      windowed[i] = x[i] * window[i];
    }
    for (int lag = 0; lag <= ORDER; lag++) {
      double sum = 0;
      for (int i = lag; i < size; i++) {
        sum += windowed[i] * windowed[i - lag];
      }
      correlation[lag] = sum;
    }
    // A floor of white noise 90 dB below keeps the recursion well-conditioned for pure tones.
    double error = correlation[0] * (1 + 1e-9);
    if (error <= 1e-14) {
      return false;
    }
    Arrays.fill(a, 0);
    a[0] = 1;
    for (int m = 1; m <= ORDER && error > 0; m++) {
      double sum = 0;
      for (int k = 0; k < m; k++) {
        sum += a[k] * correlation[m - k];
      }
      double reflection = -sum / error;
      System.arraycopy(a, 0, previous, 0, m);
      for (int k = 1; k < m; k++) {
        a[k] = previous[k] + reflection * previous[m - k];
      }
      a[m] = reflection;
      error *= 1 - reflection * reflection;
    }
    return true;
  }
}
