package com.jsyn.unitgen;

import com.jsyn.dsp.FastMath;
import com.jsyn.ports.UnitInputPort;
import com.jsyn.ports.UnitVariablePort;

/**
 * Goes to each new value of its input by equal ratios, as the ear hears even steps of pitch or
 * level. All values are above 0: anything below 1e-5 is taken as 1e-5.
 *
 * <pre>
 * Inputs   Input    target, 1e-5…1, default 1, per frame
 *          Time     s, default 0, read when the target changes
 * Output   Output   the ramp: after round(Time · rate) frames it is the target exactly
 * State    Current  the value now, at first 1; setting it jumps there
 * Cost     one multiplication a frame, two polynomials per target; allocates nothing
 * </pre>
 */
public class ExponentialRamp extends UnitFilter {
  private static final double LOWEST = 1.0e-5;

  public final UnitInputPort time;
  public final UnitVariablePort current;

  private double target = 1.0;
  private double ratio = 1.0;
  private long framesLeft;

  public ExponentialRamp() {
    addPort(time = new UnitInputPort("Time"));
    input.setup(LOWEST, 1.0, 1.0);
    addPort(current = new UnitVariablePort("Current", 1.0));
  }

  @Override
  public void generate(int start, int limit) {
    double[] in = input.getValues();
    double[] out = output.getValues();
    double[] seconds = time.getValues();
    double value = Math.max(LOWEST, current.getValue());
    for (int i = start; i < limit; i++) {
      double goal = Math.max(LOWEST, in[i]);
      if (goal != target || (framesLeft == 0 && value != goal)) {
        target = goal;
        framesLeft = Math.max(1, Math.round(seconds[i] * getFrameRate()));
        ratio = FastMath.exp2(FastMath.log2(goal / value) / framesLeft);
      }
      if (framesLeft > 0) {
        framesLeft--;
        value = framesLeft == 0 ? goal : value * ratio;
      }
      out[i] = value;
    }
    current.setValue(value);
  }
}
