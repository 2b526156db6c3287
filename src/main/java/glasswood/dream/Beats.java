package glasswood.dream;

/** Times of heartbeats (S1) in seconds, ascending. */
public final class Beats {
  private final double[] seconds;

  private Beats(double[] seconds) {
    this.seconds = seconds;
  }

  /** Beats at the given ascending times in seconds. */
  public static Beats at(double... seconds) {
    for (int i = 1; i < seconds.length; i++) {
      if (!(seconds[i] > seconds[i - 1])) {
        throw new IllegalArgumentException("beat times must ascend, at index " + i);
      }
    }
    return new Beats(seconds.clone());
  }

  public int count() {
    return seconds.length;
  }

  /** Time of beat {@code index} in seconds. */
  public double seconds(int index) {
    return seconds[index];
  }

  /** The same beats as a layer hears them that begins {@code offset} seconds into the dream. */
  public Beats from(double offset) {
    double[] shifted = new double[seconds.length];
    for (int i = 0; i < shifted.length; i++) {
      shifted[i] = seconds[i] - offset;
    }
    return new Beats(shifted);
  }
}
