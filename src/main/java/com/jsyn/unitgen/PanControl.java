package com.jsyn.unitgen;

import com.jsyn.ports.UnitInputPort;
import com.jsyn.ports.UnitOutputPort;

/**
 * The two gains of a place, to be multiplied with anything; the law is that of {@link Pan}.
 *
 * <pre>
 * Inputs   Pan        −1 left … 1 right, default 0, per frame
 * Output   Output[2]  (1 − Pan)/2 and (1 + Pan)/2
 * State    none
 * Cost     three operations a frame; allocates nothing
 * </pre>
 */
public class PanControl extends UnitGenerator {
  public final UnitInputPort pan;
  public final UnitOutputPort output;

  public PanControl() {
    addPort(pan = new UnitInputPort("Pan"));
    addPort(output = new UnitOutputPort(2, "Output"));
  }

  @Override
  public void generate(int start, int limit) {
    double[] places = pan.getValues();
    double[] left = output.getValues(0);
    double[] right = output.getValues(1);
    for (int i = start; i < limit; i++) {
      double share = 0.5 + 0.5 * places[i];
      left[i] = 1.0 - share;
      right[i] = share;
    }
  }
}
