package com.jsyn.unitgen;

import com.jsyn.dsp.FastMath;
import com.jsyn.ports.UnitInputPort;
import com.jsyn.ports.UnitVariablePort;

/**
 * Approaches its input without ever quite arriving: half of the distance in each half-life.
 *
 * <pre>
 * Inputs   Input     target, default 0, per frame
 *          HalfLife  s, default 0.1, per frame; 0 follows at once
 * Output   Output    the approach
 * State    Current   the value now; setting it jumps there
 * Cost     two operations a frame, one polynomial per changed half-life; allocates nothing
 * </pre>
 */
public class AsymptoticRamp extends UnitFilter {
  private static final double CLOSE = 1.0e-30;

  public final UnitVariablePort current;
  public final UnitInputPort halfLife;

  private double lastHalfLife = Double.NaN;
  private int lastRate;
  private double keep;

  public AsymptoticRamp() {
    addPort(halfLife = new UnitInputPort("HalfLife", 0.1));
    addPort(current = new UnitVariablePort("Current"));
  }

  @Override
  public void generate(int start, int limit) {
    double[] in = input.getValues();
    double[] out = output.getValues();
    double[] halves = halfLife.getValues();
    int rate = getFrameRate();
    double value = current.getValue();
    for (int i = start; i < limit; i++) {
      if (halves[i] != lastHalfLife || rate != lastRate) {
        lastHalfLife = halves[i];
        lastRate = rate;
        keep = halves[i] > 0.0 ? FastMath.exp2(-1.0 / (halves[i] * rate)) : 0.0;
      }
      double distance = (value - in[i]) * keep;
      value = Math.abs(distance) < CLOSE ? in[i] : in[i] + distance;
      out[i] = value;
    }
    current.setValue(value);
  }
}
