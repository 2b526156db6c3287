package com.jsyn.unitgen;

import com.jsyn.ports.UnitGatePort;
import com.jsyn.ports.UnitOutputPort;

/** Base of units that a gate drives, such as envelopes. */
public abstract class UnitGate extends UnitGenerator implements UnitSource {
  public final UnitGatePort input = new UnitGatePort(PORT_NAME_INPUT);
  public final UnitOutputPort output = new UnitOutputPort(PORT_NAME_OUTPUT);

  protected UnitGate() {
    addPort(input);
    addPort(output);
  }

  @Override
  public UnitOutputPort getOutput() {
    return output;
  }

  /** Lets {@code unit} rest whenever this unit has ended, until the next trigger. */
  public void setupAutoDisable(UnitGenerator unit) {
    input.setupAutoDisable(unit);
  }
}
