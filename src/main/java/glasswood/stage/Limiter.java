package glasswood.stage;

import glasswood.dream.Saved;
import glasswood.unit.Kernels;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Look-ahead true-peak limiter: the gain falls smoothly before a peak arrives and recovers slowly.
 *
 * <pre>
 * Input    stereo blocks of any length, already at their final gain
 * Output   the same, {@link #delayFrames} later, no inter-sample peak above the ceiling
 * State    delay line, gain window, release
 * Cost     three comparisons a frame while peaks stay far below the ceiling; 96 multiplications a frame
 *          and channel near it; allocates nothing
 * Source   true peak: ITU-R BS.1770-5 annex 2 (4× oversampling, 48-tap polyphase); gain: minimum
 *          over the look-ahead smoothed by a moving average of the same length, so that it reaches
 *          the minimum exactly when the peak leaves the delay (Giannoulis et al., JAES 60, 2012)
 * </pre>
 */
final class Limiter {
  private static final int PHASES = 4;
  private static final int TAPS = 24;

  /** Frames of which it is asked together whether anything in them is to be limited. */
  private static final int PIECE = 256;

  private static final double LOOK_AHEAD_SECONDS = 0.005;
  private static final double RELEASE_SECONDS = 0.25;
  private static final double MARGIN_DB = 0.15;
  private static final double[][] FILTERS = designFilters();
  private static final double MOST_OVERSHOOT = mostOvershoot();

  private final double ceiling;
  private final int window;
  private final double release;
  private final double[] delayLeft;
  private final double[] delayRight;
  private final double[] passing;
  private final double[] historyLeft = new double[2 * TAPS];
  private final double[] historyRight = new double[2 * TAPS];
  private final SlidingMinimum leastRequired;
  private final double[] average;
  private final double[] required;
  private int historyAt;
  private int delayAt;
  private int windowAt;
  private double sum;
  private double released = 1;
  private double recentPeak;
  private int quietFrames;

  /** Frames since the last that needed less than gain 1 or was still being released. */
  private int idle;

  private double leastGain = 1;

  /**
   * @param truePeakDb ceiling in dBTP
   * @param rate frames a second
   */
  Limiter(double truePeakDb, int rate) {
    ceiling = Kernels.db(truePeakDb - MARGIN_DB);
    window = window(rate);
    release = Kernels.smoothing(RELEASE_SECONDS, rate);
    delayLeft = new double[delayFrames()];
    delayRight = new double[delayFrames()];
    passing = new double[PIECE];
    leastRequired = new SlidingMinimum(window);
    average = new double[window];
    required = new double[window];
    Arrays.fill(required, 1);
    Arrays.fill(average, 1);
    sum = window;
  }

  /** How much later the output comes, in frames. */
  int delayFrames() {
    return window + TAPS / 2;
  }

  /** How much later the output of a limiter comes at a frame rate, in frames. */
  static int delayFrames(int rate) {
    return window(rate) + TAPS / 2;
  }

  private static int window(int rate) {
    return Math.max(16, (int) (LOOK_AHEAD_SECONDS * rate));
  }

  /** The least gain that was applied so far; 1 when nothing had to be limited. */
  double leastGain() {
    return leastGain;
  }

  void save(DataOutput out) throws IOException {
    for (double[] state : arrays()) {
      Saved.write(out, state);
    }
    out.writeInt(historyAt);
    out.writeInt(delayAt);
    out.writeInt(windowAt);
    out.writeInt(quietFrames);
    out.writeInt(idle);
    Saved.write(out, sum, released, recentPeak, leastGain);
  }

  void restore(DataInput in) throws IOException {
    for (double[] state : arrays()) {
      Saved.read(in, state);
    }
    historyAt = in.readInt();
    delayAt = in.readInt();
    windowAt = in.readInt();
    quietFrames = in.readInt();
    idle = in.readInt();
    sum = in.readDouble();
    released = in.readDouble();
    recentPeak = in.readDouble();
    leastGain = in.readDouble();
    for (int k = 0; k < window; k++) {
      leastRequired.next(required[(windowAt + k) % window]);
    }
  }

  private double[][] arrays() {
    return new double[][] {delayLeft, delayRight, historyLeft, historyRight, average, required};
  }

  /** Processes {@code count} frames from {@code at} in place. */
  void process(double[] left, double[] right, int at, int count) {
    int done = 0;
    while (done < count) {
      int now = Math.min(count - done, PIECE);
      if (idle >= 2 * window && isQuiet(left, right, at + done, now)) {
        pass(left, right, at + done, now);
      } else {
        limit(left, right, at + done, now);
      }
      done += now;
    }
  }

  /** Whether nothing need be limited in a piece, nor because of what came before it. */
  private boolean isQuiet(double[] left, double[] right, int at, int count) {
    double below = ceiling;
    boolean quiet = recentPeak * MOST_OVERSHOOT < below;
    for (int i = at; i < at + count && quiet; i++) {
      quiet =
          Math.abs(left[i]) * MOST_OVERSHOOT < below && Math.abs(right[i]) * MOST_OVERSHOOT < below;
    }
    return quiet;
  }

  /** Only delays: the gain has been 1 for two windows, so that all sums are exact, and stays so. */
  private void pass(double[] left, double[] right, int at, int count) {
    int remembered = Math.min(count, TAPS);
    double peak = count >= TAPS ? 0 : recentPeak;
    for (int i = at + count - remembered; i < at + count; i++) {
      remember(left[i], right[i]);
      peak = Math.max(peak, Math.max(Math.abs(left[i]), Math.abs(right[i])));
    }
    // An upper bound of what is remembered, which is all that it is used for.
    recentPeak = peak;
    quietFrames = 0;
    Ring.swap(delayLeft, delayAt, left, at, count, passing);
    delayAt = Ring.swap(delayRight, delayAt, right, at, count, passing);
  }

  private void limit(double[] left, double[] right, int at, int count) {
    for (int i = at; i < at + count; i++) {
      double l = left[i];
      double r = right[i];
      double gain = nextGain(requiredGain(l, r));
      left[i] = delayLeft[delayAt] * gain;
      right[i] = delayRight[delayAt] * gain;
      delayLeft[delayAt] = l;
      delayRight[delayAt] = r;
      delayAt = delayAt + 1 == delayLeft.length ? 0 : delayAt + 1;
    }
  }

  private void remember(double l, double r) {
    historyAt = historyAt == 0 ? TAPS - 1 : historyAt - 1;
    historyLeft[historyAt] = l;
    historyLeft[historyAt + TAPS] = l;
    historyRight[historyAt] = r;
    historyRight[historyAt + TAPS] = r;
  }

  private double requiredGain(double l, double r) {
    remember(l, r);
    double sample = Math.max(Math.abs(l), Math.abs(r));
    if (sample >= recentPeak) {
      recentPeak = sample;
      quietFrames = 0;
    } else if (++quietFrames > TAPS) {
      recentPeak = sample;
      quietFrames = 0;
      for (int k = 0; k < TAPS; k++) {
        recentPeak = Math.max(recentPeak, Math.abs(historyLeft[historyAt + k]));
        recentPeak = Math.max(recentPeak, Math.abs(historyRight[historyAt + k]));
      }
    }
    if (recentPeak * MOST_OVERSHOOT < ceiling) {
      return 1;
    }
    double peak = Math.max(truePeak(historyLeft), truePeak(historyRight));
    return peak > ceiling ? ceiling / peak : 1;
  }

  private double truePeak(double[] history) {
    double peak = Math.abs(history[historyAt + TAPS / 2]);
    for (int p = 1; p < PHASES; p++) {
      double[] filter = FILTERS[p];
      double value = 0;
      for (int k = 0; k < TAPS; k++) {
        value += filter[k] * history[historyAt + k];
      }
      peak = Math.max(peak, Math.abs(value));
    }
    return peak;
  }

  /** Minimum of the last {@code window} requirements, released slowly, averaged over the window. */
  private double nextGain(double needed) {
    required[windowAt] = needed;
    double least = leastRequired.next(needed);
    released = least < released ? least : released + release * (least - released);
    if (released > 1 - 1e-9) {
      released = 1;
    }
    sum += released - average[windowAt];
    average[windowAt] = released;
    windowAt++;
    if (windowAt == window) {
      windowAt = 0;
      sum = 0;
      for (int k = 0; k < window; k++) {
        sum += average[k];
      }
    }
    idle = released == 1 ? idle + 1 : 0;
    double gain = Math.min(1, sum / window);
    leastGain = Math.min(leastGain, gain);
    return gain;
  }

  /** Windowed sinc (Kaiser, β = 8) for the four phases of a sample, each of unit gain at DC. */
  private static double[][] designFilters() {
    double[][] filters = new double[PHASES][TAPS];
    for (int p = 0; p < PHASES; p++) {
      double total = 0;
      for (int k = 0; k < TAPS; k++) {
        double x = k - TAPS / 2 + p / (double) PHASES;
        double w = x / (TAPS / 2.0);
        double kaiser = Math.abs(w) >= 1 ? 0 : bessel(8 * Math.sqrt(1 - w * w)) / bessel(8);
        double sinc = x == 0 ? 1 : StrictMath.sin(Math.PI * x) / (Math.PI * x);
        filters[p][k] = kaiser * sinc;
        total += filters[p][k];
      }
      for (int k = 0; k < TAPS; k++) {
        filters[p][k] /= total;
      }
    }
    return filters;
  }

  /** Modified Bessel function of order 0 (Abramowitz and Stegun 9.6.12). */
  private static double bessel(double x) {
    double term = 1;
    double total = 1;
    for (int k = 1; k < 40; k++) {
      term *= x * x / (4.0 * k * k);
      total += term;
    }
    return total;
  }

  /** Largest inter-sample value of samples within ±1: the greatest sum of absolute taps. */
  private static double mostOvershoot() {
    double most = 1;
    for (double[] filter : FILTERS) {
      double total = 0;
      for (double tap : filter) {
        total += Math.abs(tap);
      }
      most = Math.max(most, total);
    }
    return most;
  }
}
