package com.jsyn.unitgen;

/**
 * Sine wave.
 *
 * <pre>
 * Inputs   frequency  Hz, may be negative, default 440, per frame
 *          amplitude  default 1, per frame
 * Output   output     −amplitude…amplitude, starts at 0 rising
 * State    phase, −1…1
 * Cost     one polynomial of degree 15 a frame; allocates nothing
 * </pre>
 */
public class SineOscillator extends UnitOscillator {

  public SineOscillator() {}

  public SineOscillator(double freq) {
    frequency.set(freq);
  }

  public SineOscillator(double freq, double amp) {
    frequency.set(freq);
    amplitude.set(amp);
  }

  @Override
  public void generate(int start, int limit) {
    double[] frequencies = frequency.getValues();
    double[] amplitudes = amplitude.getValues();
    double[] outputs = output.getValues();
    double toIncrement = convertFrequencyToPhaseIncrement(1);
    double now = phase.getValue();
    for (int i = start; i < limit; i++) {
      outputs[i] = now;
      now += frequencies[i] * toIncrement;
      // Within −1…1 it is itself, and the next frame need not wait for it to be rounded.
      if (Math.abs(now) > 1) {
        now = SineKernel.wrap(now);
      }
    }
    for (int i = start; i < limit; i++) {
      outputs[i] = SineKernel.sinPi(outputs[i]) * amplitudes[i];
    }
    phase.setValue(now);
  }

  /** sin(π·phase) for a phase in −1…1, exact to 1e-11. */
  public static double fastSin(double phase) {
    return SineKernel.sinPi(phase);
  }
}
