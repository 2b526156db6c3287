package com.jsyn.unitgen;

import com.jsyn.ports.UnitInputPort;
import com.jsyn.ports.UnitVariablePort;

/**
 * Goes to each new value of its input along a curve whose value and slope are both continuous, so
 * that a new target in the middle of a ramp makes no corner.
 *
 * <pre>
 * Inputs   Input    target, default 0, per frame
 *          Time     s, default 1, read when the target changes
 * Output   Output   a cubic from the present value and slope to the target at rest, which it is
 *                   exactly after round(Time · rate) frames
 * State    Current  the value now; setting it jumps there
 * Cost     one cubic a frame while it moves; allocates nothing
 * </pre>
 */
public class ContinuousRamp extends UnitFilter {
  public final UnitVariablePort current;
  public final UnitInputPort time;

  private double target;
  private double slope;
  private double cubic;
  private double quadratic;
  private long framesLeft;

  public ContinuousRamp() {
    addPort(time = new UnitInputPort("Time", 1.0));
    addPort(current = new UnitVariablePort("Current"));
  }

  /**
   * With x the frames that are left, the curve is target + x²·(quadratic + cubic·x): at rest at x =
   * 0, and with the given value and slope at x = n.
   */
  private void aim(double value, double goal, double seconds) {
    target = goal;
    framesLeft = Math.max(1, Math.round(seconds * getFrameRate()));
    double n = framesLeft;
    double distance = value - goal;
    cubic = -(slope * n + 2.0 * distance) / (n * n * n);
    quadratic = (slope * n + 3.0 * distance) / (n * n);
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
        aim(value, goal, seconds[i]);
      }
      if (framesLeft > 0) {
        framesLeft--;
        double x = framesLeft;
        value = target + x * x * (quadratic + cubic * x);
        slope = -x * (2.0 * quadratic + 3.0 * cubic * x);
      }
      out[i] = value;
    }
    current.setValue(value);
  }
}
