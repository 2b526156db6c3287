package com.jsyn.unitgen;

import com.jsyn.dsp.FastMath;
import com.jsyn.ports.UnitInputPort;
import com.jsyn.ports.UnitOutputPort;

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

  public final UnitInputPort input;
  public final UnitInputPort time;
  public final UnitInputPort damping;
  public final UnitOutputPort output;

  private final double size;
  private final PlateLine[] diffusers = new PlateLine[DIFFUSERS.length];
  private PlateTank one;
  private PlateTank two;
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
      diffusers[i] = new PlateLine(DIFFUSERS[i] * scale);
    }
    one = new PlateTank(scale, getFrameRate(), 0.0, 672, 4453, 1800, 3720);
    two = new PlateTank(scale, getFrameRate(), 0.5, 908, 4217, 2656, 3163);
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
    double[] in = input.getValues();
    double[] times = time.getValues();
    double[] dampings = damping.getValues();
    double[] left = output.getValues(0);
    double[] right = output.getValues(1);
    PlateTank a = one;
    PlateTank b = two;
    for (int i = start; i < limit; i++) {
      if (times[i] != lastTime) {
        lastTime = times[i];
        double seconds = LOOP_FRAMES * scale / getFrameRate();
        decay = FastMath.exp2(-LOG2_1000 * seconds / (4.0 * Math.max(0.01, lastTime)));
      }
      bandwidthState = PlateLine.flush(in[i] + (1.0 - BANDWIDTH) * (bandwidthState - in[i]));
      double x = bandwidthState;
      for (int n = 0; n < diffusers.length; n++) {
        x = diffusers[n].allPass(x, DIFFUSIONS[n]);
      }
      double keep = 1.0 - Math.max(0.0, Math.min(0.9999, dampings[i]));
      double fromOne = a.end();
      double fromTwo = b.end();
      a.advance(x + decay * fromTwo, decay, keep);
      b.advance(x + decay * fromOne, decay, keep);
      left[i] =
          TAP_GAIN
              * (b.first(266)
                  + b.first(2974)
                  - b.middle(1913)
                  + b.second(1996)
                  - a.first(1990)
                  - a.middle(187)
                  - a.second(1066));
      right[i] =
          TAP_GAIN
              * (a.first(353)
                  + a.first(3627)
                  - a.middle(1228)
                  + a.second(2673)
                  - b.first(2111)
                  - b.middle(335)
                  - b.second(121));
    }
  }
}
