package com.jsyn.unitgen;

import com.jsyn.ports.UnitInputPort;
import com.jsyn.ports.UnitOutputPort;

/**
 * Counts how often a signal rises through 0; what comes in goes out unchanged.
 *
 * <pre>
 * Inputs   Input   any signal, default 0, per frame
 * Output   Output  the input
 * State    the count and the last input
 * Cost     one comparison a frame; allocates nothing
 * </pre>
 */
public class ZeroCrossingCounter extends UnitGenerator {
  public final UnitInputPort input;
  public final UnitOutputPort output;

  private boolean armed;
  private long total;
  private volatile long count;

  public ZeroCrossingCounter() {
    addPort(input = new UnitInputPort("Input"));
    addPort(output = new UnitOutputPort());
  }

  /** Times the input went from below 0 to 0 or above, so far. */
  public long getCount() {
    return count;
  }

  @Override
  public void generate(int start, int limit) {
    double[] in = input.getValues();
    double[] out = output.getValues();
    for (int i = start; i < limit; i++) {
      double value = in[i];
      if (value < 0.0) {
        armed = true;
      } else if (armed) {
        armed = false;
        total++;
      }
      out[i] = value;
    }
    count = total;
  }
}
