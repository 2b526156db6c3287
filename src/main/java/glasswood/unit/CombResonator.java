package glasswood.unit;

import com.jsyn.ports.UnitInputPort;
import com.jsyn.unitgen.UnitFilter;

/**
 * Feedback comb tuned in Hz: a pane of glass that answers to one pitch and its harmonics.
 *
 * <p>The delay is read by third-order Lagrange interpolation and shortened by what the damping
 * delays, so that the comb stays in tune. The loop's gain is below 1 at every frequency, and its
 * peaks are scaled to 1: the comb colours a sound and cannot blow up. Direct current is blocked at
 * the input.
 *
 * <pre>
 * Inputs   input      audio
 *          frequency  Hz, 20…0.2·rate, default 110, gliding between readings
 *          feedback   −0.995…0.995, default 0.5; below 0 odd harmonics of half the frequency
 *          damping    0…0.95, default 0.2: coefficient of the loop's one-pole low-pass
 * Output   output     audio
 * State    a delay line of rate/20 frames, one-pole, direct-current blocker (3 Hz); inputs but the
 *          first are read every 32 frames
 * Cost     four reads a frame; allocates when the frame rate is set, never later
 * Source   Laakso et al., "Splitting the unit delay", IEEE Signal Processing Magazine 13 (1996),
 *          table 1 (Lagrange); damped comb: Moorer, "About this reverberation business", CMJ 3
 *          (1979).
 * </pre>
 */
public class CombResonator extends UnitFilter {
  private static final int TICK_FRAMES = 32;
  private static final double LOWEST_HZ = 20;
  private static final double BLOCKER_HZ = 3;

  public final UnitInputPort frequency;
  public final UnitInputPort feedback;
  public final UnitInputPort damping;

  private final double[] weight = new double[4];
  private final double[] weightStep = new double[4];
  private double[] line = new double[0];
  private int write;
  private int rate;
  private boolean started;
  private int framesLeft;
  private double askedHz = Double.NaN;
  private double askedKeep;

  /** The delay that was asked for, and the one that is there. */
  private double delayTarget;

  private double delay;

  /** Whether the taps' weights are those of the delay, and do not move. */
  private boolean inTune;

  private int whole;
  private double gain;
  private double gainStep;
  private double keep;
  private double keepStep;
  private double lowPass;
  private double block;
  private double blockPole;

  public CombResonator() {
    addPort(frequency = new UnitInputPort("Frequency"));
    addPort(feedback = new UnitInputPort("Feedback"));
    addPort(damping = new UnitInputPort("Damping"));
    frequency.setup(LOWEST_HZ, 110, 8000);
    feedback.setup(-0.995, 0.5, 0.995);
    damping.setup(0, 0.2, 0.95);
  }

  @Override
  public void setFrameRate(int frameRate) {
    super.setFrameRate(frameRate);
    if (getSynthesisEngine() != null && rate != frameRate) {
      prepare();
    }
  }

  @Override
  public void generate(int start, int limit) {
    if (rate != getFrameRate()) {
      prepare();
    }
    int from = start;
    while (from < limit) {
      if (framesLeft == 0) {
        tick(from);
      }
      int to = Math.min(limit, from + framesLeft);
      framesLeft -= to - from;
      resonate(from, to);
      from = to;
    }
  }

  private void resonate(int from, int to) {
    if (weightStep[0] == 0 && weightStep[1] == 0 && weightStep[2] == 0 && keepStep == 0) {
      resonateInTune(from, to);
      return;
    }
    double[] inputs = input.getValues();
    double[] outputs = output.getValues();
    double[] memory = line;
    int bits = memory.length - 1;
    int put = write;
    int at = write - whole + 1;
    double w0 = weight[0];
    double w1 = weight[1];
    double w2 = weight[2];
    double w3 = weight[3];
    double loop = gain;
    double kept = keep;
    double smooth = lowPass;
    double blocked = block;
    double stay = 1 - blockPole;
    for (int i = from; i < to; i++) {
      w0 += weightStep[0];
      w1 += weightStep[1];
      w2 += weightStep[2];
      w3 += weightStep[3];
      loop += gainStep;
      kept += keepStep;
      double heard =
          w0 * memory[at & bits]
              + w1 * memory[at - 1 & bits]
              + (w2 * memory[at - 2 & bits] + w3 * memory[at - 3 & bits]);
      smooth = (1 - kept) * heard + kept * smooth;
      double in = inputs[i];
      blocked = blockPole * in + stay * blocked;
      double value = in - blocked + loop * smooth;
      memory[put & bits] = value;
      put++;
      at++;
      outputs[i] = (1 - Math.abs(loop)) * value;
    }
    write = put;
    weight[0] = w0;
    weight[1] = w1;
    weight[2] = w2;
    weight[3] = w3;
    gain = loop;
    keep = kept;
    lowPass = smooth;
    block = blocked;
  }

  /** The same while neither pitch nor damping move: each value is fetched once and handed on. */
  private void resonateInTune(int from, int to) {
    double[] inputs = input.getValues();
    double[] outputs = output.getValues();
    double[] memory = line;
    int bits = memory.length - 1;
    int put = write;
    int at = write - whole + 1;
    double w0 = weight[0];
    double w1 = weight[1];
    double w2 = weight[2];
    double w3 = weight[3];
    double loop = gain;
    double loopStep = gainStep;
    double kept = keep;
    double taken = 1 - kept;
    double smooth = lowPass;
    double blocked = block;
    double pole = blockPole;
    double stay = 1 - pole;
    for (int i = from; i < to; i++) {
      loop += loopStep;
      double heard =
          w0 * memory[at & bits]
              + w1 * memory[(at - 1) & bits]
              + (w2 * memory[(at - 2) & bits] + w3 * memory[(at - 3) & bits]);
      smooth = taken * heard + kept * smooth;
      double in = inputs[i];
      blocked = pole * in + stay * blocked;
      double value = in - blocked + loop * smooth;
      memory[put & bits] = value;
      put++;
      at++;
      outputs[i] = (1 - Math.abs(loop)) * value;
    }
    write = put;
    gain = loop;
    lowPass = smooth;
    block = blocked;
  }

  private void tick(int frame) {
    framesLeft = TICK_FRAMES;
    if (Math.abs(lowPass) < 1e-18) {
      lowPass = 0;
    }
    if (Math.abs(block) < 1e-18) {
      block = 0;
    }
    double hz = Math.min(Math.max(frequency.getValues()[frame], LOWEST_HZ), 0.2 * rate);
    double keepTarget = Math.min(Math.max(damping.getValues()[frame], 0), 0.95);
    double gainTarget = Math.min(Math.max(feedback.getValues()[frame], -0.995), 0.995);
    if (hz != askedHz || keepTarget != askedKeep) {
      askedHz = hz;
      askedKeep = keepTarget;
      delayTarget = Math.max(rate / hz - phaseDelay(hz, keepTarget), 3);
    }
    if (!started) {
      started = true;
      delay = delayTarget;
      gain = gainTarget;
      keep = keepTarget;
    }
    if (!inTune || delayTarget != delay) {
      aim();
    }
    gainStep = (gainTarget - gain) / TICK_FRAMES;
    keepStep = (keepTarget - keep) / TICK_FRAMES;
  }

  /**
   * Lets the taps' weights glide to the next delay, at most one frame away: the four taps reach
   * that far to either side.
   */
  private void aim() {
    inTune = delayTarget == delay;
    whole = (int) delay;
    double next = Math.min(Math.max(delayTarget, whole - 0.5), whole + 1.5);
    for (int tap = 0; tap < 4; tap++) {
      weight[tap] = lagrange(tap, delay - whole);
      weightStep[tap] = (lagrange(tap, next - whole) - weight[tap]) / TICK_FRAMES;
    }
    delay = next;
  }

  /** Weight of the tap at −1, 0, 1, 2 for a reading at {@code d}. */
  private static double lagrange(int tap, double d) {
    return switch (tap) {
      case 0 -> -d * (d - 1) * (d - 2) / 6;
      case 1 -> (d + 1) * (d - 1) * (d - 2) / 2;
      case 2 -> -(d + 1) * d * (d - 2) / 2;
      default -> (d + 1) * d * (d - 1) / 6;
    };
  }

  /** Frames by which the loop's low-pass delays {@code hz}; arctangent by its series. */
  private double phaseDelay(double hz, double pole) {
    double turns = hz / rate;
    double x = pole * Kernels.sin(turns) / (1 - pole * Kernels.cos(turns));
    double square = x * x;
    double angle =
        Math.abs(x) < 0.5
            ? x * (1 - square * (1.0 / 3 - square * (0.2 - square / 7)))
            : StrictMath.atan(x);
    return angle / (2 * Math.PI * turns);
  }

  private void prepare() {
    rate = getFrameRate();
    int size = Integer.highestOneBit((int) (rate / LOWEST_HZ) + 8) * 2;
    line = new double[size];
    write = 0;
    lowPass = 0;
    block = 0;
    blockPole = 2 * Math.PI * BLOCKER_HZ / rate;
    started = false;
    inTune = false;
    askedHz = Double.NaN;
    framesLeft = 0;
  }
}
