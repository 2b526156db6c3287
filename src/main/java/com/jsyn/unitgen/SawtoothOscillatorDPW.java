package com.jsyn.unitgen;

/**
 * A sawtooth whose aliases are weakened by differentiating a parabola.
 *
 * <pre>
 * Inputs   Frequency  Hz, may be negative, default 440, per frame
 *          Amplitude  default 1, per frame
 * Output   Output     the sawtooth averaged over the frame that ends with it, −Amplitude…Amplitude
 * State    Phase, −1…1, at first 0
 * Cost     one division a frame; allocates nothing
 * Source   Välimäki, "Discrete-time synthesis of the sawtooth waveform with reduced aliasing", IEEE
 *          Signal Processing Letters 12 (2005)
 * </pre>
 */
public class SawtoothOscillatorDPW extends UnitOscillator {
  /** Below this change of phase (0.02 Hz) the average is the value itself. */
  private static final double SLOW = 1.0e-6;

  @Override
  public void generate(int start, int limit) {
    double[] frequencies = frequency.getValues();
    double[] amplitudes = amplitude.getValues();
    double[] out = output.getValues();
    double toIncrement = convertFrequencyToPhaseIncrement(1.0);
    double now = phase.getValue();
    for (int i = start; i < limit; i++) {
      double increment = frequencies[i] * toIncrement;
      double next = Phases.wrap(now + increment);
      double saw =
          Math.abs(increment) < SLOW ? next : (next - now) * (next + now) / (2.0 * increment);
      out[i] = saw * amplitudes[i];
      now = next;
    }
    phase.setValue(now);
  }
}
