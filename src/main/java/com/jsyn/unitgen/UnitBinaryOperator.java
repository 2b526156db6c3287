package com.jsyn.unitgen;

import com.jsyn.ports.UnitInputPort;
import com.jsyn.ports.UnitOutputPort;

/** Base of units that compute one output from two inputs, frame by frame. */
public abstract class UnitBinaryOperator extends UnitGenerator {
  public final UnitInputPort inputA = new UnitInputPort("InputA");
  public final UnitInputPort inputB = new UnitInputPort("InputB");
  public final UnitOutputPort output = new UnitOutputPort(PORT_NAME_OUTPUT);

  protected UnitBinaryOperator() {
    addPort(inputA);
    addPort(inputB);
    addPort(output);
  }
}
