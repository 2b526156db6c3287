package glasswood.unit;

import glasswood.dream.Saved;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A stereo reverberator, a feedback delay network of eight lines whose size and damping move: the
 * shared space of the stage, and the core of {@link FdnReverb}.
 *
 * <pre>
 * Input    two channels of audio
 * Output   two channels of audio, nothing of the input itself
 * Controls size     0 a small bedroom (RT60 0.5 s) … 1 open sky (RT60 7 s), at most 0.05 a second,
 *                  so that what sounds is bent by less than 7 cents
 *          decay    RT60 in seconds, slewed; 0 what suits the size
 *          damping  0 bright (12 kHz) … 1 dull (900 Hz), slewed
 *          level    dB, slewed
 * State    delay lines, four diffusers, damping and high-pass filters
 * Cost     about 60 multiplications a frame; allocates nothing once made
 * Source   Jot and Chaigne, "Digital delay networks for designing artificial reverberators", AES
 *          90th Convention 1991; Householder feedback matrix after Rocchesso and Smith, IEEE Trans.
 *          SAP 5 (1997); diffusers after Schroeder 1962
 * </pre>
 *
 * <p>Works in quanta of {@link #QUANTUM} frames, counted from the first. Every delay is longer than
 * a quantum, so what comes out of the lines in a quantum is known when it begins, and lines are
 * read and written in plain loops over arrays. How the frames are dealt out to calls of {@link
 * #process} changes nothing. One thread at a time.
 */
public final class FeedbackDelayNetwork {
  /** Frames from one reading of the controls to the next. */
  public static final int QUANTUM = 64;

  private static final int LINES = 8;
  private static final double[] DELAY_SECONDS = {
    0.0311, 0.0373, 0.0419, 0.0477, 0.0533, 0.0593, 0.0661, 0.0719
  };
  private static final double[] DIFFUSER_SECONDS = {0.00481, 0.00737};
  private static final double DIFFUSION = 0.6;
  private static final double SLEW_SECONDS = 3.0;
  private static final double SIZE_PER_SECOND = 0.05;
  private static final int MARGIN = 4;
  private static final double WANDER_SECONDS = 0.00025;
  private static final double HIGH_PASS_HZ = 90;
  private static final double DENORMAL_GUARD = 1e-20;

  /** 0, 1, 2 …: the JIT does not vectorise the conversion of a loop's counter. */
  private static final double[] RAMP = new double[QUANTUM];

  static {
    for (int i = 0; i < QUANTUM; i++) {
      RAMP[i] = i;
    }
  }

  private final double rate;
  private final double[][] line = new double[LINES][];
  private final double[] delay = new double[LINES];
  private final double[] wanderPhase = new double[LINES];
  private final double[] lowPass = new double[LINES];
  private final double[][] tap = new double[LINES][QUANTUM];
  private final double[][] feed = new double[2][QUANTUM];
  private final double[] sum = new double[QUANTUM];
  private final double[][] heard = new double[2][QUANTUM];
  private final double[] scratch = new double[QUANTUM];
  private final double[] open = new double[LINES];
  private final double[] window = new double[QUANTUM + 3 + 2 * MARGIN];
  private final double[][][] diffuser = new double[2][DIFFUSER_SECONDS.length][];
  private final int[] diffuserAt = new int[2 * DIFFUSER_SECONDS.length];
  private final double[] highPassState = new double[2];
  private final double highPassCoefficient;
  private final int[] write = new int[LINES];
  private int done;
  private double sizeTarget = 0.5;
  private double decayTarget;
  private double dampingTarget = 0.5;
  private double levelTarget = 1;
  private double size = Double.NaN;
  private double decay;
  private double damping = Double.NaN;
  private double level;
  private double levelFrom;

  /** A network at rest, for a frame rate of at least 8000. */
  public FeedbackDelayNetwork(int rate) {
    this.rate = rate;
    for (int k = 0; k < LINES; k++) {
      // Not powers of two: lines at such distances would share the same few places of the caches.
      line[k] = new double[(longestDelayFrames(k) / QUANTUM + 3) * QUANTUM];
      wanderPhase[k] = k / (double) LINES;
    }
    for (int c = 0; c < 2; c++) {
      for (int d = 0; d < DIFFUSER_SECONDS.length; d++) {
        double seconds = DIFFUSER_SECONDS[d] * (c == 0 ? 1 : 1.083);
        diffuser[c][d] = new double[(int) (seconds * rate)];
      }
    }
    highPassCoefficient = Kernels.smoothing(1 / (2 * Math.PI * HIGH_PASS_HZ), rate);
  }

  /** Factor of the delays for a size. */
  private static double scale(double size) {
    return 0.45 + 1.05 * size;
  }

  /** Decay by 60 dB in seconds for a size. */
  public static double reverberationTime(double size) {
    return 0.5 * Kernels.exp2(size * 3.807354922057604);
  }

  /** Corner of the damping in Hz. */
  private static double dampingHz(double damping) {
    return 12000 * Kernels.exp2(-damping * 3.736965594166206);
  }

  /**
   * Sets where the controls are to go from the next quantum on; before the first they are there at
   * once.
   *
   * @param toSize 0…1
   * @param toDecay RT60 in seconds; 0 or less for {@link #reverberationTime} of the size
   * @param toDamping 0…1
   * @param levelDb level of the output in dB
   */
  public void aim(double toSize, double toDecay, double toDamping, double levelDb) {
    sizeTarget = toSize;
    decayTarget = toDecay;
    dampingTarget = toDamping;
    levelTarget = Kernels.db(levelDb);
  }

  /** Frames until the controls are read again; {@link #QUANTUM} where the next frame reads them. */
  public int framesLeft() {
    return QUANTUM - done;
  }

  /**
   * Processes frames {@code from} to {@code to}; inputs and outputs may be the same arrays.
   *
   * @param inLeft what enters at the left
   * @param inRight what enters at the right
   * @param outLeft what is heard at the left
   * @param outRight what is heard at the right
   * @param from first frame in each array
   * @param to frame after the last
   */
  public void process(
      double[] inLeft, double[] inRight, double[] outLeft, double[] outRight, int from, int to) {
    int at = from;
    while (at < to) {
      if (done == 0) {
        slew();
        readLines();
        output();
      }
      int frames = Math.min(to - at, QUANTUM - done);
      diffuse(inLeft, at, frames, 0);
      diffuse(inRight, at, frames, 1);
      writeLines(frames);
      System.arraycopy(heard[0], done, outLeft, at, frames);
      System.arraycopy(heard[1], done, outRight, at, frames);
      at += frames;
      done += frames;
      if (done == QUANTUM) {
        done = 0;
        for (int k = 0; k < LINES; k++) {
          write[k] = write[k] + QUANTUM == line[k].length ? 0 : write[k] + QUANTUM;
        }
      }
    }
  }

  private void slew() {
    boolean first = Double.isNaN(size);
    if (first) {
      size = sizeTarget;
      decay = decayTarget;
      damping = dampingTarget;
      level = levelTarget;
      for (int k = 0; k < LINES; k++) {
        delay[k] = delayFrames(k);
      }
    }
    double step = Kernels.smoothing(SLEW_SECONDS, rate / QUANTUM);
    double most = SIZE_PER_SECOND * QUANTUM / rate;
    size += Math.max(-most, Math.min(most, step * (sizeTarget - size)));
    damping += step * (dampingTarget - damping);
    if (decayTarget > 0) {
      decay += step * (decayTarget - decay);
    } else {
      decay = reverberationTime(size);
    }
    levelFrom = level;
    level += step * (levelTarget - level);
  }

  private double delayFrames(int k) {
    double wander = WANDER_SECONDS * Kernels.sin(wanderPhase[k]);
    return (DELAY_SECONDS[k] * scale(size) + wander) * rate;
  }

  private void diffuse(double[] input, int at, int frames, int channel) {
    double[] out = feed[channel];
    System.arraycopy(input, at, out, done, frames);
    for (int d = 0; d < DIFFUSER_SECONDS.length; d++) {
      double[] memory = diffuser[channel][d];
      int slot = channel * DIFFUSER_SECONDS.length + d;
      int position = diffuserAt[slot];
      int from = done;
      int end = done + frames;
      while (from < end) {
        int run = Math.min(end - from, memory.length - position);
        System.arraycopy(memory, position, scratch, from, run);
        allPass(scratch, out, from, from + run);
        System.arraycopy(scratch, from, memory, position, run);
        from += run;
        position = position + run == memory.length ? 0 : position + run;
      }
      diffuserAt[slot] = position;
    }
  }

  /** Schroeder's all-pass; {@code memory} holds what was and receives what will be delayed. */
  private static void allPass(double[] memory, double[] signal, int from, int to) {
    for (int i = from; i < to; i++) {
      double delayed = memory[i];
      double value = signal[i] - DIFFUSION * delayed;
      memory[i] = value;
      signal[i] = delayed + DIFFUSION * value;
    }
  }

  /** Reads each line with third-order Lagrange interpolation, then damps them all. */
  private void readLines() {
    double decayPerFrame = Kernels.decay60(decay, rate);
    double log2Decay = StrictMath.log(decayPerFrame) / StrictMath.log(2);
    double pole = Kernels.exp(-2 * Math.PI * dampingHz(damping) / rate);
    for (int k = 0; k < LINES; k++) {
      wanderPhase[k] += (0.071 + 0.013 * k) * QUANTUM / rate;
      wanderPhase[k] -= Math.floor(wanderPhase[k]);
      double from = delay[k];
      double to = delayFrames(k);
      delay[k] = to;
      open[k] = (1 - pole) * Kernels.exp2(log2Decay * to);
      read(line[k], write[k], from, (to - from) / QUANTUM, tap[k]);
    }
    Arrays.fill(sum, 0);
    damp(0, pole);
    damp(4, pole);
  }

  /** Damps four lines in one loop, whose filters do not wait for each other, and sums them. */
  private void damp(int k, double pole) {
    double[] a = tap[k];
    double[] b = tap[k + 1];
    double[] c = tap[k + 2];
    double[] d = tap[k + 3];
    double openA = open[k];
    double openB = open[k + 1];
    double openC = open[k + 2];
    double openD = open[k + 3];
    double stateA = lowPass[k];
    double stateB = lowPass[k + 1];
    double stateC = lowPass[k + 2];
    double stateD = lowPass[k + 3];
    for (int i = 0; i < QUANTUM; i++) {
      stateA = (openA * a[i] + DENORMAL_GUARD) + pole * stateA;
      stateB = (openB * b[i] + DENORMAL_GUARD) + pole * stateB;
      stateC = (openC * c[i] + DENORMAL_GUARD) + pole * stateC;
      stateD = (openD * d[i] + DENORMAL_GUARD) + pole * stateD;
      a[i] = stateA;
      b[i] = stateB;
      c[i] = stateC;
      d[i] = stateD;
      sum[i] += (stateA + stateB) + (stateC + stateD);
    }
    lowPass[k] = stateA;
    lowPass[k + 1] = stateB;
    lowPass[k + 2] = stateC;
    lowPass[k + 3] = stateD;
  }

  /** Reads a quantum whose delay begins at {@code delayed} and changes by {@code step} a frame. */
  private void read(double[] memory, int at, double delayed, double step, double[] out) {
    int whole = (int) Math.ceil(delayed);
    double f = whole - delayed;
    int first = at - whole - 1 - MARGIN;
    int length = QUANTUM + 3 + 2 * MARGIN;
    int begin = first < 0 ? first + memory.length : first;
    int straight = Math.min(length, memory.length - begin);
    System.arraycopy(memory, begin, window, 0, straight);
    System.arraycopy(memory, 0, window, straight, length - straight);
    int offset = MARGIN;
    int i = 0;
    while (i < QUANTUM) {
      int end = i;
      double g = f - step * end;
      while (end < QUANTUM && g >= 0 && g < 1) {
        end++;
        g = f - step * end;
      }
      lagrange(offset, f, step, i, end, out);
      i = end;
      if (i < QUANTUM) {
        int move = g < 0 ? -1 : 1;
        offset += move;
        f -= move;
      }
    }
  }

  /** Third-order Lagrange interpolation between window[offset + i + 1] and the next. */
  private void lagrange(int offset, double f, double step, int from, int to, double[] out) {
    double[] w = window;
    for (int i = from; i < to; i++) {
      double x = f - step * RAMP[i];
      double xm = x - 1;
      double x2 = x - 2;
      double xp = x + 1;
      double outer = xm * x * (1.0 / 6);
      double inner = xp * x2 * 0.5;
      out[i] =
          outer * (xp * w[offset + i + 3] - x2 * w[offset + i])
              + inner * (xm * w[offset + i + 1] - x * w[offset + i + 2]);
    }
  }

  /** Householder reflection: each line gets itself minus a quarter of the sum of all. */
  private void writeLines(int frames) {
    for (int k = 0; k < LINES; k++) {
      double sign = (k & 2) == 0 ? 1 : -1;
      reflect(tap[k], sum, feed[k & 1], sign, scratch, done, done + frames);
      System.arraycopy(scratch, done, line[k], write[k] + done, frames);
    }
  }

  private static void reflect(
      double[] tap, double[] sum, double[] in, double sign, double[] out, int from, int to) {
    for (int i = from; i < to; i++) {
      out[i] = tap[i] - 0.25 * sum[i] + sign * in[i];
    }
  }

  /** Own-side lines in full and the other side's at a third, high-passed: wide yet mono-safe. */
  private void output() {
    double[] left = heard[0];
    double[] right = heard[1];
    gather(0, left);
    gather(1, right);
    double c = highPassCoefficient;
    double keep = 1 - c;
    double stateLeft = highPassState[0];
    double stateRight = highPassState[1];
    for (int i = 0; i < QUANTUM; i++) {
      double l = left[i];
      double r = right[i];
      stateLeft = c * l + keep * stateLeft;
      stateRight = c * r + keep * stateRight;
      left[i] = l - stateLeft;
      right[i] = r - stateRight;
    }
    highPassState[0] = stateLeft;
    highPassState[1] = stateRight;
    double step = (level - levelFrom) / QUANTUM;
    for (int i = 0; i < QUANTUM; i++) {
      double gain = levelFrom + step * RAMP[i];
      left[i] *= gain;
      right[i] *= gain;
    }
  }

  private void gather(int channel, double[] out) {
    double[] a = tap[channel];
    double[] b = tap[channel + 2];
    double[] c = tap[channel + 4];
    double[] d = tap[channel + 6];
    double[] e = tap[1 - channel];
    double[] f = tap[5 - channel];
    for (int i = 0; i < QUANTUM; i++) {
      out[i] = 0.4 * (a[i] - b[i] + c[i] - d[i]) + 0.14 * (e[i] + f[i]);
    }
  }

  /**
   * Writes everything that still sounds, and where size, damping and level stand.
   *
   * @throws IllegalStateException in the middle of a quantum
   */
  public void save(DataOutput out) throws IOException {
    if (done != 0) {
      throw new IllegalStateException("in the middle of a quantum");
    }
    for (double[] state : arrays()) {
      Saved.write(out, state);
    }
    for (int at : diffuserAt) {
      out.writeInt(at);
    }
    for (int at : write) {
      out.writeInt(at);
    }
    Saved.write(out, sizeTarget, decayTarget, dampingTarget, levelTarget);
    Saved.write(out, size, decay, damping, level, levelFrom);
  }

  /** Makes a new one of the same rate sound as another did. */
  public void restore(DataInput in) throws IOException {
    for (double[] state : arrays()) {
      Saved.read(in, state);
    }
    for (int i = 0; i < diffuserAt.length; i++) {
      diffuserAt[i] = in.readInt();
    }
    for (int k = 0; k < LINES; k++) {
      write[k] = in.readInt();
    }
    sizeTarget = in.readDouble();
    decayTarget = in.readDouble();
    dampingTarget = in.readDouble();
    levelTarget = in.readDouble();
    size = in.readDouble();
    decay = in.readDouble();
    damping = in.readDouble();
    level = in.readDouble();
    levelFrom = in.readDouble();
  }

  private List<double[]> arrays() {
    List<double[]> all = new ArrayList<>(List.of(line));
    all.add(delay);
    all.add(wanderPhase);
    all.add(lowPass);
    all.add(highPassState);
    for (double[][] side : diffuser) {
      all.addAll(List.of(side));
    }
    return all;
  }

  /** Longest distance of a line between writing and reading, in frames. */
  private int longestDelayFrames(int k) {
    return (int) ((DELAY_SECONDS[k] * scale(1) + WANDER_SECONDS) * rate);
  }
}
