package com.jsyn.unitgen;

import com.jsyn.ports.UnitInputPort;
import com.jsyn.ports.UnitOutputPort;

/**
 * Mixes four signals that sit in the corners of a square, after a point in the square.
 *
 * <pre>
 * Inputs   Input[4]  audio, default 0, per frame: 0 left front, 1 right front, 2 right back, 3 left
 *                    back
 *          Fade[2]   0 left −1 … right 1, 1 front −1 … back 1, default 0, per frame; limited to −1…1
 * Output   Output    the bilinear mix; the four shares sum to 1
 * State    none
 * Cost     twelve operations a frame; allocates nothing
 * </pre>
 */
public class FourWayFade extends UnitGenerator {
  public final UnitInputPort input;
  public final UnitInputPort fade;
  public final UnitOutputPort output;

  public FourWayFade() {
    addPort(input = new UnitInputPort(4, "Input"));
    addPort(fade = new UnitInputPort(2, "Fade"));
    addPort(output = new UnitOutputPort());
  }

  @Override
  public void generate(int start, int limit) {
    double[] leftFront = input.getValues(0);
    double[] rightFront = input.getValues(1);
    double[] rightBack = input.getValues(2);
    double[] leftBack = input.getValues(3);
    double[] across = fade.getValues(0);
    double[] along = fade.getValues(1);
    double[] out = output.getValues();
    for (int i = start; i < limit; i++) {
      double x = 0.5 + 0.5 * Math.max(-1.0, Math.min(1.0, across[i]));
      double y = 0.5 + 0.5 * Math.max(-1.0, Math.min(1.0, along[i]));
      double front = leftFront[i] + x * (rightFront[i] - leftFront[i]);
      double back = leftBack[i] + x * (rightBack[i] - leftBack[i]);
      out[i] = front + y * (back - front);
    }
  }
}
