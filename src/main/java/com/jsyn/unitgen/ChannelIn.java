package com.jsyn.unitgen;

import com.jsyn.engine.SynthesisEngine;
import com.jsyn.ports.UnitOutputPort;
import java.util.Arrays;

/**
 * One channel of the sound input.
 *
 * <pre>
 * Inputs   none
 * Output   Output  the channel; 0 without one
 * State    none
 * Cost     one copy a frame; allocates nothing
 * </pre>
 */
public class ChannelIn extends UnitGenerator {
  public final UnitOutputPort output;

  private volatile int channelIndex;

  /** The first channel. */
  public ChannelIn() {
    this(0);
  }

  /** A channel, counted from 0. */
  public ChannelIn(int channelIndex) {
    addPort(output = new UnitOutputPort());
    this.channelIndex = channelIndex;
  }

  public int getChannelIndex() {
    return channelIndex;
  }

  public void setChannelIndex(int channelIndex) {
    this.channelIndex = channelIndex;
  }

  static void copy(UnitGenerator unit, int channel, double[] out, int start, int limit) {
    SynthesisEngine engine = unit.getSynthesisEngine();
    double[] in = engine == null ? null : engine.getInputBuffer(channel);
    if (in == null) {
      Arrays.fill(out, start, limit, 0.0);
    } else {
      System.arraycopy(in, start, out, start, limit - start);
    }
  }

  @Override
  public void generate(int start, int limit) {
    copy(this, channelIndex, output.getValues(), start, limit);
  }
}
