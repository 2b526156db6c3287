package com.jsyn.unitgen;

import com.jsyn.dsp.FastMath;
import com.jsyn.ports.UnitInputPort;
import com.jsyn.ports.UnitOutputPort;

/**
 * Two to the power of a signal: octaves become a factor of frequency.
 *
 * <pre>
 * Inputs   Input   octaves, −8…8, default 0, per frame
 * Output   Output  2^Input, relative error below 2e-12
 * State    none
 * Cost     one polynomial of degree 8 a frame; allocates nothing
 * </pre>
 *
 * <p>A subclass may change what goes in and what comes out, see {@link PitchToFrequency}.
 */
public class PowerOfTwo extends UnitGenerator {
  public final UnitInputPort input;
  public final UnitOutputPort output;

  public PowerOfTwo() {
    addPort(input = new UnitInputPort("Input"));
    input.setup(-8.0, 0.0, 8.0);
    addPort(output = new UnitOutputPort());
  }

  /** What is done to the input before it becomes the exponent. */
  public double adjustInput(double in) {
    return in;
  }

  /** What is done to the power before it becomes the output. */
  public double adjustOutput(double out) {
    return out;
  }

  @Override
  public void generate(int start, int limit) {
    double[] in = input.getValues();
    double[] out = output.getValues();
    for (int i = start; i < limit; i++) {
      out[i] = adjustOutput(FastMath.exp2(adjustInput(in[i])));
    }
  }
}
