package com.jsyn.unitgen;

/**
 * A delay of a fixed number of frames.
 *
 * <pre>
 * Inputs   Input   audio, default 0, per frame
 * Output   Output  the input as many frames ago as were allocated; undelayed before that
 * State    the delay line
 * Cost     one read and one write a frame; allocates nothing while running
 * </pre>
 */
public class Delay extends UnitFilter {
  private double[] line = new double[0];
  private int cursor;

  /** Sets the delay in frames, 0 or more, and empties the line; not while the unit runs. */
  public void allocate(int numFrames) {
    line = new double[numFrames];
    cursor = 0;
  }

  @Override
  public void generate(int start, int limit) {
    double[] in = input.getValues();
    double[] out = output.getValues();
    double[] ring = line;
    if (ring.length == 0) {
      System.arraycopy(in, start, out, start, limit - start);
      return;
    }
    int place = cursor;
    for (int i = start; i < limit; i++) {
      double value = in[i];
      out[i] = ring[place];
      ring[place] = value;
      place = place + 1 == ring.length ? 0 : place + 1;
    }
    cursor = place;
  }
}
