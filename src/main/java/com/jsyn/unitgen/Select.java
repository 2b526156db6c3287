package com.jsyn.unitgen;

import com.jsyn.ports.UnitInputPort;
import com.jsyn.ports.UnitOutputPort;

/**
 * One of two signals, as a third decides.
 *
 * <pre>
 * Inputs   InputA, InputB  any signal, default 0, per frame
 *          Select          default 0, per frame
 * Output   Output          InputB while Select &gt; 0, otherwise InputA
 * State    none
 * Cost     one comparison a frame; allocates nothing
 * </pre>
 */
public class Select extends UnitGenerator {
  public final UnitInputPort inputA;
  public final UnitInputPort inputB;
  public final UnitInputPort select;
  public final UnitOutputPort output;

  public Select() {
    addPort(inputA = new UnitInputPort("InputA"));
    addPort(inputB = new UnitInputPort("InputB"));
    addPort(select = new UnitInputPort("Select"));
    addPort(output = new UnitOutputPort());
  }

  @Override
  public void generate(int start, int limit) {
    double[] a = inputA.getValues();
    double[] b = inputB.getValues();
    double[] choice = select.getValues();
    double[] out = output.getValues();
    for (int i = start; i < limit; i++) {
      out[i] = choice[i] > 0.0 ? b[i] : a[i];
    }
  }
}
