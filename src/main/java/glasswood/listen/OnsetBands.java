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
  private final double[] leftThin = new double[LOW_STEPS];
  private final double[] rightThin = new double[LOW_STEPS];
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
    power[0] = 0;
    power[1] = 0;
    upper(left, right, at);
    lower(leftThin, state[0]);
    lower(rightThin, state[1]);
    power[0] /= LOW_STEPS;
    power[1] /= LOW_STEPS;
    power[2] /= stepFrames;
    power[3] /= stepFrames;
    listener.step(power, peak);
  }

  /**
   * The two upper bands' sums of squares, and what is below them thinned out. Both sides go through
   * their filters together, so that neither waits for the other.
   */
  private void upper(double[] left, double[] right, int at) {
    double k = middle.k;
    double ma1 = middle.a1;
    double ma2 = middle.a2;
    double ma3 = middle.a3;
    double ha1 = high.a1;
    double ha2 = high.a2;
    double ha3 = high.a3;
    double[] s = state[0];
    double[] t = state[1];
    double lm1 = s[2];
    double lm2 = s[3];
    double lh1 = s[4];
    double lh2 = s[5];
    double rm1 = t[2];
    double rm2 = t[3];
    double rh1 = t[4];
    double rh2 = t[5];
    double upper = 0;
    double highest = 0;
    double most = 0;
    int i = at;
    for (int n = 0; n < LOW_STEPS; n++) {
      double leftBelow = 0;
      double rightBelow = 0;
      for (int end = i + decimation; i < end; i++) {
        double x = left[i];
        double y = right[i];
        double size = Math.abs(x);
        most = size > most ? size : most;
        size = Math.abs(y);
        most = size > most ? size : most;

        double l3 = x - lm2;
        double r3 = y - rm2;
        double l1 = ma1 * lm1 + ma2 * l3;
        double r1 = ma1 * rm1 + ma2 * r3;
        leftBelow = lm2 + ma2 * lm1 + ma3 * l3;
        rightBelow = rm2 + ma2 * rm1 + ma3 * r3;
        lm1 = 2 * l1 - lm1;
        rm1 = 2 * r1 - rm1;
        lm2 = 2 * leftBelow - lm2;
        rm2 = 2 * rightBelow - rm2;
        double leftAbove = x - k * l1 - leftBelow;
        double rightAbove = y - k * r1 - rightBelow;

        l3 = leftAbove - lh2;
        r3 = rightAbove - rh2;
        l1 = ha1 * lh1 + ha2 * l3;
        r1 = ha1 * rh1 + ha2 * r3;
        double l2 = lh2 + ha2 * lh1 + ha3 * l3;
        double r2 = rh2 + ha2 * rh1 + ha3 * r3;
        lh1 = 2 * l1 - lh1;
        rh1 = 2 * r1 - rh1;
        lh2 = 2 * l2 - lh2;
        rh2 = 2 * r2 - rh2;
        double leftTop = leftAbove - k * l1 - l2;
        double rightTop = rightAbove - k * r1 - r2;
        upper += l2 * l2 + r2 * r2;
        highest += leftTop * leftTop + rightTop * rightTop;
      }
      leftThin[n] = leftBelow;
      rightThin[n] = rightBelow;
    }
    s[2] = quiet(lm1);
    s[3] = quiet(lm2);
    s[4] = quiet(lh1);
    s[5] = quiet(lh2);
    t[2] = quiet(rm1);
    t[3] = quiet(rm2);
    t[4] = quiet(rh1);
    t[5] = quiet(rh2);
    peak = most;
    power[2] = upper;
    power[3] = highest;
  }

  private void lower(double[] thin, double[] s) {
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
    /** The same for every edge. */
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
