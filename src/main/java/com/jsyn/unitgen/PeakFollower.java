package com.jsyn.unitgen;

import com.jsyn.dsp.FastMath;
import com.jsyn.ports.UnitInputPort;
import com.jsyn.ports.UnitOutputPort;
import com.jsyn.ports.UnitVariablePort;

/**
 * The envelope of a signal: rises at once to each new peak and halves in each half-life.
 *
 * <pre>
 * Inputs   Input     audio, default 0, per frame
 *          HalfLife  s, default 0.1, per frame
 * Output   Output    the envelope, not below 0
 * State    Current   the envelope now
 * Cost     two operations a frame, one polynomial per changed half-life; allocates nothing
 * </pre>
 */
public class PeakFollower extends UnitGenerator {
  private static final double TINY = 1.0e-60;

  public final UnitInputPort input;
  public final UnitVariablePort current;
  public final UnitInputPort halfLife;
  public final UnitOutputPort output;

  private double lastHalfLife = Double.NaN;
  private int lastRate;
  private double keep;

  public PeakFollower() {
    addPort(input = new UnitInputPort("Input"));
    addPort(halfLife = new UnitInputPort("HalfLife", 0.1));
    addPort(current = new UnitVariablePort("Current"));
    addPort(output = new UnitOutputPort());
  }

  @Override
  public void generate(int start, int limit) {
    double[] in = input.getValues();
    double[] halves = halfLife.getValues();
    double[] out = output.getValues();
    int rate = getFrameRate();
    double value = current.getValue();
    for (int i = start; i < limit; i++) {
      if (halves[i] != lastHalfLife || rate != lastRate) {
        lastHalfLife = halves[i];
        lastRate = rate;
        keep = halves[i] > 0.0 ? FastMath.exp2(-1.0 / (halves[i] * rate)) : 0.0;
      }
      value = Math.max(Math.abs(in[i]), value * keep);
      value = value < TINY ? 0.0 : value;
      out[i] = value;
    }
    current.setValue(value);
  }
}
