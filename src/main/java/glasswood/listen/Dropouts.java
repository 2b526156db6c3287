package glasswood.listen;

/** Finds stretches of exact zeros within sound, in one channel. */
final class Dropouts {
  /** Told of each. */
  @FunctionalInterface
  interface Listener {
    /**
     * @param frame its first zero
     * @param strength level of the sound beside it over the least that counts
     * @param height root mean square of the sound beside it
     */
    void dropout(long frame, double strength, double height);
  }

  private static final double SHORTEST_SECONDS = 0.0005;
  private static final double LONGEST_SECONDS = 0.05;
  private static final double BESIDE_SECONDS = 0.001;
  private static final double AROUND_SECONDS = 0.01;
  private static final double LEAST = 1.5e-3;
  private static final double SHARE = 0.3;

  private final int shortest;
  private final int longest;
  private final int beside;
  private final double shortDecay;
  private final double longDecay;
  private final Listener listener;
  private double shortPower;
  private double longPower;
  private double before;
  private long frame;
  private int zeros;
  private long began = -1;
  private int after;
  private double afterPower;

  Dropouts(int rate, Listener listener) {
    this.listener = listener;
    shortest = (int) Math.max(8, SHORTEST_SECONDS * rate);
    longest = (int) (LONGEST_SECONDS * rate);
    beside = (int) Math.max(8, BESIDE_SECONDS * rate);
    shortDecay = 1 / (BESIDE_SECONDS * rate);
    longDecay = 1 / (AROUND_SECONDS * rate);
  }

  void add(double[] x, int offset, int count) {
    double s = shortPower;
    double l = longPower;
    for (int i = offset; i < offset + count; i++) {
      double v = x[i];
      if (v == 0) {
        zeros++;
      } else {
        if (zeros >= shortest) {
          returned(s, l);
          s = 0;
        }
        zeros = 0;
        double square = v * v;
        s += (square - s) * shortDecay;
        l += (square - l) * longDecay;
        if (began >= 0) {
          afterPower += square;
          after++;
          if (after == beside) {
            judge();
          }
        }
      }
      frame++;
    }
    shortPower = s;
    longPower = l;
  }

  /** Sound is back after zeros; what it was before them stands in the two means. */
  private void returned(double s, double l) {
    began = -1;
    if (zeros <= longest && s > LEAST * LEAST && s > SHARE * SHARE * l) {
      began = frame - zeros;
      before = s;
      after = 0;
      afterPower = 0;
    }
  }

  private void judge() {
    double power = afterPower / after;
    if (power > LEAST * LEAST && power > SHARE * SHARE * before) {
      double height = Math.sqrt(Math.min(power, before));
      listener.dropout(began, height / LEAST, height);
    }
    began = -1;
  }
}
