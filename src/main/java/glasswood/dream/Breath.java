package glasswood.dream;

/**
 * The breath: a rate that moves linearly from {@code startPerMinute} to {@code endPerMinute} over
 * {@code overSeconds} and stays there. A cycle begins with the inhalation.
 *
 * @param startPerMinute breaths a minute at time {@code -originSeconds}
 * @param endPerMinute breaths a minute after {@code overSeconds}
 * @param overSeconds duration of the change, at least 0
 * @param inhale the inhalation's share of a cycle, 0…1 exclusive
 * @param originSeconds how long the dream had lasted when this layer's time 0 came
 */
public record Breath(
    double startPerMinute,
    double endPerMinute,
    double overSeconds,
    double inhale,
    double originSeconds) {

  /** A breath of constant rate that begins at time 0. */
  public static Breath steady(double perMinute, double inhale) {
    return new Breath(perMinute, perMinute, 0, inhale, 0);
  }

  /** The same breath for a layer that begins {@code seconds} into the dream. */
  public Breath from(double seconds) {
    return new Breath(startPerMinute, endPerMinute, overSeconds, inhale, seconds);
  }

  /** Breaths since the dream began at layer time {@code seconds}; whole numbers begin a cycle. */
  public double cycles(double seconds) {
    double t = seconds + originSeconds;
    double start = startPerMinute / 60;
    double end = endPerMinute / 60;
    if (overSeconds <= 0 || t >= overSeconds) {
      return overSeconds * (start + end) / 2 + (t - overSeconds) * end;
    }
    return t * (start + (end - start) * t / (2 * overSeconds));
  }

  /** Layer time in seconds at which cycle {@code cycle} begins. */
  public double timeOf(double cycle) {
    double start = startPerMinute / 60;
    double end = endPerMinute / 60;
    double atChange = overSeconds * (start + end) / 2;
    double t;
    if (overSeconds <= 0 || cycle >= atChange) {
      t = overSeconds + (cycle - atChange) / end;
    } else {
      double slope = (end - start) / overSeconds;
      t =
          Math.abs(slope) < 1e-15
              ? cycle / start
              : (Math.sqrt(start * start + 2 * slope * cycle) - start) / slope;
    }
    return t - originSeconds;
  }
}
