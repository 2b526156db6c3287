package com.jsyn.unitgen;

/**
 * One frame of full amplitude in each cycle, otherwise silence: a clock.
 *
 * <pre>
 * Inputs   Frequency  Hz, may be negative, default 440, per frame
 *          Amplitude  default 1, per frame
 * Output   Output     Amplitude in the frame before which the phase went round, otherwise 0
 * State    Phase, −1…1, at first 0, so that the first impulse comes after half a cycle
 * Cost     four operations a frame; allocates nothing
 * </pre>
 */
public class ImpulseOscillator extends UnitOscillator {
  @Override
  public void generate(int start, int limit) {
    double[] frequencies = frequency.getValues();
    double[] amplitudes = amplitude.getValues();
    double[] out = output.getValues();
    double toIncrement = convertFrequencyToPhaseIncrement(1.0);
    double now = phase.getValue();
    for (int i = start; i < limit; i++) {
      double next = now + frequencies[i] * toIncrement;
      now = Phases.wrap(next);
      out[i] = now == next ? 0.0 : amplitudes[i];
    }
    phase.setValue(now);
  }
}
