package com.jsyn.unitgen;

import com.jsyn.ports.UnitInputPort;
import com.jsyn.ports.UnitOutputPort;

/**
 * The running sum of its input, kept within limits.
 *
 * <pre>
 * Inputs   Input       added once a frame, default 0
 *          LowerLimit  default −1, per frame
 *          UpperLimit  default 1, per frame
 * Output   Output      the sum so far
 * State    the sum; at first 0
 * Cost     three operations a frame; allocates nothing
 * </pre>
 */
public class Integrate extends UnitGenerator {
  public final UnitInputPort input;
  public final UnitInputPort lowerLimit;
  public final UnitInputPort upperLimit;
  public final UnitOutputPort output;

  private double sum;

  public Integrate() {
    addPort(input = new UnitInputPort("Input"));
    addPort(lowerLimit = new UnitInputPort("LowerLimit", -1.0));
    addPort(upperLimit = new UnitInputPort("UpperLimit", 1.0));
    addPort(output = new UnitOutputPort());
  }

  @Override
  public void generate(int start, int limit) {
    double[] in = input.getValues();
    double[] lower = lowerLimit.getValues();
    double[] upper = upperLimit.getValues();
    double[] out = output.getValues();
    double value = sum;
    for (int i = start; i < limit; i++) {
      value = Math.max(lower[i], Math.min(upper[i], value + in[i]));
      out[i] = value;
    }
    sum = value;
  }
}
