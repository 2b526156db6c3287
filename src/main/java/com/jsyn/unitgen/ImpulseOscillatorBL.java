package com.jsyn.unitgen;

import com.jsyn.engine.MultiTable;

/**
 * Band-limited impulses: all harmonics at the same level.
 *
 * <pre>
 * Inputs   Frequency  Hz, may be negative, default 440, per frame
 *          Amplitude  default 1, per frame
 * Output   Output     within ±Amplitude, an impulse of height Amplitude where the phase goes round,
 *                     without DC; aliases and images are below −90 dB of its peak
 * State    Phase, −1…1, at first 0
 * Cost     four table look-ups a frame, one logarithm per changed frequency; allocates nothing
 * Source   {@link MultiTable}
 * </pre>
 */
public class ImpulseOscillatorBL extends SawtoothOscillatorBL {
  @Override
  void shape(
      MultiTable tables, double[] phases, double[] levels, double[] out, int start, int limit) {
    for (int i = start; i < limit; i++) {
      out[i] = tables.impulse(phases[i], levels[i]);
    }
  }
}
