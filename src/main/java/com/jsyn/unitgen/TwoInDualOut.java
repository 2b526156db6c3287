package com.jsyn.unitgen;

import com.jsyn.ports.UnitInputPort;
import com.jsyn.ports.UnitOutputPort;

/**
 * Joins two ports into one of two parts.
 *
 * <pre>
 * Inputs   InputA, InputB  any signal, default 0, per frame
 * Output   OutputB[2]      part 0 is InputA, part 1 is InputB (the name is the API's)
 * State    none
 * Cost     two copies a frame; allocates nothing
 * </pre>
 */
public class TwoInDualOut extends UnitGenerator {
  public final UnitInputPort inputA;
  public final UnitInputPort inputB;
  public final UnitOutputPort output;

  public TwoInDualOut() {
    addPort(inputA = new UnitInputPort("InputA"));
    addPort(inputB = new UnitInputPort("InputB"));
    addPort(output = new UnitOutputPort(2, "OutputB"));
  }

  @Override
  public void generate(int start, int limit) {
    System.arraycopy(inputA.getValues(), start, output.getValues(0), start, limit - start);
    System.arraycopy(inputB.getValues(), start, output.getValues(1), start, limit - start);
  }
}
