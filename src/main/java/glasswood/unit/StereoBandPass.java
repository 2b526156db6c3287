package glasswood.unit;

import com.jsyn.ports.UnitInputPort;
import com.jsyn.ports.UnitOutputPort;
import com.jsyn.unitgen.UnitGenerator;

/**
 * Two-pole band-pass for both sides whose centre may wander freely.
 *
 * <p>The trapezoidal state-variable filter stays stable and keeps its level while its coefficients
 * move, which a direct-form biquad does not. They go from one reading to the next in straight
 * lines. Gain at the centre is 1.
 *
 * <pre>
 * Inputs   input      audio, two parts
 *          frequency  centre in Hz, 10…0.45·rate, default 400, gliding between readings
 *          Q          centre over bandwidth, 0.3…200, default 2
 *          amplitude  factor, default 1, per frame
 * Output   output     audio, two parts
 * State    two integrators a side; frequency and Q are read every 16 frames
 * Cost     a tangent and a division every 16 frames in which it moves; allocates nothing
 * Source   Simper, "Linear trapezoidal integrated state variable filter", Cytomic 2011, eq. 1–7.
 * </pre>
 */
public class StereoBandPass extends UnitGenerator {
  private static final int TICK_FRAMES = 32;

  public final UnitInputPort input;
  public final UnitInputPort frequency;
  public final UnitInputPort Q;
  public final UnitInputPort amplitude;
  public final UnitOutputPort output;

  private boolean started;
  private int framesLeft;
  private double tunedHz = Double.NaN;
  private double tunedQ = Double.NaN;
  private int tunedRate;
  private double keepTarget;
  private double crossTarget;
  private double stayTarget;
  private double keeping;
  private double crossing;
  private double staying;
  private double keepingStep;
  private double crossingStep;
  private double stayingStep;
  private double half;
  private double leftBand;
  private double leftLow;
  private double rightBand;
  private double rightLow;

  public StereoBandPass() {
    addPort(input = new UnitInputPort(2, "Input"));
    addPort(frequency = new UnitInputPort("Frequency"));
    addPort(Q = new UnitInputPort("Q"));
    addPort(amplitude = new UnitInputPort("Amplitude"));
    addPort(output = new UnitOutputPort(2, "Output"));
    frequency.setup(10, 400, 12000);
    Q.setup(0.3, 2, 200);
    amplitude.setup(0, 1, 1);
  }

  @Override
  public void generate(int start, int limit) {
    double[] gains = amplitude.getValues();
    double[] outLeft = output.getValues(0);
    double[] outRight = output.getValues(1);
    int from = start;
    while (from < limit) {
      if (framesLeft == 0) {
        tick(from);
      }
      int to = Math.min(limit, from + framesLeft);
      framesLeft -= to - from;
      filter(input.getValues(0), input.getValues(1), outLeft, outRight, from, to);
      from = to;
    }
    for (int i = start; i < limit; i++) {
      outLeft[i] *= gains[i];
      outRight[i] *= gains[i];
    }
  }

  /**
   * The recursion, its steps drawn together: b' = (2a1 − 1)·b + 2a2·(x − l), l' = (1 − 2a3)·l +
   * 2a2·b + 2a3·x, and the output is k/2·(b + b').
   */
  private void filter(
      double[] inLeft, double[] inRight, double[] outLeft, double[] outRight, int from, int to) {
    double bandL = leftBand;
    double lowL = leftLow;
    double bandR = rightBand;
    double lowR = rightLow;
    double keep = keeping;
    double cross = crossing;
    double stay = staying;
    double keepStep = keepingStep;
    double crossStep = crossingStep;
    double stayStep = stayingStep;
    double scale = half;
    for (int i = from; i < to; i++) {
      keep += keepStep;
      cross += crossStep;
      stay += stayStep;
      double xL = inLeft[i];
      double xR = inRight[i];
      double nextL = (cross * xL + keep * bandL) - cross * lowL;
      double nextR = (cross * xR + keep * bandR) - cross * lowR;
      lowL = ((1 - stay) * xL + cross * bandL) + stay * lowL;
      lowR = ((1 - stay) * xR + cross * bandR) + stay * lowR;
      outLeft[i] = scale * (bandL + nextL);
      outRight[i] = scale * (bandR + nextR);
      bandL = nextL;
      bandR = nextR;
    }
    keeping = keep;
    crossing = cross;
    staying = stay;
    leftBand = bandL;
    leftLow = lowL;
    rightBand = bandR;
    rightLow = lowR;
  }

  private void tick(int frame) {
    framesLeft = TICK_FRAMES;
    double centre = frequency.getValues()[frame];
    double quality = Q.getValues()[frame];
    int rate = getFrameRate();
    if (centre != tunedHz || quality != tunedQ || rate != tunedRate) {
      tunedHz = centre;
      tunedQ = quality;
      tunedRate = rate;
      tune();
    }
    if (!started) {
      started = true;
      keeping = keepTarget;
      crossing = crossTarget;
      staying = stayTarget;
    }
    keepingStep = (keepTarget - keeping) / TICK_FRAMES;
    crossingStep = (crossTarget - crossing) / TICK_FRAMES;
    stayingStep = (stayTarget - staying) / TICK_FRAMES;
    leftBand = quiet(leftBand);
    leftLow = quiet(leftLow);
    rightBand = quiet(rightBand);
    rightLow = quiet(rightLow);
  }

  /** The coefficients of what is asked for. */
  private void tune() {
    double g = Kernels.tanPi(Math.min(Math.max(tunedHz, 10), 0.45 * tunedRate) / tunedRate);
    double damp = 1 / Math.min(Math.max(tunedQ, 0.3), 200);
    double twice = 2 / (1 + g * (g + damp));
    keepTarget = twice - 1;
    crossTarget = g * twice;
    stayTarget = 1 - g * crossTarget;
    half = 0.5 * damp;
  }

  /** Takes a ringing state that nobody can hear to 0 before it becomes denormal. */
  private static double quiet(double state) {
    return Math.abs(state) < 1e-18 ? 0 : state;
  }
}
