package glasswood.unit;

import java.util.Arrays;

/** What is to sound around one mark: values to both sides of a middle, and how far they go. */
final class OwnGrain {
  private final double[] values;
  private final int most;
  private final int centre;
  private int left;
  private int right;

  /**
   * An empty grain.
   *
   * @param most longest side in frames
   * @param margin frames beyond that which stay 0
   */
  OwnGrain(int most, int margin) {
    this.most = most;
    centre = most + margin;
    values = new double[2 * centre + 1];
  }

  int most() {
    return most;
  }

  /** Where the mark is in {@link #values}. */
  int centre() {
    return centre;
  }

  double[] values() {
    return values;
  }

  /** The first frame that may not be 0, relative to the mark; at most 0. */
  int left() {
    return left;
  }

  /** The last frame that may not be 0, relative to the mark; at least 0. */
  int right() {
    return right;
  }

  /** Makes room for values up to {@code to} frames from the mark. */
  double[] widened(int to) {
    left = Math.min(left, to);
    right = Math.max(right, to);
    return values;
  }

  void clear() {
    Arrays.fill(values, centre + left, centre + right + 1, 0);
    left = 0;
    right = 0;
  }
}
