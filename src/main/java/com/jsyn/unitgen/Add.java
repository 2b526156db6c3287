package com.jsyn.unitgen;

/** output = inputA + inputB. */
public class Add extends UnitBinaryOperator {

  @Override
  public void generate(int start, int limit) {
    double[] a = inputA.getValues();
    double[] b = inputB.getValues();
    double[] out = output.getValues();
    for (int i = start; i < limit; i++) {
      out[i] = a[i] + b[i];
    }
  }
}
