package com.jsyn.unitgen;

import com.jsyn.ports.UnitInputPort;
import com.jsyn.ports.UnitOutputPort;

/**
 * Fades from one signal to another, linearly.
 *
 * <pre>
 * Inputs   Input[2]  audio, default 0, per frame
 *          Fade      −1 only part 0 … 1 only part 1, default 0, per frame; limited to that range
 * Output   Output    the mix
 * State    none
 * Cost     six operations a frame; allocates nothing
 * </pre>
 */
public class CrossFade extends UnitGenerator {
  public final UnitInputPort input;
  public final UnitInputPort fade;
  public final UnitOutputPort output;

  public CrossFade() {
    addPort(input = new UnitInputPort(2, "Input"));
    addPort(fade = new UnitInputPort("Fade"));
    fade.setup(-1.0, 0.0, 1.0);
    addPort(output = new UnitOutputPort());
  }

  @Override
  public void generate(int start, int limit) {
    double[] first = input.getValues(0);
    double[] second = input.getValues(1);
    double[] fades = fade.getValues();
    double[] out = output.getValues();
    for (int i = start; i < limit; i++) {
      double share = 0.5 + 0.5 * Math.max(-1.0, Math.min(1.0, fades[i]));
      out[i] = first[i] + share * (second[i] - first[i]);
    }
  }
}
