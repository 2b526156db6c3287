package glasswood.listen;

import java.util.Arrays;

/** A curve over time: values at a fixed pace. One thread fills it; then it is only read. */
public final class Series {
  private final double first;
  private final double perSecond;
  private float[] values = new float[1024];
  private int count;

  /**
   * @param first time of the first value in seconds
   * @param perSecond values a second
   */
  Series(double first, double perSecond) {
    this.first = first;
    this.perSecond = perSecond;
  }

  void add(double value) {
    if (count == values.length) {
      values = Arrays.copyOf(values, 2 * count);
    }
    values[count++] = (float) value;
  }

  /** How many values there are. */
  public int size() {
    return count;
  }

  /** Values a second. */
  public double perSecond() {
    return perSecond;
  }

  /** The time in seconds that value {@code i} belongs to. */
  public double time(int i) {
    return first + i / perSecond;
  }

  /** Value {@code i}. */
  public double get(int i) {
    return values[i];
  }

  /** The value nearest to {@code seconds}; NaN when there are none. */
  public double at(double seconds) {
    return count == 0 ? Double.NaN : values[index(seconds)];
  }

  /** The index nearest to {@code seconds}, within the curve. */
  public int index(double seconds) {
    long i = Math.round((seconds - first) * perSecond);
    return (int) Math.max(0, Math.min(count - 1L, i));
  }

  /** Median of the values between two times in seconds; NaN when there are none. */
  public double median(double from, double to) {
    return quantile(from, to, 0.5);
  }

  /**
   * The running median over {@code width} values (odd), fewer at the ends: what lasts stays, what
   * is shorter than half the width goes.
   */
  public Series settled(int width) {
    Series out = new Series(first, perSecond);
    int half = width / 2;
    for (int i = 0; i < count; i++) {
      float[] part =
          Arrays.copyOfRange(values, Math.max(0, i - half), Math.min(count, i + half + 1));
      Arrays.sort(part);
      out.add(part[part.length / 2]);
    }
    return out;
  }

  /**
   * The value below which {@code part} (0 … 1) of the values between two times in seconds are; NaN
   * when there are none.
   */
  public double quantile(double from, double to, double part) {
    int start = (int) Math.max(0, Math.ceil((from - first) * perSecond));
    int end = (int) Math.min(count, Math.ceil((to - first) * perSecond));
    if (start >= end) {
      return Double.NaN;
    }
    float[] sorted = Arrays.copyOfRange(values, start, end);
    Arrays.sort(sorted);
    return sorted[(int) Math.round(part * (sorted.length - 1))];
  }

  /** A copy of all values. */
  public float[] toArray() {
    return Arrays.copyOf(values, count);
  }
}
