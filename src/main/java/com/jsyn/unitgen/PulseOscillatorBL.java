package com.jsyn.unitgen;

import com.jsyn.engine.MultiTable;
import com.jsyn.ports.UnitInputPort;

/**
 * A band-limited pulse wave of variable width: the difference of two sawtooths.
 *
 * <pre>
 * Inputs   Frequency  Hz, may be negative, default 440, per frame
 *          Amplitude  default 1, per frame
 *          Width      −1…1, default 0 (square), per frame; the high part lasts (1 + Width)/2 cycle
 * Output   Output     high while Phase &lt; Width, π/4 · ±Amplitude without the edges' ripple; has the
 *                     DC of its width; aliases and images are below −90 dB
 * State    Phase, −1…1, at first 0
 * Cost     eight table look-ups a frame, one logarithm per changed frequency; allocates nothing
 * Source   {@link MultiTable}
 * </pre>
 */
public class PulseOscillatorBL extends SawtoothOscillatorBL {
  public final UnitInputPort width;

  public PulseOscillatorBL() {
    addPort(width = new UnitInputPort("Width"));
  }

  /** The pulse at a phase: up at ±1, down at the width. */
  static double pulse(MultiTable tables, double phase, double level, double width) {
    double limited = Math.max(-1.0, Math.min(1.0, width));
    double other = Phases.wrap(phase - limited - 1.0);
    return tables.sawtooth(other, level)
        - tables.sawtooth(phase, level)
        + limited * MultiTable.SCALE;
  }

  @Override
  void shape(
      MultiTable tables, double[] phases, double[] levels, double[] out, int start, int limit) {
    double[] widths = width.getValues();
    for (int i = start; i < limit; i++) {
      out[i] = pulse(tables, phases[i], levels[i], widths[i]);
    }
  }
}
