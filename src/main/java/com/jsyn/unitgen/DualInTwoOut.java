package com.jsyn.unitgen;

import com.jsyn.ports.UnitInputPort;
import com.jsyn.ports.UnitOutputPort;

/**
 * Splits a port of two parts into two ports.
 *
 * <pre>
 * Inputs   Input[2]          any signal, default 0, per frame
 * Outputs  OutputA, OutputB  part 0 and part 1
 * State    none
 * Cost     two copies a frame; allocates nothing
 * </pre>
 */
public class DualInTwoOut extends UnitGenerator {
  public final UnitInputPort input;
  public final UnitOutputPort outputA;
  public final UnitOutputPort outputB;

  public DualInTwoOut() {
    addPort(input = new UnitInputPort(2, "Input"));
    addPort(outputA = new UnitOutputPort("OutputA"));
    addPort(outputB = new UnitOutputPort("OutputB"));
  }

  @Override
  public void generate(int start, int limit) {
    System.arraycopy(input.getValues(0), start, outputA.getValues(), start, limit - start);
    System.arraycopy(input.getValues(1), start, outputB.getValues(), start, limit - start);
  }
}
