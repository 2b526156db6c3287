package glasswood.listen;

/**
 * Splits stereo sound into four bands, at 200, 800 and 3,200 Hz, and gives each band's power in
 * steps of about half a millisecond.
 *
 * <p>State-variable filters of second order (Simper, "Linear Trapezoidal Integrated State Variable
 * Filter", Cytomic 2011), whose low and high outputs share their state; the two lower bands are
 * split at an eighth of the rate at 48 kHz. Allocates nothing while adding.
 */
final class OnsetBands {
  static final int BANDS = 4;
  static final int LOW_STEPS = 3;

  /** Told of each step. */
  @FunctionalInterface
  interface Listener {
    /**
     * @param power mean square of each band, both sides together; a full-scale sine on both has 1
     * @param peak the highest sample of either side
     */
    void step(double[] power, double peak);
  }

  private static final double[] EDGES = {200, 800, 3200};
  private static final double TINY = 1e-18;

  private final int stepFrames;
  private final int decimation;
  private final Filter low;
  private final Filter middle;
  private final Filter high;
  private final double[][] state = new double[2][6];
  private final double[] thin = new double[LOW_STEPS];
  private final double[] power = new double[BANDS];
  private final double[] leftKept;
  private final double[] rightKept;
  private final Listener listener;
  private int filled;
  private double peak;

  OnsetBands(int rate, Listener listener) {
    this.listener = listener;
    decimation = Math.max(1, (int) Math.rint(rate / 6000.0));
    stepFrames = LOW_STEPS * decimation;
    low = new Filter(EDGES[0] * decimation / rate);
    middle = new Filter(EDGES[1] / rate);
    high = new Filter(EDGES[2] / rate);
    leftKept = new double[stepFrames];
    rightKept = new double[stepFrames];
  }

  /** Frames in a step. */
  int stepFrames() {
    return stepFrames;
  }

  void add(double[] left, double[] right, int offset, int count) {
    int at = offset;
    int end = offset + count;
    if (filled > 0) {
      int now = Math.min(stepFrames - filled, count);
      keep(left, right, at, now);
      at += now;
      if (filled < stepFrames) {
        return;
      }
      filled = 0;
      step(leftKept, rightKept, 0);
    }
    for (; at + stepFrames <= end; at += stepFrames) {
      step(left, right, at);
    }
    keep(left, right, at, end - at);
  }

  private void keep(double[] left, double[] right, int at, int count) {
    System.arraycopy(left, at, leftKept, filled, count);
    System.arraycopy(right, at, rightKept, filled, count);
    filled += count;
  }

  private void step(double[] left, double[] right, int at) {
    peak = 0;
    power[0] = 0;
    power[1] = 0;
    power[2] = 0;
    power[3] = 0;
    side(left, at, state[0]);
    side(right, at, state[1]);
    power[0] /= LOW_STEPS;
    power[1] /= LOW_STEPS;
    power[2] /= stepFrames;
    power[3] /= stepFrames;
    listener.step(power, peak);
  }

  /** Adds one side's squares to the powers. */
  private void side(double[] in, int at, double[] s) {
    double mk = middle.k;
    double ma1 = middle.a1;
    double ma2 = middle.a2;
    double ma3 = middle.a3;
    double hk = high.k;
    double ha1 = high.a1;
    double ha2 = high.a2;
    double ha3 = high.a3;
    double m1 = s[2];
    double m2 = s[3];
    double h1 = s[4];
    double h2 = s[5];
    double upper = 0;
    double highest = 0;
    double most = peak;
    int i = at;
    for (int n = 0; n < LOW_STEPS; n++) {
      double below = 0;
      for (int end = i + decimation; i < end; i++) {
        double x = in[i];
        most = Math.max(most, Math.abs(x));
        double v3 = x - m2;
        double v1 = ma1 * m1 + ma2 * v3;
        double v2 = m2 + ma2 * m1 + ma3 * v3;
        m1 = 2 * v1 - m1;
        m2 = 2 * v2 - m2;
        below = v2;
        double above = x - mk * v1 - v2;
        v3 = above - h2;
        v1 = ha1 * h1 + ha2 * v3;
        v2 = h2 + ha2 * h1 + ha3 * v3;
        h1 = 2 * v1 - h1;
        h2 = 2 * v2 - h2;
        double top = above - hk * v1 - v2;
        upper += v2 * v2;
        highest += top * top;
      }
      thin[n] = below;
    }
    peak = most;
    s[2] = quiet(m1);
    s[3] = quiet(m2);
    s[4] = quiet(h1);
    s[5] = quiet(h2);
    power[2] += upper;
    power[3] += highest;
    lower(s);
  }

  private void lower(double[] s) {
    double l1 = s[0];
    double l2 = s[1];
    for (int n = 0; n < LOW_STEPS; n++) {
      double x = thin[n];
      double v3 = x - l2;
      double v1 = low.a1 * l1 + low.a2 * v3;
      double v2 = l2 + low.a2 * l1 + low.a3 * v3;
      l1 = 2 * v1 - l1;
      l2 = 2 * v2 - l2;
      double above = x - low.k * v1 - v2;
      power[0] += v2 * v2;
      power[1] += above * above;
    }
    s[0] = quiet(l1);
    s[1] = quiet(l2);
  }

  private static double quiet(double value) {
    return Math.abs(value) < TINY ? 0 : value;
  }

  /** Coefficients of a Butterworth edge at a share of the rate. */
  private static final class Filter {
    final double k = Math.sqrt(2);
    final double a1;
    final double a2;
    final double a3;

    Filter(double share) {
      double g = StrictMath.tan(Math.PI * Math.min(0.45, share));
      a1 = 1 / (1 + g * (g + k));
      a2 = g * a1;
      a3 = g * a2;
    }
  }
}
