package com.jsyn.unitgen;

/**
 * Whether one signal is above another.
 *
 * <pre>
 * Inputs   InputA, InputB  any signal, default 0, per frame
 * Output   Output          1 while InputA &gt; InputB, otherwise 0
 * State    none
 * Cost     one operation a frame; allocates nothing
 * </pre>
 */
public class Compare extends UnitBinaryOperator {
  @Override
  public void generate(int start, int limit) {
    double[] a = inputA.getValues();
    double[] b = inputB.getValues();
    double[] out = output.getValues();
    for (int i = start; i < limit; i++) {
      out[i] = a[i] > b[i] ? UnitGenerator.TRUE : UnitGenerator.FALSE;
    }
  }
}
