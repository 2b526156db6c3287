package com.jsyn.unitgen;

import com.jsyn.data.Function;
import com.jsyn.ports.UnitFunctionPort;
import com.jsyn.ports.UnitInputPort;

/**
 * Sends a signal through a function, such as a table for wave shaping.
 *
 * <pre>
 * Inputs   Input      the function's argument, default 0, per frame
 *          Amplitude  default 1, per frame
 *          Function   what to evaluate, at first 0 everywhere, read once a block
 * Output   Output     Amplitude · Function(Input)
 * State    none
 * Cost     one call of the function a frame; allocates nothing
 * </pre>
 */
public class FunctionEvaluator extends UnitFilter {
  public final UnitInputPort amplitude;
  public final UnitFunctionPort function;

  public FunctionEvaluator() {
    addPort(amplitude = new UnitInputPort("Amplitude", 1.0));
    addPort(function = new UnitFunctionPort("Function"));
  }

  @Override
  public void generate(int start, int limit) {
    double[] in = input.getValues();
    double[] amplitudes = amplitude.getValues();
    double[] out = output.getValues();
    Function shape = function.get();
    for (int i = start; i < limit; i++) {
      out[i] = shape.evaluate(in[i]) * amplitudes[i];
    }
  }
}
