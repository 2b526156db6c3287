package glasswood.listen;

/**
 * Quantiles of positive values in constant memory: a histogram whose bins grow by 0.5 %, so that a
 * quantile is known within 0.25 %. Values outside its range count at its ends.
 */
final class Quantiles {
  private static final double STEP = StrictMath.log(1.005);

  private final double low;
  private final int[] counts;
  private long count;
  private double highest;

  Quantiles(double low, double high) {
    this.low = low;
    counts = new int[(int) Math.ceil(StrictMath.log(high / low) / STEP) + 1];
  }

  /** Counts a value; NaN is passed over. */
  void add(double value) {
    if (Double.isNaN(value)) {
      return;
    }
    int bin = value <= low ? 0 : (int) Math.rint(StrictMath.log(value / low) / STEP);
    counts[Math.min(counts.length - 1, bin)]++;
    count++;
    highest = Math.max(highest, value);
  }

  /** The value below which {@code part} (0 … 1) of the values are; NaN when there are none. */
  double at(double part) {
    if (count == 0) {
      return Double.NaN;
    }
    long rank = Math.round(part * (count - 1));
    long seen = 0;
    for (int bin = 0; bin < counts.length; bin++) {
      seen += counts[bin];
      if (seen > rank) {
        return bin == 0 ? 0 : low * StrictMath.exp(bin * STEP);
      }
    }
    throw new IllegalStateException("rank beyond the values: " + rank);
  }

  /** The highest value; 0 when there are none. */
  double highest() {
    return highest;
  }
}
