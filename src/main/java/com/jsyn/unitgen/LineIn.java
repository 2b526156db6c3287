package com.jsyn.unitgen;

import com.jsyn.ports.UnitOutputPort;

/**
 * The first two channels of the sound input.
 *
 * <pre>
 * Inputs   none
 * Output   Output[2]  left and right; 0 without an input
 * State    none
 * Cost     two copies a frame; allocates nothing
 * </pre>
 */
public class LineIn extends UnitGenerator {
  public final UnitOutputPort output;

  public LineIn() {
    addPort(output = new UnitOutputPort(2, "Output"));
  }

  @Override
  public void generate(int start, int limit) {
    ChannelIn.copy(this, 0, output.getValues(0), start, limit);
    ChannelIn.copy(this, 1, output.getValues(1), start, limit);
  }
}
