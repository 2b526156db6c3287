package com.jsyn.unitgen;

import com.jsyn.ports.UnitInputPort;
import com.jsyn.ports.UnitOutputPort;

/**
 * Passes its input while the gate is open; after the gate has closed it goes on passing until the
 * input next crosses 0, then is silent, so that a sound is cut without a click.
 *
 * <pre>
 * Inputs   Input   audio, default 0, per frame
 *          Gate    open above 0, default 1, per frame
 * Output   Output  the input, or 0
 * State    whether it passes, and the last input
 * Cost     two comparisons a frame; allocates nothing
 * </pre>
 */
public class LatchZeroCrossing extends UnitGenerator {
  public final UnitInputPort input;
  public final UnitInputPort gate;
  public final UnitOutputPort output;

  private boolean passing;
  private double last;

  public LatchZeroCrossing() {
    addPort(input = new UnitInputPort("Input"));
    addPort(gate = new UnitInputPort("Gate", 1.0));
    addPort(output = new UnitOutputPort());
  }

  @Override
  public void generate(int start, int limit) {
    double[] in = input.getValues();
    double[] open = gate.getValues();
    double[] out = output.getValues();
    for (int i = start; i < limit; i++) {
      double value = in[i];
      if (open[i] > 0.0) {
        passing = true;
      } else if (passing && value * last <= 0.0) {
        passing = false;
      }
      out[i] = passing ? value : 0.0;
      last = value;
    }
  }
}
