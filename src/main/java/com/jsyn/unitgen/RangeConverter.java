package com.jsyn.unitgen;

import com.jsyn.ports.UnitInputPort;

/**
 * Stretches −1…1 to a range, linearly.
 *
 * <pre>
 * Inputs   Input   −1…1, default 0, per frame
 *          Min     output for −1, default 40, per frame
 *          Max     output for 1, default 2000, per frame
 * Output   Output  Min + (Input + 1)/2 · (Max − Min)
 * State    none
 * Cost     four operations a frame; allocates nothing
 * </pre>
 */
public class RangeConverter extends UnitFilter {
  public final UnitInputPort min;
  public final UnitInputPort max;

  public RangeConverter() {
    addPort(min = new UnitInputPort("Min", 40.0));
    addPort(max = new UnitInputPort("Max", 2000.0));
  }

  @Override
  public void generate(int start, int limit) {
    double[] in = input.getValues();
    double[] low = min.getValues();
    double[] high = max.getValues();
    double[] out = output.getValues();
    for (int i = start; i < limit; i++) {
      out[i] = low[i] + (in[i] + 1.0) * 0.5 * (high[i] - low[i]);
    }
  }
}
