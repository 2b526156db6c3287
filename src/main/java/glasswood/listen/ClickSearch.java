package glasswood.listen;

/**
 * Finds clicks of one channel: samples, or sudden changes of height, that a prediction from their
 * neighbourhood misses.
 *
 * <p>Much that is missed is no click: the burst of a plosive, a struck glass. A click is told by
 * its shape: what is missed around it must be, but for a quarter of its energy and the noise, the
 * prediction error filter's own answer to up to three single samples or a step, which last at most
 * half a millisecond. It must stand {@value #FACTOR} robust standard deviations above its
 * neighbourhood. Blocks whose fourth difference has no outlier are passed over.
 */
final class ClickSearch {
  static final int BLOCK = 1024;
  static final int CONTEXT = 512;
  static final int SIZE = BLOCK + 2 * CONTEXT;

  /** Told of each click: where it is, what it is, how strong, how high, and how loud the sound. */
  @FunctionalInterface
  interface Listener {
    void click(int at, Click.Kind kind, double strength, double height, double sound);
  }

  private static final double SCREEN = 6;
  private static final double AUDIBLE = 5e-4;
  private static final double FACTOR = 10;
  private static final double UNEXPLAINED = 0.25;
  private static final int BEFORE = 32;
  private static final int AFTER = 48;
  private static final int NEIGHBOURS = 256;
  private static final int APART = 240;
  private static final int ATOMS = 3;

  private final Prediction prediction = new Prediction(SIZE);
  private final double[] rest = new double[BEFORE + AFTER];
  private final double[] spike = new double[AFTER];
  private final double[] step = new double[AFTER];

  /** Searches {@code x}, {@link #SIZE} samples, of which the inner {@link #BLOCK} are judged. */
  void search(double[] x, Listener listener) {
    if (!suspicious(x) || !prediction.of(x)) {
      return;
    }
    templates();
    double[] e = prediction.residual;
    double usual = prediction.deviation(Prediction.ORDER, SIZE);
    double squares = 0;
    for (double sample : x) {
      squares += sample * sample;
    }
    double sound = Math.sqrt(squares / SIZE);
    int end = CONTEXT + BLOCK;
    int i = CONTEXT;
    while (i < end) {
      int next = i + 1;
      if (Math.abs(e[i]) > 0.5 * FACTOR * usual && Math.abs(e[i]) > AUDIBLE) {
        int peak = i;
        for (int k = i; k < Math.min(end, i + AFTER / 2); k++) {
          peak = Math.abs(e[k]) > Math.abs(e[peak]) ? k : peak;
        }
        next = judge(peak, sound, listener) ? peak + APART : peak + AFTER / 2;
      }
      i = next;
    }
  }

  /** Whether the fourth difference has outliers: whatever is smooth has none. */
  private static boolean suspicious(double[] x) {
    double highest = 0;
    double even = 0;
    double odd = 0;
    for (int i = CONTEXT; i < CONTEXT + BLOCK; i += 2) {
      double d = Math.abs(x[i - 2] - 4 * x[i - 1] + 6 * x[i] - 4 * x[i + 1] + x[i + 2]);
      double e = Math.abs(x[i - 1] - 4 * x[i] + 6 * x[i + 1] - 4 * x[i + 2] + x[i + 3]);
      even += d;
      odd += e;
      highest = d > highest ? d : highest;
      highest = e > highest ? e : highest;
    }
    return highest > AUDIBLE && highest * BLOCK > SCREEN * (even + odd);
  }

  /** What the filter makes of a sample that does not belong, and of a change of height. */
  private void templates() {
    double sum = 0;
    for (int k = 0; k < AFTER; k++) {
      spike[k] = k <= Prediction.ORDER ? prediction.a[k] : 0;
      sum += spike[k];
      step[k] = sum;
    }
  }

  private boolean judge(int peak, double sound, Listener listener) {
    double[] e = prediction.residual;
    int from = Math.max(Prediction.ORDER, peak - NEIGHBOURS);
    int to = Math.min(SIZE, peak + NEIGHBOURS);
    double sigma =
        Math.max(
            prediction.deviation(from, peak - BEFORE / 2),
            prediction.deviation(peak + AFTER / 2, to));
    sigma = Math.max(sigma, 1e-7);
    if (Math.abs(e[peak]) < FACTOR * sigma) {
      return false;
    }
    double stepRest = fit(step, peak, 1);
    double height = amplitude;
    Click.Kind kind = Click.Kind.STEP;
    double spikeRest = fit(spike, peak, ATOMS);
    if (spikeRest <= stepRest) {
      kind = Click.Kind.SPIKE;
      height = amplitude;
    }
    double total = energy;
    double noise = 2 * sigma * sigma * (BEFORE + AFTER);
    if (Math.min(spikeRest, stepRest) - noise > UNEXPLAINED * total || height < AUDIBLE) {
      return false;
    }
    listener.click(peak, kind, Math.abs(e[peak]) / sigma, height, sound);
    return true;
  }

  private double amplitude;
  private double energy;

  /**
   * Takes up to {@code atoms} templates from the residual around {@code peak}, each where it
   * explains most, and sets the first one's amplitude.
   *
   * @return the energy that is left
   */
  private double fit(double[] template, int peak, int atoms) {
    int from = peak - BEFORE;
    System.arraycopy(prediction.residual, from, rest, 0, rest.length);
    energy = sum(rest);
    double left = energy;
    for (int atom = 0; atom < atoms; atom++) {
      double most = 0;
      double best = 0;
      int where = 0;
      for (int at = BEFORE - 12; at <= BEFORE + 12; at++) {
        double product = 0;
        double squares = 0;
        for (int k = 0; k < AFTER && at + k < rest.length; k++) {
          product += template[k] * rest[at + k];
          squares += template[k] * template[k];
        }
        if (product * product > most * squares) {
          most = product * product / squares;
          best = product / squares;
          where = at;
        }
      }
      for (int k = 0; k < AFTER && where + k < rest.length; k++) {
        rest[where + k] -= best * template[k];
      }
      amplitude = atom == 0 ? Math.abs(best) : Math.max(amplitude, Math.abs(best));
      left = sum(rest);
    }
    return left;
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value * value;
    }
    return sum;
  }
}
