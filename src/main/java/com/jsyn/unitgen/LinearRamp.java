package com.jsyn.unitgen;

import com.jsyn.ports.UnitInputPort;
import com.jsyn.ports.UnitVariablePort;

/**
 * Goes to each new value of its input along a straight line.
 *
 * <pre>
 * Inputs   Input    target, default 0, per frame
 *          Time     s, default 0, read when the target changes
 * Output   Output   the ramp: after round(Time · rate) frames, the first of them the frame of the
 *                   change, it is the target exactly
 * State    Current  the value now; setting it jumps there
 * Cost     one addition a frame; allocates nothing
 * </pre>
 */
public class LinearRamp extends UnitFilter {
  public final UnitInputPort time;
  public final UnitVariablePort current;

  private double target;
  private double increment;
  private long framesLeft;

  public LinearRamp() {
    addPort(time = new UnitInputPort("Time"));
    addPort(current = new UnitVariablePort("Current"));
  }

  @Override
  public void generate(int start, int limit) {
    double[] in = input.getValues();
    double[] out = output.getValues();
    double[] seconds = time.getValues();
    double value = current.getValue();
    for (int i = start; i < limit; i++) {
      double goal = in[i];
      if (goal != target || (framesLeft == 0 && value != goal)) {
        target = goal;
        framesLeft = Math.max(1, Math.round(seconds[i] * getFrameRate()));
        increment = (goal - value) / framesLeft;
      }
      if (framesLeft > 0) {
        framesLeft--;
        value = framesLeft == 0 ? goal : value + increment;
      }
      out[i] = value;
    }
    current.setValue(value);
  }
}
