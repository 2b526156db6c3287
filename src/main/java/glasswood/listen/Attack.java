package glasswood.listen;

/**
 * How long an attack is that was seen through a window.
 *
 * <p>The attack is a raised cosine of amplitude; seen is the mean power of a window that passes
 * over it, and how long that takes from one share of the height to another (both of amplitude). A
 * window makes a short attack longer, and the more so the lower measuring begins; to take it off as
 * if both were Gaussian, by squares, is wrong by up to two thirds here. So the window's crossings
 * are computed from the integral of the raised cosine's square, once, into a table over the
 * attack's length in windows and the lower share.
 */
final class Attack {
  /** The lowest and the highest share that measuring may begin at. */
  static final double LEAST_LOW = 0.1;

  static final double MOST_LOW = 0.5;

  /**
   * The least upper end. Above, noise and beats sway by as much as is still missing, and when the
   * last of it comes is a matter of chance.
   */
  private static final double HIGH = 0.7;

  /** What is measured is at least so much of the height, or its ends would be chance alone. */
  private static final double LEAST_SHARE = 0.4;

  private static final int LOWS = 9;
  private static final int PER_WINDOW = 16;
  private static final int STEPS = 5 * PER_WINDOW;
  private static final int HALVINGS = 30;

  /** Spans in windows, by lower share and by the attack's length. */
  private static final double[][] SPANS = new double[LOWS][STEPS + 1];

  static {
    for (int row = 0; row < LOWS; row++) {
      double low = LEAST_LOW + (MOST_LOW - LEAST_LOW) * row / (LOWS - 1);
      for (int i = 0; i <= STEPS; i++) {
        double length = (double) i / PER_WINDOW;
        SPANS[row][i] = crossing(high(low) * high(low), length) - crossing(low * low, length);
      }
    }
  }

  private Attack() {}

  /** The share of the height that measuring ends at when it begins at {@code low}. */
  static double high(double low) {
    return Math.max(HIGH, low + LEAST_SHARE);
  }

  /**
   * The length of the whole raised cosine, 0 where it is no longer than what the window makes of a
   * jump.
   *
   * @param span what was measured from {@code low} to {@link #high} of the height
   * @param window length of the window, in the same unit
   * @param low share of the height, {@value #LEAST_LOW} to {@value #MOST_LOW}
   */
  static double length(double span, double window, double low) {
    double place = (low - LEAST_LOW) / (MOST_LOW - LEAST_LOW) * (LOWS - 1);
    int row = (int) Math.max(0, Math.min(LOWS - 2, Math.floor(place)));
    double between = place - row;
    double wanted = span / window;
    double longest = span(row, between, STEPS);
    if (wanted <= span(row, between, 0)) {
      return 0;
    }
    if (wanted >= longest) {
      // So long that the window hardly matters.
      return span * Math.PI / (angle(high(low)) - angle(low));
    }
    int below = 0;
    int above = STEPS;
    while (above - below > 1) {
      int middle = (below + above) / 2;
      if (span(row, between, middle) <= wanted) {
        below = middle;
      } else {
        above = middle;
      }
    }
    double from = span(row, between, below);
    double to = span(row, between, above);
    return (below + (wanted - from) / (to - from)) / PER_WINDOW * window;
  }

  /** How far into a raised cosine, in radians, it has a share of its height. */
  private static double angle(double share) {
    return StrictMath.acos(1 - 2 * share);
  }

  private static double span(int row, double between, int step) {
    return SPANS[row][step] * (1 - between) + SPANS[row + 1][step] * between;
  }

  /** When the mean of a window of length 1 reaches a power; the attack begins at 0. */
  private static double crossing(double power, double length) {
    double before = -0.5;
    double after = length + 0.5;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = 0.5 * (before + after);
      if (energy(middle + 0.5, length) - energy(middle - 0.5, length) < power) {
        before = middle;
      } else {
        after = middle;
      }
    }
    return 0.5 * (before + after);
  }

  /** The integral of power from the beginning of the attack. */
  private static double energy(double time, double length) {
    double settled = Math.max(0, time - length);
    if (time <= 0 || length == 0) {
      return settled;
    }
    double angle = Math.PI * Math.min(1, time / length);
    double rising = 1.5 * angle - 2 * StrictMath.sin(angle) + 0.25 * StrictMath.sin(2 * angle);
    return length / Math.PI * 0.25 * rising + settled;
  }
}
