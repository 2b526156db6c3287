package com.jsyn.unitgen;

/**
 * A square wave with sharp edges, for control signals; as audio it aliases.
 *
 * <pre>
 * Inputs   Frequency  Hz, may be negative, default 440, per frame
 *          Amplitude  default 1, per frame
 * Output   Output     Amplitude in the half of the cycle whose phase is 0 or above, otherwise −Amplitude
 * State    Phase, −1…1, at first 0
 * Cost     four operations a frame; allocates nothing
 * </pre>
 */
public class SquareOscillator extends UnitOscillator {
  @Override
  public void generate(int start, int limit) {
    double[] out = output.getValues();
    double[] amplitudes = amplitude.getValues();
    Phases.fill(this, out, start, limit);
    for (int i = start; i < limit; i++) {
      out[i] = out[i] < 0.0 ? -amplitudes[i] : amplitudes[i];
    }
  }
}
