package glasswood.unit;

import glasswood.dream.Saved;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
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
 * <p>Works in spans of {@link #span} frames, counted from the first. Every delay is longer than a
 * span, so what comes out of the lines in a span is known when it begins, and lines are read and
 * written in loops over arrays long enough to be vectorised, what enters at the end of a span. How
 * the frames are dealt out to calls of {@link #process} changes nothing. One thread at a time.
 */
public final class FeedbackDelayNetwork {
  /** Spans are of at least as many frames, and of whole multiples of them. */
  public static final int QUANTUM = 64;

  private static final int LONGEST_SPAN = 256;

  private static final int LINES = 8;
  private static final double[] DELAY_SECONDS = {
    0.0311, 0.0373, 0.0419, 0.0477, 0.0533, 0.0593, 0.0661, 0.0719
  };
  private static final double SLEW_SECONDS = 3.0;
  private static final double SIZE_PER_SECOND = 0.05;
  private static final double WANDER_SECONDS = 0.00025;
  private static final double HIGH_PASS_HZ = 90;
  private static final double DENORMAL_GUARD = 1e-20;

  private final double rate;
  private final DelayLine[] line = new DelayLine[LINES];
  private final double[] delay = new double[LINES];

  /**
   * Where each delay's wander is on its circle, and by what it turns from one quantum to the next.
   */
  private final double[] wanderSine = new double[LINES];

  private final double[] wanderCosine = new double[LINES];
  private final double[] turnSine = new double[LINES];
  private final double[] turnCosine = new double[LINES];
  private final double[] lowPass = new double[LINES];

  /** Frames from one reading of the controls to the next. */
  private int span;

  /** What comes out of each line in this span. */
  private final double[][] tap;

  private final double[][] feed;
  private final double[][] heard;
  private DelayLine.Scratch scratch;
  private final Diffuser[] diffuser = new Diffuser[2];
  private final double[] highPassState = new double[2];
  private final double highPassCoefficient;
  private double slewStep;
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
  private final double[] nominal = new double[LINES];
  private final double[] loss = new double[LINES];
  private double logDecay;
  private double pole;
  private double followedSize = Double.NaN;
  private double followedDecay = Double.NaN;
  private double followedDamping = Double.NaN;

  /** A network at rest, for a frame rate of at least 8000. */
  public FeedbackDelayNetwork(int rate) {
    this.rate = rate;
    int longestSpan = longestSpan(rate);
    tap = new double[LINES][longestSpan];
    feed = new double[2][longestSpan];
    heard = new double[2][longestSpan];
    diffuser[0] = new Diffuser(rate);
    diffuser[1] = new Diffuser(1.083 * rate);
    for (int k = 0; k < LINES; k++) {
      wanderSine[k] = Kernels.sin(k / (double) LINES);
      wanderCosine[k] = Kernels.cos(k / (double) LINES);
    }
    highPassCoefficient = Kernels.smoothing(1 / (2 * Math.PI * HIGH_PASS_HZ), rate);
    span(longestSpan);
    for (int k = 0; k < LINES; k++) {
      turn(k, wanderHz(k));
    }
  }

  /** The longest span that is shorter than every delay, by as much as interpolation needs. */
  private static int longestSpan(int rate) {
    double shortest = (DELAY_SECONDS[0] * scale(0) - WANDER_SECONDS) * rate - 4;
    int frames = LONGEST_SPAN;
    while (frames > QUANTUM && frames > shortest) {
      frames /= 2;
    }
    return frames;
  }

  /** Sets how many frames there are in a span, before the first. */
  private void span(int frames) {
    span = frames;
    scratch = new DelayLine.Scratch(frames);
    slewStep = Kernels.smoothing(SLEW_SECONDS, rate / frames);
    for (int k = 0; k < LINES; k++) {
      int longest = (int) ((DELAY_SECONDS[k] * scale(1) + WANDER_SECONDS) * rate);
      line[k] = new DelayLine(longest, frames);
    }
  }

  /** Frames from one reading of the controls to the next, a multiple of {@link #QUANTUM}. */
  public int span() {
    return span;
  }

  /**
   * Has the delays wander so that after {@code frames} they are where they were: what is heard then
   * repeats if what enters does. To be called before the first frame; {@link #restore} keeps it.
   *
   * @param frames a multiple of {@link #QUANTUM}
   */
  public void repeatAfter(long frames) {
    if (frames <= 0 || frames % QUANTUM != 0) {
      throw new IllegalArgumentException("must be a multiple of " + QUANTUM + ": " + frames);
    }
    while (frames % span != 0) {
      span(span / 2);
    }
    double seconds = frames / rate;
    for (int k = 0; k < LINES; k++) {
      turn(k, Math.max(1, Math.rint(wanderHz(k) * seconds)) / seconds);
    }
  }

  private static double wanderHz(int k) {
    return 0.071 + 0.013 * k;
  }

  /** Has a delay go round in its wander so many times a second: exactly, for errors add up. */
  private void turn(int k, double hz) {
    double radians = 2 * Math.PI * hz * span / rate;
    turnSine[k] = StrictMath.sin(radians);
    turnCosine[k] = StrictMath.cos(radians);
  }

  /**
   * Lets the controls move on by a span towards where they are to go, without sound. To be called
   * before the first frame.
   */
  public void drift() {
    slew();
    for (int k = 0; k < LINES; k++) {
      delay[k] = delayFrames(k);
    }
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
   * Sets where the controls are to go from the next span on; before the first they are there at
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

  /** Frames until the controls are read again; {@link #span} where the next frame reads them. */
  public int framesLeft() {
    return span - done;
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
        damp();
      }
      int frames = Math.min(to - at, span - done);
      System.arraycopy(inLeft, at, feed[0], done, frames);
      System.arraycopy(inRight, at, feed[1], done, frames);
      System.arraycopy(heard[0], done, outLeft, at, frames);
      System.arraycopy(heard[1], done, outRight, at, frames);
      at += frames;
      done += frames;
      if (done == span) {
        done = 0;
        take(0);
        take(1);
        for (int k = 0; k < LINES; k++) {
          give(k);
        }
      }
    }
  }

  /** Gives a line what goes back into it, and what enters: to every second pair turned round. */
  private void give(int k) {
    double[] values = tap[k];
    double[] entering = feed[k & 1];
    if ((k & 2) == 0) {
      for (int i = 0; i < span; i++) {
        values[i] += entering[i];
      }
    } else {
      for (int i = 0; i < span; i++) {
        values[i] -= entering[i];
      }
    }
    line[k].write(values);
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
    double step = slewStep;
    double most = SIZE_PER_SECOND * span / rate;
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

  /** Where a line's delay is in this span: what the size wants, and the wander about it. */
  private double delayFrames(int k) {
    double wander = WANDER_SECONDS * wanderSine[k];
    return (DELAY_SECONDS[k] * scale(size) + wander) * rate;
  }

  /** What depends on size, decay and damping, when they have moved. */
  private void follow() {
    if (size != followedSize || decay != followedDecay) {
      followedSize = size;
      followedDecay = decay;
      logDecay = StrictMath.log(Kernels.decay60(decay, rate));
      for (int k = 0; k < LINES; k++) {
        nominal[k] = DELAY_SECONDS[k] * scale(size) * rate;
        loss[k] = Kernels.exp(logDecay * nominal[k]);
      }
    }
    if (damping != followedDamping) {
      followedDamping = damping;
      pole = Kernels.exp(-2 * Math.PI * dampingHz(damping) / rate);
    }
  }

  /** Diffuses what entered in this span. */
  private void take(int channel) {
    double[] entering = feed[channel];
    for (int i = 0; i < span; i++) {
      entering[i] += DENORMAL_GUARD;
    }
    diffuser[channel].process(entering, span);
  }

  /** Reads what each line gives in this span, with the loss of its length. */
  private void readLines() {
    follow();
    for (int k = 0; k < LINES; k++) {
      double sine = wanderSine[k];
      wanderSine[k] = sine * turnCosine[k] + wanderCosine[k] * turnSine[k];
      wanderCosine[k] = wanderCosine[k] * turnCosine[k] - sine * turnSine[k];
      double from = delay[k];
      double to = delayFrames(k);
      delay[k] = to;
      // the first order of exp(logDecay·(to − nominal)): wanders are of a few frames
      double gain = loss[k] * (1 + logDecay * (to - nominal[k]));
      line[k].read(from, to, (1 - pole) * gain, tap[k], scratch);
    }
  }

  /**
   * Damps what the lines give, all at once so that no one's recursion waits for itself; hears it,
   * own-side lines in full and two of the other side's at a third, high-passed, which is wide yet
   * mono-safe; and leaves in the taps what goes back into the lines, a Householder reflection: each
   * gets itself minus a quarter of the sum of all.
   */
  private void damp() {
    double[] t0 = tap[0];
    double[] t1 = tap[1];
    double[] t2 = tap[2];
    double[] t3 = tap[3];
    double[] t4 = tap[4];
    double[] t5 = tap[5];
    double[] t6 = tap[6];
    double[] t7 = tap[7];
    double[] left = heard[0];
    double[] right = heard[1];
    double p = pole;
    double s0 = lowPass[0];
    double s1 = lowPass[1];
    double s2 = lowPass[2];
    double s3 = lowPass[3];
    double s4 = lowPass[4];
    double s5 = lowPass[5];
    double s6 = lowPass[6];
    double s7 = lowPass[7];
    double lowLeft = highPassState[0];
    double lowRight = highPassState[1];
    double c = highPassCoefficient;
    double keep = 1 - c;
    double step = (level - levelFrom) / span;
    double gain = levelFrom;
    for (int i = 0; i < span; i++) {
      s0 = t0[i] + p * s0;
      s1 = t1[i] + p * s1;
      s2 = t2[i] + p * s2;
      s3 = t3[i] + p * s3;
      s4 = t4[i] + p * s4;
      s5 = t5[i] + p * s5;
      s6 = t6[i] + p * s6;
      s7 = t7[i] + p * s7;
      double a = s0 + s4;
      double b = s1 + s5;
      double d = s2 + s6;
      double e = s3 + s7;
      double toLeft = 0.4 * (a - d) + 0.14 * b;
      double toRight = 0.4 * (b - e) + 0.14 * a;
      double back = 0.25 * ((a + d) + (b + e));
      lowLeft = keep * lowLeft + c * toLeft;
      lowRight = keep * lowRight + c * toRight;
      left[i] = (toLeft - lowLeft) * gain;
      right[i] = (toRight - lowRight) * gain;
      gain += step;
      t0[i] = s0 - back;
      t1[i] = s1 - back;
      t2[i] = s2 - back;
      t3[i] = s3 - back;
      t4[i] = s4 - back;
      t5[i] = s5 - back;
      t6[i] = s6 - back;
      t7[i] = s7 - back;
    }
    lowPass[0] = s0;
    lowPass[1] = s1;
    lowPass[2] = s2;
    lowPass[3] = s3;
    lowPass[4] = s4;
    lowPass[5] = s5;
    lowPass[6] = s6;
    lowPass[7] = s7;
    highPassState[0] = lowLeft;
    highPassState[1] = lowRight;
  }

  /** Writes everything that still sounds, and where size, damping and level stand. */
  public void save(DataOutput out) throws IOException {
    for (double[] state : arrays()) {
      Saved.write(out, state);
    }
    for (Diffuser side : diffuser) {
      side.save(out);
    }
    for (DelayLine one : line) {
      one.save(out);
    }
    Saved.write(out, sizeTarget, decayTarget, dampingTarget, levelTarget);
    Saved.write(out, size, decay, damping, level, levelFrom);
    out.writeInt(done);
  }

  /** Makes a new one of the same rate and span sound as another did. */
  public void restore(DataInput in) throws IOException {
    for (double[] state : arrays()) {
      Saved.read(in, state);
    }
    for (Diffuser side : diffuser) {
      side.restore(in);
    }
    for (DelayLine one : line) {
      one.restore(in);
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
    done = in.readInt();
  }

  /** What is remembered; of the span that is under way also what is still to be heard of it. */
  private List<double[]> arrays() {
    List<double[]> all =
        new ArrayList<>(List.of(delay, wanderSine, wanderCosine, lowPass, highPassState));
    all.addAll(List.of(tap));
    all.addAll(List.of(heard));
    all.addAll(List.of(feed));
    return all;
  }
}
