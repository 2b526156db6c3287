package com.jsyn.unitgen;

/** What all oscillators have in common: a phase that goes round. */
final class Phases {
  private Phases() {}

  /** A phase brought into −1 (inclusive) … 1 (exclusive); only when it has left that range. */
  static double wrap(double phase) {
    return phase >= 1.0 || phase < -1.0 ? phase - 2.0 * Math.floor(0.5 * phase + 0.5) : phase;
  }

  /**
   * Writes the phase of each frame to {@code phases} and moves the oscillator's phase on. The first
   * frame has the phase as it was.
   */
  static void fill(UnitOscillator oscillator, double[] phases, int start, int limit) {
    double[] frequencies = oscillator.frequency.getValues();
    double toIncrement = 2.0 * oscillator.getFramePeriod();
    double now = wrap(oscillator.phase.getValue());
    for (int i = start; i < limit; i++) {
      phases[i] = now;
      now = wrap(now + frequencies[i] * toIncrement);
    }
    oscillator.phase.setValue(now);
  }
}
