package com.jsyn.unitgen;

import com.jsyn.ports.UnitVariablePort;

/**
 * One zero.
 *
 * <pre>
 * Inputs     Input   audio, default 0, per frame
 * Variables  A0, A1
 *            the coefficients, at first 0.5, 0.5 (a low-pass with a gain of 1 at 0 Hz and 0 at Nyquist), read once a call
 * Output     Output  y[n] = A0·x[n] + A1·x[n−1]
 * State      1 past value
 * Cost       two operations a frame; allocates nothing
 * </pre>
 *
 * <p>Whether the filter is stable is up to who sets the coefficients.
 */
public class FilterOneZero extends UnitFilter {
  public final UnitVariablePort a0;
  public final UnitVariablePort a1;

  private double x1;

  public FilterOneZero() {
    addPort(a0 = new UnitVariablePort("A0", 0.5));
    addPort(a1 = new UnitVariablePort("A1", 0.5));
  }

  @Override
  public void generate(int start, int limit) {
    double[] in = input.getValues();
    double[] out = output.getValues();
    double a0Now = a0.getValue();
    double a1Now = a1.getValue();
    double x1Now = x1;
    for (int i = start; i < limit; i++) {
      double x = in[i];
      out[i] = a0Now * x + a1Now * x1Now;
      x1Now = x;
    }
    x1 = x1Now;
  }
}
