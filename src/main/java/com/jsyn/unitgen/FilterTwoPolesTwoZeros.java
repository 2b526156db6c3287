package com.jsyn.unitgen;

import com.jsyn.ports.UnitVariablePort;

/**
 * Two poles and two zeros: any second-order filter.
 *
 * <pre>
 * Inputs     Input   audio, default 0, per frame
 * Variables  A0, A1, A2, B1, B2
 *            the coefficients, at first 0.0625, 0.125, 0.0625, -1.0, 0.25 (a low-pass with a gain of 1 at 0 Hz and 0 at Nyquist), read once a call
 * Output     Output  y[n] = A0·x[n] + A1·x[n−1] + A2·x[n−2] − B1·y[n−1] − B2·y[n−2]
 * State      4 past values
 * Cost       nine operations a frame; allocates nothing
 * </pre>
 *
 * <p>Whether the filter is stable is up to who sets the coefficients.
 */
public class FilterTwoPolesTwoZeros extends UnitFilter {
  private static final double TINY = 1.0e-60;

  public final UnitVariablePort a0;
  public final UnitVariablePort a1;
  public final UnitVariablePort a2;
  public final UnitVariablePort b1;
  public final UnitVariablePort b2;

  private double x1;
  private double x2;
  private double y1;
  private double y2;

  public FilterTwoPolesTwoZeros() {
    addPort(a0 = new UnitVariablePort("A0", 0.0625));
    addPort(a1 = new UnitVariablePort("A1", 0.125));
    addPort(a2 = new UnitVariablePort("A2", 0.0625));
    addPort(b1 = new UnitVariablePort("B1", -1.0));
    addPort(b2 = new UnitVariablePort("B2", 0.25));
  }

  @Override
  public void generate(int start, int limit) {
    double[] in = input.getValues();
    double[] out = output.getValues();
    double a0Now = a0.getValue();
    double a1Now = a1.getValue();
    double a2Now = a2.getValue();
    double b1Now = b1.getValue();
    double b2Now = b2.getValue();
    double x1Now = x1;
    double x2Now = x2;
    double y1Now = y1;
    double y2Now = y2;
    for (int i = start; i < limit; i++) {
      double x = in[i];
      double y = a0Now * x + a1Now * x1Now + a2Now * x2Now - b1Now * y1Now - b2Now * y2Now;
      x2Now = x1Now;
      x1Now = x;
      y2Now = y1Now;
      y1Now = Math.abs(y) < TINY ? 0.0 : y;
      out[i] = y1Now;
    }
    x1 = x1Now;
    x2 = x2Now;
    y1 = y1Now;
    y2 = y2Now;
  }
}
