package glasswood.unit;

import com.jsyn.ports.UnitInputPort;
import com.jsyn.ports.UnitOutputPort;
import com.jsyn.unitgen.UnitGenerator;
import glasswood.dream.Breath;
import glasswood.dream.Dream;
import glasswood.dream.Dreaming;

/**
 * A control that follows the breath: it rises while breathing in and sinks while breathing out,
 * each as half a cosine.
 *
 * <pre>
 * Inputs   low     value where the breath turns inwards, default 0
 *          high    value where it turns outwards, default 1
 *          delay   breaths, 0…1, default 0: how far it lags behind
 * Output   output  control between low and high
 * State    a glide; inputs are read every 64 frames
 * Cost     one addition a frame; allocates nothing
 * Source   {@link Breath}.
 * </pre>
 */
public class BreathSwell extends UnitGenerator implements Dreaming {
  private static final int TICK_FRAMES = 64;

  public final UnitInputPort low;
  public final UnitInputPort high;
  public final UnitInputPort delay;
  public final UnitOutputPort output;

  private Breath breath = Breath.steady(6, 0.45);
  private long frame;
  private int framesLeft;
  private double current;
  private double step;

  public BreathSwell() {
    addPort(low = new UnitInputPort("Low"));
    addPort(high = new UnitInputPort("High"));
    addPort(delay = new UnitInputPort("Delay"));
    addPort(output = new UnitOutputPort());
    low.setup(0, 0, 1);
    high.setup(0, 1, 1);
    delay.setup(0, 0, 1);
  }

  @Override
  public void enter(Dream dream) {
    breath = dream.breath();
    frame = 0;
    framesLeft = 0;
  }

  @Override
  public void generate(int start, int limit) {
    double[] outputs = output.getValues();
    for (int i = start; i < limit; i++) {
      if (framesLeft == 0) {
        tick(i);
      }
      framesLeft--;
      outputs[i] = current;
      current += step;
    }
  }

  private void tick(int index) {
    if (frame == 0) {
      current = value(0, index);
    }
    framesLeft = TICK_FRAMES;
    frame += TICK_FRAMES;
    step = (value(frame * getFramePeriod(), index) - current) / TICK_FRAMES;
  }

  private double value(double seconds, int index) {
    double cycles = breath.cycles(seconds) - delay.getValues()[index];
    double phase = cycles - Math.floor(cycles);
    double inhale = breath.inhale();
    double fullness = phase < inhale ? phase / inhale : (1 - phase) / (1 - inhale);
    double bottom = low.getValues()[index];
    return bottom + (high.getValues()[index] - bottom) * Kernels.raisedCosine(fullness);
  }
}
