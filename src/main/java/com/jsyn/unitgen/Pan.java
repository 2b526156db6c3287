package com.jsyn.unitgen;

import com.jsyn.ports.UnitInputPort;
import com.jsyn.ports.UnitOutputPort;

/**
 * Places a mono input between two outputs, with equal gains' sum.
 *
 * <pre>
 * Inputs   input   audio
 *          pan     −1 left … 1 right, default 0, per frame
 * Outputs  output  part 0: input·(1 − pan)/2, part 1: input·(1 + pan)/2
 * </pre>
 */
public class Pan extends UnitGenerator {
  public final UnitInputPort input = new UnitInputPort(PORT_NAME_INPUT);
  public final UnitInputPort pan = new UnitInputPort(PORT_NAME_PAN);
  public final UnitOutputPort output = new UnitOutputPort(2, PORT_NAME_OUTPUT);

  public Pan() {
    addPort(input);
    addPort(pan);
    pan.setup(-1, 0, 1);
    addPort(output);
  }

  @Override
  public void generate(int start, int limit) {
    double[] inputs = input.getValues();
    double[] pans = pan.getValues();
    double[] left = output.getValues(0);
    double[] right = output.getValues(1);
    for (int i = start; i < limit; i++) {
      double position = 0.5 * pans[i] + 0.5;
      double value = inputs[i];
      left[i] = value * (1 - position);
      right[i] = value * position;
    }
  }
}
