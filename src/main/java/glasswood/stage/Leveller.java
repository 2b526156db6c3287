package glasswood.stage;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Slow leveller: holds the loudness of every 400 ms below a ceiling, by turning down beforehand and
 * coming back slowly. What stays below the ceiling passes as it is, {@link #delayFrames} later.
 *
 * <pre>
 * Input    stereo blocks of any length, already at their final gain
 * Output   the same, later, momentary loudness (BS.1770) at most the ceiling
 * State    K-weighting, that of {@link SlowGain}, delay of 0.79 s
 * Cost     four second-order filters a frame; allocates nothing
 * Source   momentary loudness: ITU-R BS.1770-5
 * </pre>
 */
final class Leveller {
  private final SlowGain slow;
  private final int stepFrames;
  private final KFilter filter;
  private final double[] delayLeft;
  private final double[] delayRight;
  private final double[] passing;
  private double energy;
  private double gain = 1;
  private double slope;
  private double leastGain = 1;
  private int inStep;
  private int delayAt;

  /**
   * @param ceilingLufs the loudest that 400 ms may be
   * @param rate frames a second
   */
  Leveller(double ceilingLufs, int rate) {
    slow = new SlowGain(ceilingLufs);
    stepFrames = stepFrames(rate);
    filter = new KFilter(rate, 2);
    delayLeft = new double[delayFrames()];
    delayRight = new double[delayFrames()];
    passing = new double[stepFrames];
  }

  /** How much later the output comes, in frames. */
  int delayFrames() {
    return SlowGain.AHEAD * stepFrames;
  }

  /** How much later the output of a leveller comes at a frame rate, in frames. */
  static int delayFrames(int rate) {
    return SlowGain.AHEAD * stepFrames(rate);
  }

  private static int stepFrames(int rate) {
    return Math.max(1, rate / SlowGain.STEPS_PER_SECOND);
  }

  /** The least gain that was applied so far; 1 when nothing had to be turned down. */
  double leastGain() {
    return leastGain;
  }

  /** Processes {@code count} frames from {@code at} in place. */
  void process(double[] left, double[] right, int at, int count) {
    int done = 0;
    while (done < count) {
      int now = Math.min(count - done, stepFrames - inStep);
      filter.sum(left, right, at + done, now);
      energy += filter.first() + filter.second();
      delay(left, right, at + done, now);
      done += now;
      inStep += now;
      if (inStep == stepFrames) {
        step();
      }
    }
  }

  private void delay(double[] left, double[] right, int from, int count) {
    if (gain == 1 && slope == 0) {
      Ring.swap(delayLeft, delayAt, left, from, count, passing);
      delayAt = Ring.swap(delayRight, delayAt, right, from, count, passing);
      return;
    }
    double g = gain;
    int d = delayAt;
    for (int i = from; i < from + count; i++) {
      g += slope;
      double l = left[i];
      double r = right[i];
      left[i] = delayLeft[d] * g;
      right[i] = delayRight[d] * g;
      delayLeft[d] = l;
      delayRight[d] = r;
      d = d + 1 == delayLeft.length ? 0 : d + 1;
    }
    gain = g;
    delayAt = d;
  }

  /** Ends a step of 10 ms: finds the gain for the one that leaves the delay next. */
  private void step() {
    double mean = slow.step(energy / stepFrames);
    leastGain = Math.min(leastGain, mean);
    if (mean == 1) {
      // Exactly, so that what need not be turned down stays the same to the last bit.
      gain = gain > 1 - 1e-6 ? 1 : gain;
    }
    slope = (mean - gain) / stepFrames;
    inStep = 0;
    energy = 0;
  }

  /** Writes where it stands. */
  void save(DataOutput out) throws IOException {
    filter.save(out);
    for (double[] part : parts()) {
      for (double value : part) {
        out.writeDouble(value);
      }
    }
    for (double value : new double[] {energy, gain, slope, leastGain}) {
      out.writeDouble(value);
    }
    out.writeInt(inStep);
    out.writeInt(delayAt);
    slow.save(out);
  }

  /** Makes a new one of the same settings stand where another stood. */
  void restore(DataInput in) throws IOException {
    filter.restore(in);
    for (double[] part : parts()) {
      for (int i = 0; i < part.length; i++) {
        part[i] = in.readDouble();
      }
    }
    energy = in.readDouble();
    gain = in.readDouble();
    slope = in.readDouble();
    leastGain = in.readDouble();
    inStep = in.readInt();
    delayAt = in.readInt();
    slow.restore(in);
  }

  private double[][] parts() {
    return new double[][] {delayLeft, delayRight};
  }
}
