package com.jsyn.unitgen;

import com.jsyn.engine.SynthesisEngine;
import com.jsyn.ports.UnitDataQueuePort;
import com.jsyn.ports.UnitInputPort;

/**
 * Base of units that record into data from a queue. They must be started.
 *
 * <pre>
 * Inputs   Data   the queue: where to write
 *          Input  audio, one part for each channel, default 0, per frame
 * </pre>
 */
public abstract class SequentialDataWriter extends UnitGenerator {
  public final UnitDataQueuePort dataQueue;
  public final UnitInputPort input;

  /** A writer of so many channels. */
  SequentialDataWriter(int channels) {
    addPort(dataQueue = new UnitDataQueuePort("Data"));
    dataQueue.setNumChannels(channels);
    addPort(input = new UnitInputPort(channels, "Input"));
  }

  @Override
  public boolean isStartRequired() {
    return true;
  }

  @Override
  public void generate(int start, int limit) {
    int channels = input.getNumParts();
    double period = getFramePeriod();
    for (int i = start; i < limit && dataQueue.hasMore(); i++) {
      dataQueue.beginFrame(period);
      for (int c = 0; c < channels; c++) {
        dataQueue.writeCurrentChannelDouble(c, input.getValues(c)[i]);
      }
      dataQueue.endFrame();
    }
    dataQueue.firePendingCallbacks();
    if (dataQueue.testAndClearAutoStop()) {
      SynthesisEngine engine = getSynthesisEngine();
      if (engine != null) {
        engine.autoStopUnit(this);
      }
    }
  }
}
