package com.jsyn.unitgen;

import com.jsyn.ports.UnitInputPort;

/** Adds its input to one output channel of the engine. Must be started. */
public class ChannelOut extends UnitGenerator {
  public final UnitInputPort input = new UnitInputPort(PORT_NAME_INPUT);
  private int channelIndex;

  public ChannelOut() {
    addPort(input);
  }

  /** Channel, counted from 0. */
  public int getChannelIndex() {
    return channelIndex;
  }

  public void setChannelIndex(int channelIndex) {
    this.channelIndex = channelIndex;
  }

  @Override
  public boolean isStartRequired() {
    return true;
  }

  @Override
  public void generate(int start, int limit) {
    double[] buffer = getSynthesisEngine().getOutputBuffer(channelIndex);
    if (buffer != null) {
      double[] values = input.getValues();
      for (int i = start; i < limit; i++) {
        buffer[i] += values[i];
      }
    }
  }
}
