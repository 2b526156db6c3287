package com.jsyn.unitgen;

import com.jsyn.ports.UnitInputPort;
import com.jsyn.ports.UnitOutputPort;

/** Base of units with one input and one output. */
public abstract class UnitFilter extends UnitGenerator implements UnitSink, UnitSource {
  public final UnitInputPort input = new UnitInputPort(PORT_NAME_INPUT);
  public final UnitOutputPort output = new UnitOutputPort(PORT_NAME_OUTPUT);

  protected UnitFilter() {
    addPort(input);
    addPort(output);
  }

  @Override
  public UnitInputPort getInput() {
    return input;
  }

  @Override
  public UnitOutputPort getOutput() {
    return output;
  }
}
