package com.jsyn.unitgen;

import com.jsyn.ports.UnitInputPort;
import com.jsyn.ports.UnitOutputPort;

/**
 * A product and a sum.
 *
 * <pre>
 * Inputs   InputA, InputB, InputC  any signal, default 0, per frame
 * Output   Output                  InputA · InputB + InputC
 * State    none
 * Cost     two operations a frame; allocates nothing
 * </pre>
 */
public class MultiplyAdd extends UnitGenerator {
  public final UnitInputPort inputA;
  public final UnitInputPort inputB;
  public final UnitInputPort inputC;
  public final UnitOutputPort output;

  public MultiplyAdd() {
    addPort(inputA = new UnitInputPort("InputA"));
    addPort(inputB = new UnitInputPort("InputB"));
    addPort(inputC = new UnitInputPort("InputC"));
    addPort(output = new UnitOutputPort());
  }

  @Override
  public void generate(int start, int limit) {
    double[] a = inputA.getValues();
    double[] b = inputB.getValues();
    double[] c = inputC.getValues();
    double[] out = output.getValues();
    for (int i = start; i < limit; i++) {
      out[i] = a[i] * b[i] + c[i];
    }
  }
}
