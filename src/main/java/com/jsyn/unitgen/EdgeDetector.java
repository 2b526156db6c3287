package com.jsyn.unitgen;

/**
 * Marks the frames in which a signal becomes positive.
 *
 * <pre>
 * Inputs   Input   any signal, default 0, per frame
 * Output   Output  1 in a frame above 0 that follows one at or below 0, otherwise 0
 * State    whether the last frame was above 0; at first not
 * Cost     one comparison a frame; allocates nothing
 * </pre>
 */
public class EdgeDetector extends UnitFilter {
  private boolean wasHigh;

  @Override
  public void generate(int start, int limit) {
    double[] in = input.getValues();
    double[] out = output.getValues();
    boolean before = wasHigh;
    for (int i = start; i < limit; i++) {
      boolean high = in[i] > 0.0;
      out[i] = high && !before ? UnitGenerator.TRUE : UnitGenerator.FALSE;
      before = high;
    }
    wasHigh = before;
  }
}
