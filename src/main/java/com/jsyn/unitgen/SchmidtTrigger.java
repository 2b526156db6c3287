package com.jsyn.unitgen;

import com.jsyn.ports.UnitInputPort;
import com.jsyn.ports.UnitOutputPort;

/**
 * A switch with two thresholds, which a noisy signal does not make chatter.
 *
 * <pre>
 * Inputs   Input        any signal, default 0, per frame
 *          SetLevel     goes on above this, default 0, per frame
 *          ResetLevel   goes off below this, default 0, per frame
 * Outputs  Output       1 while on, otherwise 0
 *          OutputPulse  1 in the frame in which it goes on, otherwise 0
 * State    whether it is on; at first off
 * Cost     two comparisons a frame; allocates nothing
 * </pre>
 */
public class SchmidtTrigger extends UnitFilter {
  public final UnitInputPort setLevel;
  public final UnitInputPort resetLevel;
  public final UnitOutputPort outputPulse;

  private boolean on;

  public SchmidtTrigger() {
    addPort(setLevel = new UnitInputPort("SetLevel"));
    addPort(resetLevel = new UnitInputPort("ResetLevel"));
    addPort(outputPulse = new UnitOutputPort("OutputPulse"));
  }

  @Override
  public void generate(int start, int limit) {
    double[] in = input.getValues();
    double[] upper = setLevel.getValues();
    double[] lower = resetLevel.getValues();
    double[] out = output.getValues();
    double[] pulse = outputPulse.getValues();
    boolean state = on;
    for (int i = start; i < limit; i++) {
      boolean before = state;
      state = state ? !(in[i] < lower[i]) : in[i] > upper[i];
      out[i] = state ? UnitGenerator.TRUE : UnitGenerator.FALSE;
      pulse[i] = state && !before ? UnitGenerator.TRUE : UnitGenerator.FALSE;
    }
    on = state;
  }
}
