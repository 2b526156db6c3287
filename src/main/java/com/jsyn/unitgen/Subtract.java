package com.jsyn.unitgen;

/**
 * The difference of two signals.
 *
 * <pre>
 * Inputs   InputA, InputB  any signal, default 0, per frame
 * Output   Output          InputA − InputB
 * State    none
 * Cost     one operation a frame; allocates nothing
 * </pre>
 */
public class Subtract extends UnitBinaryOperator {
  @Override
  public void generate(int start, int limit) {
    double[] a = inputA.getValues();
    double[] b = inputB.getValues();
    double[] out = output.getValues();
    for (int i = start; i < limit; i++) {
      out[i] = a[i] - b[i];
    }
  }
}
