package glasswood.stage;

/**
 * The least of the last values, in a time that does not depend on how many these are: only values
 * are kept that no later one undercuts.
 *
 * <p>Source: Lemire, "Streaming maximum-minimum filter using no more than three comparisons per
 * element", Nordic Journal of Computing 13 (2006). Allocates nothing once made.
 */
final class SlidingMinimum {
  private final int window;
  private final double[] values;
  private final long[] times;
  private int head;
  private int count;
  private long time;

  /** Of the last {@code window} values, at least 1. */
  SlidingMinimum(int window) {
    this.window = window;
    values = new double[window];
    times = new long[window];
  }

  /** Takes a value in; returns the least of the last ones, this one included. */
  double next(double value) {
    if (count > 0 && times[head] <= time - window) {
      head = wrapped(head + 1);
      count--;
    }
    while (count > 0 && values[wrapped(head + count - 1)] >= value) {
      count--;
    }
    int at = wrapped(head + count);
    values[at] = value;
    times[at] = time++;
    count++;
    return values[head];
  }

  private int wrapped(int index) {
    return index < window ? index : index - window;
  }
}
