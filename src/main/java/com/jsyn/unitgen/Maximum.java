package com.jsyn.unitgen;

/**
 * The greater of two signals.
 *
 * <pre>
 * Inputs   InputA, InputB  any signal, default 0, per frame
 * Output   Output          max(InputA, InputB)
 * State    none
 * Cost     one operation a frame; allocates nothing
 * </pre>
 */
public class Maximum extends UnitBinaryOperator {
  @Override
  public void generate(int start, int limit) {
    double[] a = inputA.getValues();
    double[] b = inputB.getValues();
    double[] out = output.getValues();
    for (int i = start; i < limit; i++) {
      out[i] = Math.max(a[i], b[i]);
    }
  }
}
