package com.jsyn.unitgen;

import com.jsyn.engine.MultiTable;

/**
 * A band-limited square wave: the difference of two sawtooths half a cycle apart.
 *
 * <pre>
 * Inputs   Frequency  Hz, may be negative, default 440, per frame
 *          Amplitude  default 1, per frame
 * Output   Output     −Amplitude…Amplitude; odd harmonic h has the amplitude 1/h; in step with the
 *                     sine; aliases and images are below −90 dB
 * State    Phase, −1…1, at first 0
 * Cost     eight table look-ups a frame, one logarithm per changed frequency; allocates nothing
 * Source   {@link MultiTable}
 * </pre>
 */
public class SquareOscillatorBL extends SawtoothOscillatorBL {
  @Override
  void shape(
      MultiTable tables, double[] phases, double[] levels, double[] out, int start, int limit) {
    for (int i = start; i < limit; i++) {
      double other = Phases.wrap(phases[i] + 1.0);
      out[i] = tables.sawtooth(phases[i], levels[i]) - tables.sawtooth(other, levels[i]);
    }
  }
}
