package com.jsyn.unitgen;

import com.jsyn.ports.UnitInputPort;
import com.jsyn.ports.UnitOutputPort;

/**
 * Mixes several signals into one.
 *
 * <pre>
 * Inputs   Input[n]   audio, default 0, per frame
 *          Gain[n]    factor of each input, default 1, per frame
 *          Amplitude  factor of the sum, default 1, per frame
 * Output   Output     Amplitude · Σ Input·Gain
 * State    none
 * Cost     two operations a frame for each input; allocates nothing
 * </pre>
 */
public class MixerMono extends UnitGenerator implements UnitSink, UnitSource {
  public final UnitInputPort input;
  public final UnitInputPort gain;
  public final UnitInputPort amplitude;
  public final UnitOutputPort output;

  /** A mixer of so many inputs, at least 1. */
  public MixerMono(int numInputs) {
    addPort(input = new UnitInputPort(numInputs, "Input"));
    addPort(gain = new UnitInputPort(numInputs, "Gain", 1.0));
    addPort(amplitude = new UnitInputPort("Amplitude", 1.0));
    addPort(output = new UnitOutputPort(getNumOutputs(), "Output"));
  }

  /** How many parts the output has. */
  public int getNumOutputs() {
    return 1;
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
    double[] out = output.getValues(0);
    for (int i = start; i < limit; i++) {
      out[i] = 0.0;
    }
    for (int n = 0; n < input.getNumParts(); n++) {
      double[] in = input.getValues(n);
      double[] gains = gain.getValues(n);
      for (int i = start; i < limit; i++) {
        out[i] += in[i] * gains[i];
      }
    }
    double[] levels = amplitude.getValues();
    for (int i = start; i < limit; i++) {
      out[i] *= levels[i];
    }
  }
}
