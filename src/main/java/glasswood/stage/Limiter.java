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
 * Cost     a few comparisons a frame while peaks stay below the ceiling; 72 multiplications a frame
 *          and channel near it; allocates nothing
 * Source   true peak: {@link TruePeaks}; gain: minimum
 *          over the look-ahead smoothed by a moving average of the same length, so that it reaches
 *          the minimum exactly when the peak leaves the delay (Giannoulis et al., JAES 60, 2012)
 * </pre>
 */
final class Limiter {
  private static final int TAPS = TruePeaks.TAPS;

  /** Frames of which it is asked together whether anything in them is to be limited. */
  private static final int PIECE = 1024;

  /** Frames of which that is asked where the answer for the piece is that something may be. */
  private static final int PART = 64;

  private static final double LOOK_AHEAD_SECONDS = 0.005;
  private static final double RELEASE_SECONDS = 0.25;
  private static final double MARGIN_DB = 0.15;

  /** What is that near to 1, a hundred-thousandth of a decibel, is 1. */
  private static final double RELEASED = 1e-6;

  private final TruePeaks peaks = new TruePeaks(8, PIECE);
  private final double ceiling;
  private final int window;
  private final double release;
  private final double[] delayLeft;
  private final double[] delayRight;
  private final double[] passing;

  /** The last frames that were heard, and behind them those of the piece. */
  private final double[] heardLeft = new double[TAPS + PIECE];

  private final double[] heardRight = new double[TAPS + PIECE];
  private final SlidingMinimum leastRequired;
  private final double[] average;
  private final double[] required;
  private final double[] gains = new double[PART];
  private int delayAt;
  private int windowAt;
  private double sum;
  private double released = 1;

  /** Frames since the last that needed less than gain 1 or was still being released. */
  private int idle;

  /** Frames since a part in which something might be to limit, {@code window} at most. */
  private int sinceNear;

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
    out.writeInt(delayAt);
    out.writeInt(windowAt);
    out.writeInt(idle);
    out.writeInt(sinceNear);
    Saved.write(out, sum, released, leastGain);
  }

  void restore(DataInput in) throws IOException {
    for (double[] state : arrays()) {
      Saved.read(in, state);
    }
    delayAt = in.readInt();
    windowAt = in.readInt();
    idle = in.readInt();
    sinceNear = in.readInt();
    sum = in.readDouble();
    released = in.readDouble();
    leastGain = in.readDouble();
    for (int k = 0; k < window; k++) {
      leastRequired.next(required[(windowAt + k) % window]);
    }
  }

  private double[][] arrays() {
    return new double[][] {delayLeft, delayRight, heardLeft, heardRight, average, required};
  }

  /** Processes {@code count} frames from {@code at} in place. */
  void process(double[] left, double[] right, int at, int count) {
    int done = 0;
    while (done < count) {
      int now = Math.min(count - done, PIECE);
      System.arraycopy(left, at + done, heardLeft, TAPS, now);
      System.arraycopy(right, at + done, heardRight, TAPS, now);
      if (idle >= 2 * window && !mayExceed(0, now)) {
        pass(left, right, at + done, now);
      } else {
        for (int part = 0; part < now; part += PART) {
          limit(left, right, at + done + part, part, Math.min(PART, now - part));
        }
      }
      System.arraycopy(heardLeft, now, heardLeft, 0, TAPS);
      System.arraycopy(heardRight, now, heardRight, 0, TAPS);
      done += now;
    }
  }

  /** Only delays: the gain has been 1 for two windows, so that all sums are exact, and stays so. */
  private void pass(double[] left, double[] right, int at, int count) {
    Ring.swap(delayLeft, delayAt, left, at, count, passing);
    delayAt = Ring.swap(delayRight, delayAt, right, at, count, passing);
  }

  /** Limits a part of the piece, which may turn out to be nothing to limit. */
  private void limit(double[] left, double[] right, int at, int heard, int count) {
    boolean nearLeft = peaks.mayExceed(heardLeft, heard, count, ceiling);
    boolean nearRight = peaks.mayExceed(heardRight, heard, count, ceiling);
    if (!nearLeft && !nearRight && idle >= 2 * window) {
      pass(left, right, at, count);
      return;
    }
    Arrays.fill(gains, 0, count, 1);
    if (nearLeft) {
      require(heardLeft, heard, count);
    }
    if (nearRight) {
      require(heardRight, heard, count);
    }
    if (nearLeft || nearRight || sinceNear < window) {
      hold(count);
    }
    sinceNear = nearLeft || nearRight ? 0 : Math.min(window, sinceNear + count);
    smooth(count);
    pass(left, right, at, count);
    for (int i = 0; i < count; i++) {
      left[at + i] *= gains[i];
      right[at + i] *= gains[i];
    }
  }

  /** Lowers the gains to what keeps the peaks of a side's frames below the ceiling. */
  private void require(double[] heard, int frame, int count) {
    for (int i = 0; i < count; i++) {
      double peak = peaks.at(heard, frame + i);
      if (peak > ceiling) {
        gains[i] = Math.min(gains[i], ceiling / peak);
      }
    }
  }

  private boolean mayExceed(int frame, int count) {
    return peaks.mayExceed(heardLeft, frame, count, ceiling)
        || peaks.mayExceed(heardRight, frame, count, ceiling);
  }

  /** Replaces each gain by the least of the last {@code window}. */
  private void hold(int count) {
    int at = windowAt;
    for (int i = 0; i < count; i++) {
      required[at] = gains[i];
      at = at + 1 == window ? 0 : at + 1;
      gains[i] = leastRequired.next(gains[i]);
    }
  }

  /** Gains are released slowly, then averaged over the window. */
  private void smooth(int count) {
    double kept = released;
    double total = sum;
    int still = idle;
    int at = windowAt;
    for (int i = 0; i < count; i++) {
      double least = gains[i];
      kept = least < kept ? least : kept + release * (least - kept);
      if (kept > 1 - RELEASED) {
        kept = 1;
      }
      still = kept == 1 ? still + 1 : 0;
      total += kept - average[at];
      average[at] = kept;
      at++;
      if (at == window) {
        at = 0;
        total = total();
      }
      gains[i] = total;
    }
    released = kept;
    sum = total;
    idle = still;
    windowAt = at;
    for (int i = 0; i < count; i++) {
      gains[i] = Math.min(1, gains[i] / window);
    }
    for (int i = 0; i < count; i++) {
      leastGain = gains[i] < leastGain ? gains[i] : leastGain;
    }
  }

  /** The sum of the averaged values, anew, so that errors of rounding do not add up. */
  private double total() {
    double total = 0;
    for (double value : average) {
      total += value;
    }
    return total;
  }
}
