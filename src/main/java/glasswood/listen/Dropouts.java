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
  private final double[] shortWeights;
  private final double[] longWeights;
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
    shortWeights = weights(shortDecay);
    longWeights = weights(longDecay);
  }

  /** What is left of a mean after four frames, and what each of them adds to it. */
  private static double[] weights(double decay) {
    double kept = 1 - decay;
    return new double[] {
      kept * kept * kept * kept,
      kept * kept * kept * decay,
      kept * kept * decay,
      kept * decay,
      decay
    };
  }

  void add(double[] x, int offset, int count) {
    int i = offset;
    int end = offset + count;
    while (i < end) {
      i = sounding(x, i, end);
      int next = Math.min(i + 4, end);
      singly(x, i, next);
      i = next;
    }
  }

  /** Hears as much sound as has neither zeros nor follows on zeros, four frames at once. */
  private int sounding(double[] x, int from, int end) {
    int i = from;
    if (zeros == 0 && began < 0) {
      double s = shortPower;
      double l = longPower;
      double s0 = shortWeights[0];
      double s1 = shortWeights[1];
      double s2 = shortWeights[2];
      double s3 = shortWeights[3];
      double s4 = shortWeights[4];
      double l0 = longWeights[0];
      double l1 = longWeights[1];
      double l2 = longWeights[2];
      double l3 = longWeights[3];
      double l4 = longWeights[4];
      while (i + 4 <= end) {
        double a = x[i];
        double b = x[i + 1];
        double c = x[i + 2];
        double d = x[i + 3];
        if (a == 0 || b == 0 || c == 0 || d == 0) {
          break;
        }
        a *= a;
        b *= b;
        c *= c;
        d *= d;
        s = s0 * s + (s1 * a + s2 * b + (s3 * c + s4 * d));
        l = l0 * l + (l1 * a + l2 * b + (l3 * c + l4 * d));
        i += 4;
      }
      shortPower = s;
      longPower = l;
      frame += i - from;
    }
    return i;
  }

  private void singly(double[] x, int from, int end) {
    double s = shortPower;
    double l = longPower;
    for (int i = from; i < end; i++) {
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
