package glasswood.unit;

import com.jsyn.ports.UnitInputPort;
import com.jsyn.ports.UnitOutputPort;
import com.jsyn.unitgen.UnitGenerator;

/**
 * A bar of stone, struck with felt wherever its input rises above 0.
 *
 * <pre>
 * Inputs   input      strokes: a frame above 0 after one that was not is a stroke of that strength
 *          frequency  Hz, 20…2000, default 73.42 (D2), read at the stroke
 *          amplitude  level of a stroke of 1, default 0.2, read at the stroke
 *          decay      s to −60 dB of the lowest mode, 0.3…15, default 5
 *          attack     s, 0.02…0.1, default 0.025: the felt
 *          pan        −1…1, default 0
 * Output   output     audio, two parts
 * State    up to 6 ringing strokes
 * Cost     about 20 flops a frame for each ringing stroke; allocates nothing
 * Source   modes of a free bar 1 : 2.756 : 5.404 : 8.933: Fletcher and Rossing, The Physics of
 *          Musical Instruments, 2nd ed. 1998, § 2.15; here with the octave that rosewood and stone
 *          bars are undercut to, so that the pitch is clear on small loudspeakers.
 * </pre>
 */
public class StoneBar extends UnitGenerator {
  private static final double[] RATIOS = {1, 2, 2.756, 5.404, 8.933};
  private static final double[] GAINS = {1, 0.3, 0.3, 0.12, 0.03};
  private static final double[] DECAYS = {1, 0.7, 0.5, 0.25, 0.1};

  public final UnitInputPort input;
  public final UnitInputPort frequency;
  public final UnitInputPort amplitude;
  public final UnitInputPort decay;
  public final UnitInputPort attack;
  public final UnitInputPort pan;
  public final UnitOutputPort output;

  private final Plucks plucks = new Plucks(6, RATIOS, GAINS, DECAYS);
  private boolean down;

  public StoneBar() {
    addPort(input = new UnitInputPort("Input"));
    addPort(frequency = new UnitInputPort("Frequency"));
    addPort(amplitude = new UnitInputPort("Amplitude"));
    addPort(decay = new UnitInputPort("Decay"));
    addPort(attack = new UnitInputPort("Attack"));
    addPort(pan = new UnitInputPort("Pan"));
    addPort(output = new UnitOutputPort(2, "Output"));
    frequency.setup(20, 73.42, 2000);
    amplitude.setup(0, 0.2, 1);
    decay.setup(0.3, 5, 15);
    attack.setup(0.02, 0.025, 0.1);
    pan.setup(-1, 0, 1);
  }

  @Override
  public void generate(int start, int limit) {
    double[] strokes = input.getValues();
    double[] lefts = output.getValues(0);
    double[] rights = output.getValues(1);
    int done = start;
    for (int i = start; i < limit; i++) {
      boolean strikes = strokes[i] > 0;
      if (strikes && !down) {
        plucks.sound(lefts, rights, done, i);
        done = i;
        strike(strokes[i], i);
      }
      down = strikes;
    }
    plucks.sound(lefts, rights, done, limit);
  }

  private void strike(double strength, int index) {
    plucks.strike(
        getFrameRate(),
        frequency.getValues()[index],
        amplitude.getValues()[index] * strength,
        Math.max(-1, Math.min(1, pan.getValues()[index])),
        Math.max(attack.getValues()[index], 0.02),
        Math.max(decay.getValues()[index], 0.3));
  }
}
