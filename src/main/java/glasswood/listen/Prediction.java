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
  private static final int LAGS_AT_ONCE = 6;
  private static final int LAG_GROUPS = 3;
  private static final double OUTLIER = 4;
  private static final double TO_SIGMA = 1.4826;

  private final int size;
  private final float[] window;
  private final double[] windowed;
  private final double[] tamed;
  private final double[] sorted;
  private final double[] correlation = new double[LAG_GROUPS * LAGS_AT_ONCE];
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
    if (!tame(x)) {
      return true;
    }
    if (!predict(tamed)) {
      return false;
    }
    errors(x);
    return true;
  }

  /** Fills {@link #tamed}; false where nothing is missed by far, so that it is {@code x} again. */
  private boolean tame(double[] x) {
    double limit = OUTLIER * deviation(ORDER, size);
    int changed = -ORDER;
    for (int i = ORDER; i < size; i++) {
      double e = residual[i];
      if (i - changed <= ORDER) {
        e = 0;
        for (int k = 0; k <= ORDER; k++) {
          e += a[k] * tamed[i - k];
        }
      }
      if (Math.abs(e) > limit) {
        if (changed < 0) {
          System.arraycopy(x, 0, tamed, 0, size);
        }
        tamed[i] -= e - Math.copySign(limit, e);
        changed = i;
      }
    }
    return changed >= 0;
  }

  /** A robust standard deviation of the residual between two samples, by at most 512 of them. */
  double deviation(int from, int to) {
    int stride = 1 + (to - from) / MOST_SORTED;
    int count = (to - from) / stride;
    for (int i = 0; i < count; i++) {
      sorted[i] = Math.abs(residual[from + i * stride]);
    }
    return TO_SIGMA * smallest(sorted, count, count / 2);
  }

  /** What stands at {@code rank} once the first {@code count} values are sorted; moves them. */
  private static double smallest(double[] values, int count, int rank) {
    int low = 0;
    int high = count - 1;
    while (low < high) {
      double pivot = values[(low + high) >>> 1];
      int i = low;
      int j = high;
      while (i <= j) {
        while (values[i] < pivot) {
          i++;
        }
        while (values[j] > pivot) {
          j--;
        }
        if (i <= j) {
          double swapped = values[i];
          values[i++] = values[j];
          values[j--] = swapped;
        }
      }
      if (rank <= j) {
        high = j;
      } else if (rank >= i) {
        low = i;
      } else {
        break;
      }
    }
    return values[rank];
  }

  private void errors(double[] x) {
    double[] e = residual;
    Arrays.fill(e, 0, ORDER, 0);
    double a1 = a[1];
    double a2 = a[2];
    double a3 = a[3];
    double a4 = a[4];
    double a5 = a[5];
    double a6 = a[6];
    double a7 = a[7];
    double a8 = a[8];
    for (int i = ORDER; i < size; i++) {
      e[i] =
          x[i]
              + a1 * x[i - 1]
              + a2 * x[i - 2]
              + a3 * x[i - 3]
              + a4 * x[i - 4]
              + a5 * x[i - 5]
              + a6 * x[i - 6]
              + a7 * x[i - 7]
              + a8 * x[i - 8];
    }
    a1 = a[9];
    a2 = a[10];
    a3 = a[11];
    a4 = a[12];
    a5 = a[13];
    a6 = a[14];
    a7 = a[15];
    a8 = a[16];
    for (int i = ORDER; i < size; i++) {
      e[i] =
          e[i]
              + a1 * x[i - 9]
              + a2 * x[i - 10]
              + a3 * x[i - 11]
              + a4 * x[i - 12]
              + a5 * x[i - 13]
              + a6 * x[i - 14]
              + a7 * x[i - 15]
              + a8 * x[i - 16];
    }
  }

  /** Correlates at six lags at once, whose sums need not wait for each other. */
  private void correlate(int lag) {
    double[] w = windowed;
    int head = lag + LAGS_AT_ONCE - 1;
    for (int k = 0; k < LAGS_AT_ONCE; k++) {
      double sum = 0;
      for (int i = lag + k; i < head; i++) {
        sum += w[i] * w[i - lag - k];
      }
      correlation[lag + k] = sum;
    }
    double s0 = correlation[lag];
    double s1 = correlation[lag + 1];
    double s2 = correlation[lag + 2];
    double s3 = correlation[lag + 3];
    double s4 = correlation[lag + 4];
    double s5 = correlation[lag + 5];
    for (int i = head; i < size; i++) {
      double x = w[i];
      s0 += x * w[i - lag];
      s1 += x * w[i - lag - 1];
      s2 += x * w[i - lag - 2];
      s3 += x * w[i - lag - 3];
      s4 += x * w[i - lag - 4];
      s5 += x * w[i - lag - 5];
    }
    correlation[lag] = s0;
    correlation[lag + 1] = s1;
    correlation[lag + 2] = s2;
    correlation[lag + 3] = s3;
    correlation[lag + 4] = s4;
    correlation[lag + 5] = s5;
  }

  private boolean predict(double[] x) {
    for (int i = 0; i < size; i++) {
      windowed[i] = x[i] * window[i];
    }
    for (int group = 0; group < LAG_GROUPS; group++) {
      correlate(group * LAGS_AT_ONCE);
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
