package com.jsyn.unitgen;

/**
 * The quotient of two signals, finite even where the divisor is 0.
 *
 * <pre>
 * Inputs   InputA, InputB  any signal, default 0, per frame
 * Output   Output          InputA / InputB; a divisor nearer to 0 than 1e-15 is taken as ±1e-15
 * State    none
 * Cost     one division a frame; allocates nothing
 * </pre>
 */
public class Divide extends UnitBinaryOperator {
  private static final double SMALLEST = 1.0e-15;

  @Override
  public void generate(int start, int limit) {
    double[] a = inputA.getValues();
    double[] b = inputB.getValues();
    double[] out = output.getValues();
    for (int i = start; i < limit; i++) {
      double divisor = b[i];
      out[i] = a[i] / Math.copySign(Math.max(SMALLEST, Math.abs(divisor)), divisor);
    }
  }
}
