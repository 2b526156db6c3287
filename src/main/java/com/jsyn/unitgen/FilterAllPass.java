package com.jsyn.unitgen;

import com.jsyn.ports.UnitInputPort;

/**
 * A first-order all-pass: turns the phase, most where its pole lies, and leaves the level.
 *
 * <pre>
 * Inputs   Input   audio, default 0, per frame
 *          Gain    coefficient g, −1…1 without the ends, default 0.8, per frame
 * Output   Output  y[n] = −g·x[n] + x[n−1] + g·y[n−1]
 * State    the last input and output
 * Cost     four operations a frame; allocates nothing
 * </pre>
 */
public class FilterAllPass extends UnitFilter {
  private static final double TINY = 1.0e-60;

  public final UnitInputPort gain;

  private double x1;
  private double y1;

  public FilterAllPass() {
    addPort(gain = new UnitInputPort("Gain", 0.8));
  }

  @Override
  public void generate(int start, int limit) {
    double[] in = input.getValues();
    double[] gains = gain.getValues();
    double[] out = output.getValues();
    for (int i = start; i < limit; i++) {
      double y = x1 + gains[i] * (y1 - in[i]);
      x1 = in[i];
      y1 = Math.abs(y) < TINY ? 0.0 : y;
      out[i] = y1;
    }
  }
}
