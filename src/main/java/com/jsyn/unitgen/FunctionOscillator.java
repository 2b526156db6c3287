package com.jsyn.unitgen;

import com.jsyn.data.Function;
import com.jsyn.ports.UnitFunctionPort;

/**
 * An oscillator of any shape: a function of the phase.
 *
 * <pre>
 * Inputs   Frequency  Hz, may be negative, default 440, per frame
 *          Amplitude  default 1, per frame
 *          Function   one cycle over −1…1, at first 0 everywhere, read once a block
 * Output   Output     Amplitude · Function(Phase); not band-limited
 * State    Phase, −1…1, at first 0
 * Cost     one call of the function a frame; allocates nothing
 * </pre>
 */
public class FunctionOscillator extends UnitOscillator {
  public final UnitFunctionPort function;

  public FunctionOscillator() {
    addPort(function = new UnitFunctionPort("Function"));
  }

  @Override
  public void generate(int start, int limit) {
    double[] out = output.getValues();
    double[] amplitudes = amplitude.getValues();
    Phases.fill(this, out, start, limit);
    Function shape = function.get();
    for (int i = start; i < limit; i++) {
      out[i] = shape.evaluate(out[i]) * amplitudes[i];
    }
  }
}
