package com.jsyn.unitgen;

import com.jsyn.Synthesizer;
import com.jsyn.engine.MultiTable;

/**
 * A band-limited rising sawtooth.
 *
 * <pre>
 * Inputs   Frequency  Hz, may be negative (falling), default 440, per frame
 *          Amplitude  default 1, per frame
 * Output   Output     −Amplitude…Amplitude; harmonic h has the amplitude 1/(2h); harmonics end
 *                     between 0.71 and 0.84 of Nyquist, aliases and images are below −90 dB
 * State    Phase, −1…1, at first 0
 * Cost     four table look-ups a frame, one logarithm per changed frequency; allocates nothing
 * Source   {@link MultiTable}
 * </pre>
 *
 * <p>The other band-limited oscillators share its phase and differ in {@link #shape}.
 */
public class SawtoothOscillatorBL extends UnitOscillator {
  private final double[] phases = new double[Synthesizer.FRAMES_PER_BLOCK];
  private final double[] levels = new double[Synthesizer.FRAMES_PER_BLOCK];
  private double lastIncrement = Double.NaN;
  private double lastLevel;

  @Override
  public final void generate(int start, int limit) {
    double[] frequencies = frequency.getValues();
    double[] amplitudes = amplitude.getValues();
    double[] out = output.getValues();
    double toIncrement = convertFrequencyToPhaseIncrement(1.0);
    MultiTable tables = MultiTable.getInstance();
    Phases.fill(this, phases, start, limit);
    for (int i = start; i < limit; i++) {
      double increment = frequencies[i] * toIncrement;
      if (increment != lastIncrement) {
        lastIncrement = increment;
        lastLevel = tables.convertPhaseIncrementToLevel(increment);
      }
      levels[i] = lastLevel;
    }
    shape(tables, phases, levels, out, start, limit);
    for (int i = start; i < limit; i++) {
      out[i] *= amplitudes[i];
    }
  }

  /**
   * Writes the waveform at amplitude 1.
   *
   * @param tables where to read it
   * @param phases −1…1 in each frame
   * @param levels of {@link MultiTable#convertPhaseIncrementToLevel} in each frame
   */
  void shape(
      MultiTable tables, double[] phases, double[] levels, double[] out, int start, int limit) {
    for (int i = start; i < limit; i++) {
      out[i] = tables.sawtooth(phases[i], levels[i]);
    }
  }
}
