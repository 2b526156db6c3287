package com.jsyn.unitgen;

import com.jsyn.dsp.FastMath;
import com.jsyn.engine.MultiTable;
import com.jsyn.ports.UnitInputPort;

/**
 * Fades from a sine over a sawtooth to a pulse wave, all band-limited.
 *
 * <pre>
 * Inputs   Frequency  Hz, may be negative, default 440, per frame
 *          Amplitude  default 1, per frame
 *          Width      of the pulse, −1…1, default 0 (square), per frame
 *          Shape      −1 sine … 0 sawtooth … 1 pulse, default 0, per frame; limited to −1…1
 * Output   Output     −Amplitude…Amplitude
 * State    Phase, −1…1, at first 0
 * Cost     as {@link PulseOscillatorBL}, or a polynomial and four look-ups; allocates nothing
 * Source   {@link MultiTable}
 * </pre>
 */
public class MorphingOscillatorBL extends PulseOscillatorBL {
  public final UnitInputPort shape;

  public MorphingOscillatorBL() {
    addPort(shape = new UnitInputPort("Shape"));
    shape.setup(-1.0, 0.0, 1.0);
  }

  @Override
  void shape(
      MultiTable tables, double[] phases, double[] levels, double[] out, int start, int limit) {
    double[] widths = width.getValues();
    double[] shapes = shape.getValues();
    for (int i = start; i < limit; i++) {
      double blend = Math.max(-1.0, Math.min(1.0, shapes[i]));
      double saw = tables.sawtooth(phases[i], levels[i]);
      double other =
          blend < 0.0
              ? FastMath.sinPhase(phases[i])
              : PulseOscillatorBL.pulse(tables, phases[i], levels[i], widths[i]);
      out[i] = saw + Math.abs(blend) * (other - saw);
    }
  }
}
