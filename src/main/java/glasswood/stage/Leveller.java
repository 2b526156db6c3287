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
 * Cost     two squares a frame and channel, and four second-order filters a frame where it may be near the
 *          ceiling; allocates nothing
 * Source   momentary loudness: ITU-R BS.1770-5
 * </pre>
 *
 * <p>While the sound's power, and that of its slopes, tell that it cannot be above the ceiling,
 * nothing is filtered. When it is not, the filters hear what is still in the delay first, the
 * {@value SlowGain#MOMENT} steps that count and {@value #WARM_UP} before them.
 */
final class Leveller {
  private static final int AHEAD = SlowGain.AHEAD;

  /**
   * Steps before those that count, after which the filters have forgotten that they began: 10^−40.
   */
  private static final int WARM_UP = AHEAD - SlowGain.MOMENT;

  /**
   * Steps whose power is looked at: the 40, and 80 ms before them that ring on in the filters. What
   * was still earlier is 160 dB down.
   */
  private static final int BOUND_STEPS = SlowGain.MOMENT + 8;

  /** For the ends of what is looked at, where the sound is cut off: two steep slopes in 23,000. */
  private static final double MARGIN = 0.98;

  private final SlowGain slow;
  private final double[] powers = new double[BOUND_STEPS];
  private final double[] slopes = new double[BOUND_STEPS];
  private final KWeighting weighting;
  private final int stepFrames;
  private final KFilter filter;
  private final double[] delayLeft;
  private final double[] delayRight;
  private final double[] passing;

  /** Sums of squares over this step. */
  private double power;

  private double slopePower;
  private long steps;

  /** The first step that the filters have not heard. */
  private long filtered;

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
    weighting = new KWeighting(rate);
    delayLeft = new double[delayFrames()];
    delayRight = new double[delayFrames()];
    passing = new double[stepFrames];
  }

  /** How much later the output comes, in frames. */
  int delayFrames() {
    return AHEAD * stepFrames;
  }

  /** How much later the output of a leveller comes at a frame rate, in frames. */
  static int delayFrames(int rate) {
    return AHEAD * stepFrames(rate);
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
    hear(delayLeft);
    hear(delayRight);
    powers[(int) (steps % BOUND_STEPS)] = power / stepFrames;
    slopes[(int) (steps % BOUND_STEPS)] = slopePower / stepFrames;
    power = 0;
    slopePower = 0;
    double mean = mayBeAbove() ? weighted() : slow.stepBelow();
    leastGain = Math.min(leastGain, mean);
    if (mean == 1) {
      // Exactly, so that what need not be turned down stays the same to the last bit.
      gain = gain > 1 - 1e-6 ? 1 : gain;
    }
    slope = (mean - gain) / stepFrames;
    inStep = 0;
    steps++;
  }

  /** Adds a side's squares over this step, which is in the delay, and those of its differences. */
  private void hear(double[] delay) {
    int at = (int) (steps % AHEAD) * stepFrames;
    double before = delay[at == 0 ? delay.length - 1 : at - 1];
    double even = 0;
    double odd = 0;
    double evenSlope = 0;
    double oddSlope = 0;
    int i = at;
    for (; i + 1 < at + stepFrames; i += 2) {
      double one = delay[i];
      double two = delay[i + 1];
      even += one * one;
      odd += two * two;
      evenSlope += (one - before) * (one - before);
      oddSlope += (two - one) * (two - one);
      before = two;
    }
    if (i < at + stepFrames) {
      even += delay[i] * delay[i];
      evenSlope += (delay[i] - before) * (delay[i] - before);
    }
    power += even + odd;
    slopePower += evenSlope + oddSlope;
  }

  private boolean mayBeAbove() {
    double sum = 0;
    double slopeSum = 0;
    for (int i = 0; i < BOUND_STEPS; i++) {
      sum += powers[i];
      slopeSum += slopes[i];
    }
    return weighting.most(sum, slopeSum) > MARGIN * slow.ceiling() * SlowGain.MOMENT;
  }

  /** Lets the filters hear up to this step, which is in the delay as all that is needed. */
  private double weighted() {
    long from = filtered;
    if (from < steps - WARM_UP - SlowGain.MOMENT + 1) {
      from = Math.max(0, steps - WARM_UP - SlowGain.MOMENT + 1);
      filter.clear();
    }
    for (long step = from; step < steps; step++) {
      double energy = energy(step);
      if (step > steps - SlowGain.MOMENT) {
        slow.tell((int) (steps - step), energy);
      }
    }
    filtered = steps + 1;
    return slow.step(energy(steps));
  }

  /** Mean square of a step behind the filters; steps in order. */
  private double energy(long step) {
    filter.sum(delayLeft, delayRight, (int) (step % AHEAD) * stepFrames, stepFrames);
    return (filter.first() + filter.second()) / stepFrames;
  }

  /** Writes where it stands. */
  void save(DataOutput out) throws IOException {
    filter.save(out);
    for (double[] part : parts()) {
      for (double value : part) {
        out.writeDouble(value);
      }
    }
    for (double value : new double[] {gain, slope, leastGain}) {
      out.writeDouble(value);
    }
    out.writeInt(inStep);
    out.writeInt(delayAt);
    out.writeLong(steps);
    out.writeLong(filtered);
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
    gain = in.readDouble();
    slope = in.readDouble();
    leastGain = in.readDouble();
    inStep = in.readInt();
    delayAt = in.readInt();
    steps = in.readLong();
    filtered = in.readLong();
    slow.restore(in);
  }

  private double[][] parts() {
    return new double[][] {delayLeft, delayRight, powers, slopes};
  }
}
