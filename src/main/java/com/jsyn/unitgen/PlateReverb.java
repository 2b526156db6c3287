package com.jsyn.unitgen;

import com.jsyn.dsp.FastMath;
import com.jsyn.ports.UnitInputPort;
import com.jsyn.ports.UnitOutputPort;
import java.util.Arrays;

/**
 * The reverberation of a steel plate.
 *
 * <pre>
 * Inputs   Input      audio, default 0, per frame
 *          Time       s until the sound has fallen by 60 dB, 0.01…30, default 2, per frame
 *          Damping    loss of high frequencies in the plate, 0.0001…1, default 0.5, per frame
 * Output   Output[2]  left and right, the reverberation alone
 * State    four diffusers, and two loops of two all-passes, two delays and a low-pass each
 * Cost     some 100 operations a frame; allocates nothing while running
 * Source   Dattorro, "Effect design, part 1: reverberator and other filters", JAES 45 (1997), figure
 *          1 and tables 1 and 2; lengths are scaled from its 29,761 Hz to the frame rate
 * </pre>
 *
 * <p>The first all-pass of each loop swings slowly by half a millisecond, which keeps the tail from
 * ringing. The loop multiplies four times by the decay d in L seconds, so that d =
 * 10^(−3·L/(4·Time)).
 */
public class PlateReverb extends UnitGenerator {
  private static final double PAPER_RATE = 29761.0;
  private static final int[] DIFFUSERS = {142, 107, 379, 277};
  private static final double[] DIFFUSIONS = {0.75, 0.75, 0.625, 0.625};
  private static final double TAP_GAIN = 0.6;
  private static final double LOG2_1000 = 9.965784284662087;
  private static final double LOOP_FRAMES = 672 + 4453 + 1800 + 3720 + 908 + 4217 + 2656 + 3163;
  private static final double BANDWIDTH = 0.9995;

  private static final int[] LEFT = {266, 2974, 1913, 1996, 1990, 187, 1066};
  private static final int[] RIGHT = {353, 3627, 1228, 2673, 2111, 335, 121};

  /** Frames that are computed at a time, if all delays are as long. */
  private static final int MOST = 64;

  public final UnitInputPort input;
  public final UnitInputPort time;
  public final UnitInputPort damping;
  public final UnitOutputPort output;

  private final double size;
  private final PlateLine[] diffusers = new PlateLine[DIFFUSERS.length];
  private PlateTank one;
  private PlateTank two;
  private final double[] decays = new double[MOST];
  private final double[] keeps = new double[MOST];
  private final double[] toOne = new double[MOST];
  private final double[] toTwo = new double[MOST];
  private final double[] work = new double[MOST];
  private int reach;
  private double scale;
  private double bandwidthState;
  private double lastTime = Double.NaN;
  private double decay;

  /** A plate of the usual size. */
  public PlateReverb() {
    this(1.0);
  }

  /** A plate whose delays are {@code size} times as long, 0.1…4. */
  public PlateReverb(double size) {
    this.size = Math.max(0.1, Math.min(4.0, size));
    addPort(input = new UnitInputPort("Input"));
    addPort(time = new UnitInputPort("Time"));
    time.setup(0.01, 2.0, 30.0);
    addPort(damping = new UnitInputPort("Damping"));
    damping.setup(0.0001, 0.5, 1.0);
    addPort(output = new UnitOutputPort(2, "Output"));
    build();
  }

  private void build() {
    scale = size * getFrameRate() / PAPER_RATE;
    for (int i = 0; i < DIFFUSERS.length; i++) {
      diffusers[i] = new PlateLine(DIFFUSERS[i] * scale, 0, MOST);
    }
    one = new PlateTank(scale, getFrameRate(), 0.0, MOST, 672, 4453, 1800, 3720);
    two = new PlateTank(scale, getFrameRate(), 0.5, MOST, 908, 4217, 2656, 3163);
    reach = Math.min(MOST, Math.min(one.reach(), two.reach()));
    for (PlateLine diffuser : diffusers) {
      reach = Math.min(reach, diffuser.length);
    }
    bandwidthState = 0.0;
    lastTime = Double.NaN;
  }

  /** Also empties the plate. */
  @Override
  public void setFrameRate(int frameRate) {
    boolean changed = frameRate != getFrameRate();
    super.setFrameRate(frameRate);
    if (changed) {
      build();
    }
  }

  @Override
  public void generate(int start, int limit) {
    for (int from = start; from < limit; from += reach) {
      diffuse(from, Math.min(reach, limit - from));
    }
  }

  /** Computes frames, at most as many as the shortest delay has. */
  private void diffuse(int start, int count) {
    double[] in = input.getValues();
    double[] times = time.getValues();
    double[] dampings = damping.getValues();
    double state = bandwidthState;
    for (int i = 0; i < count; i++) {
      if (times[start + i] != lastTime) {
        lastTime = times[start + i];
        double seconds = LOOP_FRAMES * scale / getFrameRate();
        decay = FastMath.exp2(-LOG2_1000 * seconds / (4.0 * Math.max(0.01, lastTime)));
      }
      decays[i] = decay;
      keeps[i] = 1.0 - Math.max(0.0, Math.min(0.9999, dampings[start + i]));
      state = (1.0 - BANDWIDTH) * state + (BANDWIDTH * in[start + i] + PlateLine.BREATH);
      toOne[i] = state;
    }
    bandwidthState = state;
    for (int n = 0; n < diffusers.length; n++) {
      diffusers[n].allPass(toOne, DIFFUSIONS[n], work, count);
    }
    one.end(work, count);
    for (int i = 0; i < count; i++) {
      toTwo[i] = toOne[i] + decays[i] * work[i];
    }
    two.end(work, count);
    for (int i = 0; i < count; i++) {
      toOne[i] += decays[i] * work[i];
    }
    one.advance(toOne, decays, keeps, count);
    two.advance(toTwo, decays, keeps, count);
    gather(two, one, LEFT, output.getValues(0), start, count);
    gather(one, two, RIGHT, output.getValues(1), start, count);
  }

  /**
   * Sums taps: three of the near half added and one subtracted, three of the far half subtracted.
   */
  private void gather(
      PlateTank near, PlateTank far, int[] taps, double[] out, int start, int count) {
    double[] sums = work;
    Arrays.fill(sums, 0, count, 0.0);
    near.first(taps[0], TAP_GAIN, sums, count);
    near.first(taps[1], TAP_GAIN, sums, count);
    near.middle(taps[2], -TAP_GAIN, sums, count);
    near.second(taps[3], TAP_GAIN, sums, count);
    far.first(taps[4], -TAP_GAIN, sums, count);
    far.middle(taps[5], -TAP_GAIN, sums, count);
    far.second(taps[6], -TAP_GAIN, sums, count);
    System.arraycopy(sums, 0, out, start, count);
  }
}
