package com.jsyn.unitgen;

import com.jsyn.ports.UnitInputPort;
import com.jsyn.ports.UnitOutputPort;

/**
 * A room: early echoes from a tapped delay, then the diffuse tail of a plate.
 *
 * <pre>
 * Inputs   Input           audio, default 0, per frame
 *          PreDelayMillis  ms, 0…90.7, default 10, per frame
 *          Time            s until the tail has fallen by 60 dB, 0.01…30, default 2
 *          Damping         loss of high frequencies, 0.0001…1, default 0.5
 *          MultiTap        level of the early echoes, default 1
 *          Diffusion[2]    level of the tail left and right, default 1
 * Output   Output[2]       left and right, the room alone
 * Cost     a {@link MultiTapDelay} of 19 taps and a {@link PlateReverb}; allocates nothing
 * Source   echoes: Moorer, "About this reverberation business", Computer Music Journal 3 (1979), the
 *          19 taps of Boston Symphony Hall, scaled by the size
 * </pre>
 */
public class RoomReverb extends Circuit {
  private static final double PRE_DELAY_SECONDS = 4000.0 / 44100.0;
  private static final double TAP_LEVEL = 0.25;
  private static final double[] TAP_SECONDS = {
    0.0, 0.0043, 0.0215, 0.0225, 0.0268, 0.0270, 0.0298, 0.0458, 0.0485, 0.0572, 0.0587, 0.0595,
    0.0612, 0.0707, 0.0708, 0.0726, 0.0741, 0.0753, 0.0797
  };
  private static final double[] TAP_GAINS = {
    1.0, 0.841, 0.504, 0.491, 0.379, 0.380, 0.346, 0.289, 0.272, 0.192, 0.193, 0.217, 0.181, 0.180,
    0.181, 0.176, 0.142, 0.167, 0.134
  };

  public final UnitInputPort input;
  public final UnitInputPort preDelayMillis;
  public final UnitInputPort time;
  public final UnitInputPort damping;
  public final UnitInputPort multiTap;
  public final UnitInputPort diffusion;
  public final UnitOutputPort output;

  private final double size;
  private final MultiTapDelay taps;

  /** A room of the usual size. */
  public RoomReverb() {
    this(1.0);
  }

  /** A room {@code size} times as large, 0.1…4. */
  public RoomReverb(double size) {
    this.size = Math.max(0.1, Math.min(4.0, size));
    float[] gains = new float[TAP_SECONDS.length];
    for (int i = 0; i < gains.length; i++) {
      gains[i] = (float) (TAP_LEVEL * TAP_GAINS[i]);
    }
    taps = new MultiTapDelay(positions(getFrameRate()), gains, preDelayFrames(getFrameRate()));
    PlateReverb plate = new PlateReverb(this.size);
    RoomMix mix = new RoomMix();
    add(taps);
    add(plate);
    add(mix);
    taps.output.connect(plate.input);
    taps.output.connect(mix.early);
    plate.output.connect(0, mix.late, 0);
    plate.output.connect(1, mix.late, 1);
    addPort(input = taps.input);
    addPort(preDelayMillis = taps.preDelayMillis);
    addPort(time = plate.time);
    addPort(damping = plate.damping);
    addPort(multiTap = mix.multiTap);
    addPort(diffusion = mix.diffusion);
    addPort(output = mix.output);
  }

  private int[] positions(int rate) {
    int[] positions = new int[TAP_SECONDS.length];
    for (int i = 0; i < positions.length; i++) {
      positions[i] = (int) Math.round(TAP_SECONDS[i] * size * rate);
    }
    return positions;
  }

  private static int preDelayFrames(int rate) {
    return (int) Math.round(PRE_DELAY_SECONDS * rate);
  }

  /** Also empties the room. */
  @Override
  public void setFrameRate(int frameRate) {
    boolean changed = frameRate != getFrameRate();
    super.setFrameRate(frameRate);
    if (changed) {
      taps.setTaps(positions(frameRate), preDelayFrames(frameRate));
    }
  }

  /** Early and late parts at their levels. */
  private static final class RoomMix extends UnitGenerator {
    final UnitInputPort early = new UnitInputPort("Early");
    final UnitInputPort late = new UnitInputPort(2, "Late");
    final UnitInputPort multiTap = new UnitInputPort("MultiTap", 1.0);
    final UnitInputPort diffusion = new UnitInputPort(2, "Diffusion", 1.0);
    final UnitOutputPort output = new UnitOutputPort(2, "Output");

    RoomMix() {
      addPort(early);
      addPort(late);
      addPort(multiTap);
      addPort(diffusion);
      addPort(output);
    }

    @Override
    public void generate(int start, int limit) {
      double[] taps = early.getValues();
      double[] tapLevels = multiTap.getValues();
      for (int side = 0; side < 2; side++) {
        double[] tail = late.getValues(side);
        double[] tailLevels = diffusion.getValues(side);
        double[] out = output.getValues(side);
        for (int i = start; i < limit; i++) {
          out[i] = taps[i] * tapLevels[i] + tail[i] * tailLevels[i];
        }
      }
    }
  }
}
