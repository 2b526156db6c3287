package com.jsyn.unitgen;

import com.jsyn.ports.UnitInputPort;

/**
 * Passes its input while the gate is open and holds the last value passed while it is closed.
 *
 * <pre>
 * Inputs   Input   any signal, default 0, per frame
 *          Gate    open above 0, default 0, per frame
 * Output   Output  the input, or what it was when the gate closed; 0 before it ever opened
 * State    the value held
 * Cost     one comparison a frame; allocates nothing
 * </pre>
 */
public class Latch extends UnitFilter {
  public final UnitInputPort gate;

  private double held;

  public Latch() {
    addPort(gate = new UnitInputPort("Gate"));
  }

  @Override
  public void generate(int start, int limit) {
    double[] in = input.getValues();
    double[] open = gate.getValues();
    double[] out = output.getValues();
    double value = held;
    for (int i = start; i < limit; i++) {
      if (open[i] > 0.0) {
        value = in[i];
      }
      out[i] = value;
    }
    held = value;
  }
}
