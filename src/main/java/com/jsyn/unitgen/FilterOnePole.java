package com.jsyn.unitgen;

import com.jsyn.ports.UnitVariablePort;

/**
 * One pole.
 *
 * <pre>
 * Inputs     Input   audio, default 0, per frame
 * Variables  A0, B1
 *            the coefficients, at first 0.5, -0.5 (a low-pass with a gain of 1 at 0 Hz), read once a call
 * Output     Output  y[n] = A0·x[n] − B1·y[n−1]
 * State      1 past value
 * Cost       three operations a frame; allocates nothing
 * </pre>
 *
 * <p>Whether the filter is stable is up to who sets the coefficients.
 */
public class FilterOnePole extends UnitFilter {
  private static final double TINY = 1.0e-60;

  public final UnitVariablePort a0;
  public final UnitVariablePort b1;

  private double y1;

  public FilterOnePole() {
    addPort(a0 = new UnitVariablePort("A0", 0.5));
    addPort(b1 = new UnitVariablePort("B1", -0.5));
  }

  @Override
  public void generate(int start, int limit) {
    double[] in = input.getValues();
    double[] out = output.getValues();
    double a0Now = a0.getValue();
    double b1Now = b1.getValue();
    double y1Now = y1;
    for (int i = start; i < limit; i++) {
      double y = a0Now * in[i] - b1Now * y1Now;
      y1Now = Math.abs(y) < TINY ? 0.0 : y;
      out[i] = y1Now;
    }
    y1 = y1Now;
  }
}
