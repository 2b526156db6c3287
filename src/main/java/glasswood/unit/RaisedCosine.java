package glasswood.unit;

import java.util.Arrays;

/** A raised-cosine window that slides over values and leaves their weighted means. */
final class RaisedCosine {
  private final double[] weights;
  private final double sum;

  /**
   * A window of {@code 2 * half + 1} values.
   *
   * @param half at least 1
   */
  RaisedCosine(int half) {
    weights = new double[2 * half + 1];
    double total = 0;
    for (int i = 0; i < weights.length; i++) {
      weights[i] = 0.5 + 0.5 * Kernels.cos(0.5 * (i - half) / (half + 1));
      total += weights[i];
    }
    sum = total;
  }

  /** The mean around each of {@code values}, whose first and last go on for ever. At least one. */
  double[] smoothed(double[] values) {
    int half = weights.length / 2;
    double[] widened = new double[values.length + 2 * half];
    int end = half + values.length;
    Arrays.fill(widened, 0, half, values[0]);
    System.arraycopy(values, 0, widened, half, values.length);
    Arrays.fill(widened, end, widened.length, values[values.length - 1]);
    double[] means = new double[values.length];
    int alike = 1;
    for (int last = 1; last < widened.length; last++) {
      alike = widened[last] == widened[last - 1] ? alike + 1 : 1;
      int first = last - 2 * half;
      if (first > 0 && alike > weights.length) {
        means[first] = means[first - 1]; // of equal values, to the last bit
      } else if (first >= 0) {
        means[first] = total(widened, first) / sum;
      }
    }
    return means;
  }

  private double total(double[] values, int first) {
    double total = 0;
    for (int i = 0; i < weights.length; i++) {
      total += weights[i] * values[first + i];
    }
    return total;
  }
}
