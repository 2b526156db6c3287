package com.jsyn.unitgen;

import com.jsyn.engine.SynthesisEngine;
import com.jsyn.ports.UnitInputPort;

/** Adds its two inputs to the engine's first two output channels. Must be started. */
public class LineOut extends UnitGenerator implements UnitSink {
  public final UnitInputPort input = new UnitInputPort(2, PORT_NAME_INPUT);

  public LineOut() {
    addPort(input);
  }

  @Override
  public void generate(int start, int limit) {
    SynthesisEngine engine = getSynthesisEngine();
    for (int part = 0; part < 2; part++) {
      double[] buffer = engine.getOutputBuffer(part);
      if (buffer != null) {
        double[] values = input.getValues(part);
        for (int i = start; i < limit; i++) {
          buffer[i] += values[i];
        }
      }
    }
  }

  @Override
  public boolean isStartRequired() {
    return true;
  }

  @Override
  public UnitInputPort getInput() {
    return input;
  }
}
