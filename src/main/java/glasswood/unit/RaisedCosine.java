package glasswood.unit;

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

  /** The mean around each of {@code values}, of which the first and the last go on for ever. */
  double[] smoothed(double[] values) {
    int half = weights.length / 2;
    double[] widened = new double[values.length + 2 * half];
    for (int i = 0; i < widened.length; i++) {
      widened[i] = values[Math.min(values.length - 1, Math.max(0, i - half))];
    }
    double[] means = new double[values.length];
    int alike = 1;
    for (int end = 1; end < widened.length; end++) {
      alike = widened[end] == widened[end - 1] ? alike + 1 : 1;
      int first = end - 2 * half;
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
