package com.jsyn.unitgen;

import com.jsyn.ports.UnitInputPort;
import com.jsyn.ports.UnitOutputPort;

/**
 * Copies several parts unchanged: a place to connect to before what lies behind it is known.
 *
 * <pre>
 * Inputs   Input[n]   any signal, default 0, per frame
 * Output   Output[n]  the inputs
 * State    none
 * Cost     one copy a frame for each part; allocates nothing
 * </pre>
 */
public class MultiPassThrough extends UnitGenerator implements UnitSink, UnitSource {
  public final UnitInputPort input;
  public final UnitOutputPort output;

  /** Two parts. */
  public MultiPassThrough() {
    this(2);
  }

  /** So many parts, at least 1. */
  public MultiPassThrough(int numParts) {
    addPort(input = new UnitInputPort(numParts, "Input"));
    addPort(output = new UnitOutputPort(numParts, "Output"));
  }

  @Override
  public UnitInputPort getInput() {
    return input;
  }

  @Override
  public UnitOutputPort getOutput() {
    return output;
  }

  @Override
  public void generate(int start, int limit) {
    for (int n = 0; n < input.getNumParts(); n++) {
      System.arraycopy(input.getValues(n), start, output.getValues(n), start, limit - start);
    }
  }
}
