package com.jsyn.unitgen;

import com.jsyn.ports.UnitVariablePort;

/**
 * One pole and one zero.
 *
 * <pre>
 * Inputs     Input   audio, default 0, per frame
 * Variables  A0, A1, B1
 *            the coefficients, at first 0.25, 0.25, -0.5 (a low-pass with a gain of 1 at 0 Hz and 0 at Nyquist), read once a call
 * Output     Output  y[n] = A0·x[n] + A1·x[n−1] − B1·y[n−1]
 * State      2 past values
 * Cost       five operations a frame; allocates nothing
 * </pre>
 *
 * <p>Whether the filter is stable is up to who sets the coefficients.
 */
public class FilterOnePoleOneZero extends UnitFilter {
  private static final double TINY = 1.0e-60;

  public final UnitVariablePort a0;
  public final UnitVariablePort a1;
  public final UnitVariablePort b1;

  private double x1;
  private double y1;

  public FilterOnePoleOneZero() {
    addPort(a0 = new UnitVariablePort("A0", 0.25));
    addPort(a1 = new UnitVariablePort("A1", 0.25));
    addPort(b1 = new UnitVariablePort("B1", -0.5));
  }

  @Override
  public void generate(int start, int limit) {
    double[] in = input.getValues();
    double[] out = output.getValues();
    double a0Now = a0.getValue();
    double a1Now = a1.getValue();
    double b1Now = b1.getValue();
    double x1Now = x1;
    double y1Now = y1;
    for (int i = start; i < limit; i++) {
      double x = in[i];
      double y = a0Now * x + a1Now * x1Now - b1Now * y1Now;
      x1Now = x;
      y1Now = Math.abs(y) < TINY ? 0.0 : y;
      out[i] = y1Now;
    }
    x1 = x1Now;
    y1 = y1Now;
  }
}
