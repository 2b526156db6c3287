package glasswood.stage;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Slow leveller: holds the loudness of every 400 ms below a ceiling, by turning down beforehand and
 * coming back slowly. What stays below the ceiling passes as it is, {@link #delayFrames} later.
 *
 * <pre>
 * Input    stereo blocks of any length, already at their final gain
 * Output   the same, later, momentary loudness (BS.1770) at most the ceiling
 * State    K-weighting, 79 steps of 10 ms of needed gain, delay of 0.79 s
 * Cost     four second-order filters a frame; allocates nothing
 * Source   momentary loudness: ITU-R BS.1770-5; gain: minimum over the look-ahead, then a moving
 *          average of a shorter one, as in the limiter (Giannoulis et al., JAES 60, 2012)
 * </pre>
 */
final class Leveller {
  private static final int STEPS_PER_SECOND = 100;
  private static final int MOMENT = 40;
  private static final int SMOOTH = 40;
  private static final int AHEAD = MOMENT + SMOOTH - 1;
  private static final double RELEASE_SECONDS = 2;
  private static final double OFFSET_LUFS = 0.691;
  private static final double TINY = 1e-30;

  private final double ceiling;
  private final int stepFrames;
  private final double release;
  private final KWeighting weighting;
  private final double[] filter = new double[8];
  private final double[] energies = new double[MOMENT];
  private final double[] required = new double[AHEAD];
  private final double[] average = new double[SMOOTH];
  private final double[] delayLeft;
  private final double[] delayRight;
  private double energy;
  private double released = 1;
  private double gain = 1;
  private double slope;
  private double leastGain = 1;
  private int inStep;
  private int delayAt;
  private long steps;

  /**
   * @param ceilingLufs the loudest that 400 ms may be
   * @param rate frames a second
   */
  Leveller(double ceilingLufs, int rate) {
    ceiling = StrictMath.pow(10, (ceilingLufs + OFFSET_LUFS) / 10);
    stepFrames = stepFrames(rate);
    release = 1 - StrictMath.exp(-1 / (RELEASE_SECONDS * STEPS_PER_SECOND));
    weighting = new KWeighting(rate);
    delayLeft = new double[delayFrames()];
    delayRight = new double[delayFrames()];
    Arrays.fill(required, 1);
    Arrays.fill(average, 1);
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
    return Math.max(1, rate / STEPS_PER_SECOND);
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
      energy += weigh(left, at + done, now, 0) + weigh(right, at + done, now, 4);
      delay(left, right, at + done, now);
      done += now;
      inStep += now;
      if (inStep == stepFrames) {
        step();
      }
    }
  }

  private void delay(double[] left, double[] right, int from, int count) {
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

  /** Sum of the squares of one side, weighted; transposed direct form II. */
  private double weigh(double[] in, int from, int count, int s) {
    double[] shelf = weighting.shelf();
    double[] high = weighting.highPass();
    double s1 = filter[s];
    double s2 = filter[s + 1];
    double h1 = filter[s + 2];
    double h2 = filter[s + 3];
    double sum = 0;
    for (int i = from; i < from + count; i++) {
      double x = in[i];
      double y = shelf[0] * x + s1;
      s1 = shelf[1] * x - shelf[3] * y + s2;
      s2 = shelf[2] * x - shelf[4] * y;
      double z = y + h1;
      h1 = h2 - 2 * y - high[3] * z;
      h2 = y - high[4] * z;
      sum += z * z;
    }
    filter[s] = quiet(s1);
    filter[s + 1] = quiet(s2);
    filter[s + 2] = quiet(h1);
    filter[s + 3] = quiet(h2);
    return sum;
  }

  private static double quiet(double value) {
    return Math.abs(value) < TINY ? 0 : value;
  }

  /** Ends a step of 10 ms: finds the gain for the one that leaves the delay next. */
  private void step() {
    energies[(int) (steps % MOMENT)] = energy / stepFrames;
    double sum = 0;
    for (double e : energies) {
      sum += e;
    }
    double loudness = sum / MOMENT;
    required[(int) (steps % AHEAD)] = loudness > ceiling ? Math.sqrt(ceiling / loudness) : 1;
    double least = 1;
    for (double r : required) {
      least = Math.min(least, r);
    }
    released = least < released ? least : released + release * (least - released);
    average[(int) (steps % SMOOTH)] = released > 1 - 1e-9 ? 1 : released;
    double mean = 0;
    for (double a : average) {
      mean += a;
    }
    mean /= SMOOTH;
    leastGain = Math.min(leastGain, mean);
    if (mean == 1) {
      // Exactly, so that what need not be turned down stays the same to the last bit.
      gain = gain > 1 - 1e-6 ? 1 : gain;
    }
    slope = (mean - gain) / stepFrames;
    steps++;
    inStep = 0;
    energy = 0;
  }

  /** Writes where it stands. */
  void save(DataOutput out) throws IOException {
    for (double[] part : parts()) {
      for (double value : part) {
        out.writeDouble(value);
      }
    }
    for (double value : new double[] {energy, released, gain, slope, leastGain}) {
      out.writeDouble(value);
    }
    out.writeInt(inStep);
    out.writeInt(delayAt);
    out.writeLong(steps);
  }

  /** Makes a new one of the same settings stand where another stood. */
  void restore(DataInput in) throws IOException {
    for (double[] part : parts()) {
      for (int i = 0; i < part.length; i++) {
        part[i] = in.readDouble();
      }
    }
    energy = in.readDouble();
    released = in.readDouble();
    gain = in.readDouble();
    slope = in.readDouble();
    leastGain = in.readDouble();
    inStep = in.readInt();
    delayAt = in.readInt();
    steps = in.readLong();
  }

  private double[][] parts() {
    return new double[][] {filter, energies, required, average, delayLeft, delayRight};
  }
}
