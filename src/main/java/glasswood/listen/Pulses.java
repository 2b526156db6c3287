package glasswood.listen;

/**
 * Tells whether the power of a band comes in pulses, as that of a low voice does above its first
 * formants, and how far apart they are.
 */
final class Pulses {
  /** The longest period that is looked for, in steps of half a millisecond: 50 Hz. */
  static final int LONGEST = 40;

  /** The shortest: 250 Hz. */
  private static final int SHORTEST = 8;

  /**
   * The shortest that is told from the others: 500 Hz. A tone whose partials beat as fast as that
   * is alike after several of its periods, too, and would be taken for a voice as much lower.
   */
  private static final int FASTEST = 4;

  /** How many steps must be there. */
  private static final int ENOUGH = 3 * LONGEST;

  /** Between pulses there is less than this share of their power. */
  private static final double GAP = 0.25;

  /** How alike two periods are. */
  private static final double ALIKE = 0.6;

  /** The first of the periods that are nearly as good as the best is the one. */
  private static final double NEARLY = 0.9;

  private Pulses() {}

  /**
   * The period of the pulses between two steps, or 0 if there are none.
   *
   * @param sums running sums of the power, from 0
   * @param from first step
   * @param to step behind the last
   * @param window steps over which power is smooth
   */
  static int period(double[] sums, int from, int to, int window) {
    int count = to - from - window;
    if (count < ENOUGH || !gaps(sums, from, count, window)) {
      return 0;
    }
    double best = ALIKE;
    double before = 0;
    double here = alike(sums, from, count, FASTEST - 1, window);
    double next = alike(sums, from, count, FASTEST, window);
    int period = 0;
    for (int lag = FASTEST; lag <= LONGEST; lag++) {
      before = here;
      here = next;
      next = alike(sums, from, count, lag + 1, window);
      boolean better = period == 0 ? here > best : here * NEARLY > best;
      if (here >= before && here >= next && better) {
        best = here;
        period = lag;
      }
    }
    return period < SHORTEST ? 0 : period;
  }

  private static boolean gaps(double[] sums, int from, int count, int window) {
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    // What is still rising has no gaps yet.
    for (int i = from + LONGEST; i < from + count; i++) {
      double now = sums[i + window] - sums[i];
      least = Math.min(least, now);
      most = Math.max(most, now);
    }
    return least < GAP * most;
  }

  /** Pearson's correlation of the power with itself {@code lag} steps later. */
  private static double alike(double[] sums, int from, int count, int lag, int window) {
    int n = count - lag;
    double sumX = 0;
    double sumY = 0;
    double sumXx = 0;
    double sumYy = 0;
    double sumXy = 0;
    for (int i = from; i < from + n; i++) {
      double x = sums[i + window] - sums[i];
      double y = sums[i + lag + window] - sums[i + lag];
      sumX += x;
      sumY += y;
      sumXx += x * x;
      sumYy += y * y;
      sumXy += x * y;
    }
    double variances = (sumXx - sumX * sumX / n) * (sumYy - sumY * sumY / n);
    return variances > 0 ? (sumXy - sumX * sumY / n) / Math.sqrt(variances) : 0;
  }
}
