package glasswood.unit;

import com.jsyn.ports.UnitInputPort;
import com.jsyn.ports.UnitOutputPort;
import com.jsyn.unitgen.UnitGenerator;

/**
 * Two-pole band-pass for both sides whose centre may wander freely.
 *
 * <p>The trapezoidal state-variable filter stays stable and keeps its level while its coefficients
 * move, which a direct-form biquad does not. Gain at the centre is 1.
 *
 * <pre>
 * Inputs   input      audio, two parts
 *          frequency  centre in Hz, 10…0.45·rate, default 400, gliding between readings
 *          Q          centre over bandwidth, 0.3…200, default 2
 *          amplitude  factor, default 1, per frame
 * Output   output     audio, two parts
 * State    two integrators a side; frequency and Q are read every 16 frames
 * Cost     a tangent every 16 frames, a division every 4; allocates nothing
 * Source   Simper, "Linear trapezoidal integrated state variable filter", Cytomic 2011, eq. 1–7.
 * </pre>
 */
public class StereoBandPass extends UnitGenerator {
  private static final int TICK_FRAMES = 16;

  /** Frames for which coefficients are held, a part of a tick. */
  private static final int HOLD = 4;

  public final UnitInputPort input;
  public final UnitInputPort frequency;
  public final UnitInputPort Q;
  public final UnitInputPort amplitude;
  public final UnitOutputPort output;

  private boolean started;
  private int framesLeft;
  private double g;
  private double gStep;
  private double k;
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
    int from = start;
    while (from < limit) {
      if (framesLeft == 0) {
        tick(from);
      }
      int to = Math.min(limit, from + framesLeft);
      framesLeft -= to - from;
      filter(from, to);
      from = to;
    }
  }

  /**
   * The recursion, its steps drawn together: b' = (2a1 − 1)·b + 2a2·(x − l), l' = (1 − 2a3)·l +
   * 2a2·b + 2a3·x, and the output is (b + b')/2. The coefficients move every {@value #HOLD} frames.
   */
  private void filter(int from, int to) {
    double[] inLeft = input.getValues(0);
    double[] inRight = input.getValues(1);
    double[] gains = amplitude.getValues();
    double[] outLeft = output.getValues(0);
    double[] outRight = output.getValues(1);
    double bandL = leftBand;
    double lowL = leftLow;
    double bandR = rightBand;
    double lowR = rightLow;
    double damp = k;
    int left = framesLeft + to - from;
    int begin = from;
    while (begin < to) {
      if (left % HOLD == 0) {
        g += HOLD * gStep;
      }
      int end = Math.min(to, begin + 1 + (left - 1) % HOLD);
      left -= end - begin;
      double tangent = g;
      double twice = 2 / (1 + tangent * (tangent + damp));
      double keep = twice - 1;
      double cross = tangent * twice;
      double follow = tangent * cross;
      double stay = 1 - follow;
      double half = 0.5 * damp;
      for (int i = begin; i < end; i++) {
        double xL = inLeft[i];
        double xR = inRight[i];
        double scale = half * gains[i];
        double nextL = (cross * xL + keep * bandL) - cross * lowL;
        double nextR = (cross * xR + keep * bandR) - cross * lowR;
        lowL = (follow * xL + cross * bandL) + stay * lowL;
        lowR = (follow * xR + cross * bandR) + stay * lowR;
        outLeft[i] = scale * (bandL + nextL);
        outRight[i] = scale * (bandR + nextR);
        bandL = nextL;
        bandR = nextR;
      }
      begin = end;
    }
    leftBand = bandL;
    leftLow = lowL;
    rightBand = bandR;
    rightLow = lowR;
  }

  private void tick(int frame) {
    framesLeft = TICK_FRAMES;
    int rate = getFrameRate();
    double centre = Math.min(Math.max(frequency.getValues()[frame], 10), 0.45 * rate);
    double target = Kernels.tanPi(centre / rate);
    k = 1 / Math.min(Math.max(Q.getValues()[frame], 0.3), 200);
    leftBand = quiet(leftBand);
    leftLow = quiet(leftLow);
    rightBand = quiet(rightBand);
    rightLow = quiet(rightLow);
    if (!started) {
      started = true;
      g = target;
    }
    gStep = (target - g) / TICK_FRAMES;
  }

  /** Takes a ringing state that nobody can hear to 0 before it becomes denormal. */
  private static double quiet(double state) {
    return Math.abs(state) < 1e-18 ? 0 : state;
  }
}
