package com.jsyn.unitgen;

import com.jsyn.ports.UnitInputPort;
import com.jsyn.ports.UnitOutputPort;

/** output = inputA × inputB. */
public class Multiply extends UnitBinaryOperator {

  public Multiply() {}

  /** Multiplies two outputs. */
  public Multiply(UnitOutputPort a, UnitOutputPort b) {
    a.connect(inputA);
    b.connect(inputB);
  }

  /** Multiplies two outputs into an input. */
  public Multiply(UnitOutputPort a, UnitOutputPort b, UnitInputPort c) {
    this(a, b);
    output.connect(c);
  }

  @Override
  public void generate(int start, int limit) {
    double[] a = inputA.getValues();
    double[] b = inputB.getValues();
    double[] out = output.getValues();
    for (int i = start; i < limit; i++) {
      out[i] = a[i] * b[i];
    }
  }
}
