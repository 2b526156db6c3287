package com.jsyn.unitgen;

/**
 * A rising sawtooth with sharp edges, for control signals; as audio it aliases.
 *
 * <pre>
 * Inputs   Frequency  Hz, may be negative, default 440, per frame
 *          Amplitude  default 1, per frame
 * Output   Output     Amplitude · Phase
 * State    Phase, −1…1, at first 0
 * Cost     four operations a frame; allocates nothing
 * </pre>
 */
public class SawtoothOscillator extends UnitOscillator {
  @Override
  public void generate(int start, int limit) {
    double[] out = output.getValues();
    double[] amplitudes = amplitude.getValues();
    Phases.fill(this, out, start, limit);
    for (int i = start; i < limit; i++) {
      out[i] = out[i] * amplitudes[i];
    }
  }
}
