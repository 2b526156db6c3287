package glasswood.unit;

import com.jsyn.ports.UnitInputPort;
import com.jsyn.ports.UnitOutputPort;
import glasswood.dream.Beats;
import glasswood.dream.Dream;

/**
 * A control that swells after every heartbeat and ebbs away: moss that breathes with the heart.
 *
 * <p>Every beat adds a difference of two exponentials, so that swells of a quick heart overlap
 * without a step.
 *
 * <pre>
 * Inputs   amplitude  height of one swell, default 1, read at the beat
 *          offset     added always, default 0, per frame
 *          rise       s, 0.02…1, default 0.12: time constant of the rise
 *          fall       s, above rise, …4, default 0.45: time constant of the ebb
 * Output   output     control, offset … offset + amplitude or a little more
 * State    two exponentials; rise and fall are read at each beat
 * Cost     two products a frame; allocates nothing
 * Source   convolution of the beats with e^(−t/fall) − e^(−t/rise), scaled to a peak of 1.
 * </pre>
 */
public class BeatSwell extends EventUnit {
  private static final double NEGLIGIBLE = 1e-12;

  public final UnitInputPort amplitude;
  public final UnitInputPort offset;
  public final UnitInputPort rise;
  public final UnitInputPort fall;
  public final UnitOutputPort output;

  private Beats beats = Beats.at();
  private int beat;
  private double slow;
  private double fast;
  private double slowKeep;
  private double fastKeep;

  public BeatSwell() {
    addPort(amplitude = new UnitInputPort("Amplitude"));
    addPort(offset = new UnitInputPort("Offset"));
    addPort(rise = new UnitInputPort("Rise"));
    addPort(fall = new UnitInputPort("Fall"));
    addPort(output = new UnitOutputPort());
    amplitude.setup(0, 1, 1);
    offset.setup(0, 0, 1);
    rise.setup(0.02, 0.12, 1);
    fall.setup(0.05, 0.45, 4);
  }

  @Override
  public void enter(Dream dream) {
    beats = dream.beats();
    beat = 0;
    while (beat < beats.count() && frameAt(beats.seconds(beat)) < 0) {
      beat++;
    }
    slow = 0;
    fast = 0;
    slowKeep = 0;
    fastKeep = 0;
    restart();
  }

  @Override
  long happen(long frame, int index) {
    if (slow < NEGLIGIBLE) {
      slow = 0;
      fast = 0;
    }
    if (beat < beats.count() && frameAt(beats.seconds(beat)) <= frame) {
      double quick = Math.max(rise.getValues()[index], 0.005);
      double ebb = Math.max(fall.getValues()[index], 1.05 * quick);
      slowKeep = 1 - Kernels.smoothing(ebb, getFrameRate());
      fastKeep = 1 - Kernels.smoothing(quick, getFrameRate());
      double peakTime = Kernels.log2(ebb / quick) / (1 / quick - 1 / ebb);
      double peak = Kernels.exp2(-peakTime / ebb) - Kernels.exp2(-peakTime / quick);
      double height = amplitude.getValues()[index] / peak;
      slow += height;
      fast += height;
      beat++;
    }
    return beat < beats.count() ? frameAt(beats.seconds(beat)) : NEVER;
  }

  @Override
  void sound(int from, int to) {
    double[] offsets = offset.getValues();
    double[] outputs = output.getValues();
    double high = slow;
    double low = fast;
    for (int i = from; i < to; i++) {
      outputs[i] = offsets[i] + high - low;
      high = high * slowKeep + 1e-30;
      low = low * fastKeep + 1e-30;
    }
    slow = high;
    fast = low;
  }
}
