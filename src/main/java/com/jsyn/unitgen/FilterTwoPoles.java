package com.jsyn.unitgen;

import com.jsyn.ports.UnitVariablePort;

/**
 * Two poles.
 *
 * <pre>
 * Inputs     Input   audio, default 0, per frame
 * Variables  A0, B1, B2
 *            the coefficients, at first 0.25, -1.0, 0.25 (a low-pass with a gain of 1 at 0 Hz), read once a call
 * Output     Output  y[n] = A0·x[n] − B1·y[n−1] − B2·y[n−2]
 * State      2 past values
 * Cost       five operations a frame; allocates nothing
 * </pre>
 *
 * <p>Whether the filter is stable is up to who sets the coefficients.
 */
public class FilterTwoPoles extends UnitFilter {
  private static final double TINY = 1.0e-60;

  public final UnitVariablePort a0;
  public final UnitVariablePort b1;
  public final UnitVariablePort b2;

  private double y1;
  private double y2;

  public FilterTwoPoles() {
    addPort(a0 = new UnitVariablePort("A0", 0.25));
    addPort(b1 = new UnitVariablePort("B1", -1.0));
    addPort(b2 = new UnitVariablePort("B2", 0.25));
  }

  @Override
  public void generate(int start, int limit) {
    double[] in = input.getValues();
    double[] out = output.getValues();
    double a0Now = a0.getValue();
    double b1Now = b1.getValue();
    double b2Now = b2.getValue();
    double y1Now = y1;
    double y2Now = y2;
    for (int i = start; i < limit; i++) {
      double y = a0Now * in[i] - b1Now * y1Now - b2Now * y2Now;
      y2Now = y1Now;
      y1Now = Math.abs(y) < TINY ? 0.0 : y;
      out[i] = y1Now;
    }
    y1 = y1Now;
    y2 = y2Now;
  }
}
