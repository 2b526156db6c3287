package com.jsyn.unitgen;

import com.jsyn.engine.SynthesisEngine;
import com.jsyn.ports.UnitDataQueuePort;
import com.jsyn.ports.UnitInputPort;
import com.jsyn.ports.UnitOutputPort;

/**
 * Base of units that play data from a queue.
 *
 * <pre>
 * Inputs   Data       the queue
 *          Amplitude  default 1, per frame
 * Output   Output     one part for each channel; subclasses make it
 * </pre>
 */
public abstract class SequentialDataReader extends UnitGenerator {
  public final UnitDataQueuePort dataQueue;
  public final UnitInputPort amplitude;
  public UnitOutputPort output;

  private boolean stopping;

  protected SequentialDataReader() {
    addPort(dataQueue = new UnitDataQueuePort("Data"));
    addPort(amplitude = new UnitInputPort("Amplitude", UnitOscillator.DEFAULT_AMPLITUDE));
  }

  /** Makes the output and tells the queue the number of channels; called last in constructors. */
  final void setChannels(int channels) {
    addPort(output = new UnitOutputPort(channels, "Output"));
    dataQueue.setNumChannels(channels);
  }

  /**
   * Calls callbacks, and stops this unit when its queue wanted that in the call before, since a
   * unit that is stopped forgets the block; ends every generate.
   */
  final void afterFrames(boolean atRest) {
    dataQueue.firePendingCallbacks();
    if (stopping && atRest && !dataQueue.hasMore()) {
      SynthesisEngine engine = getSynthesisEngine();
      if (engine != null) {
        engine.autoStopUnit(this);
      }
    }
    stopping = atRest && dataQueue.testAndClearAutoStop();
  }

  /** Plays one frame of data in each frame of the synthesizer; silence when there is none. */
  final void playFixedRate(int start, int limit) {
    double[] levels = amplitude.getValues();
    int channels = output.getNumParts();
    double period = getFramePeriod();
    for (int i = start; i < limit; i++) {
      boolean more = dataQueue.hasMore();
      if (more) {
        dataQueue.beginFrame(period);
      }
      for (int c = 0; c < channels; c++) {
        double value = more ? dataQueue.readCurrentChannelDouble(c) * levels[i] : 0.0;
        output.getValues(c)[i] = value;
      }
      if (more) {
        dataQueue.endFrame();
      }
    }
    afterFrames(true);
  }
}
