package com.jsyn.unitgen;

import com.jsyn.ports.UnitInputPort;

/**
 * A pulse wave with sharp edges and a variable width, for control signals; as audio it aliases.
 *
 * <pre>
 * Inputs   Frequency  Hz, may be negative, default 440, per frame
 *          Amplitude  default 1, per frame
 *          Width      −1…1, default 0 (square), per frame; the high part lasts (1 + Width)/2 cycle
 * Output   Output     Amplitude while Phase &lt; Width, otherwise −Amplitude
 * State    Phase, −1…1, at first 0
 * Cost     four operations a frame; allocates nothing
 * </pre>
 */
public class PulseOscillator extends UnitOscillator {
  public final UnitInputPort width;

  public PulseOscillator() {
    addPort(width = new UnitInputPort("Width"));
  }

  @Override
  public void generate(int start, int limit) {
    double[] out = output.getValues();
    double[] amplitudes = amplitude.getValues();
    double[] widths = width.getValues();
    Phases.fill(this, out, start, limit);
    for (int i = start; i < limit; i++) {
      out[i] = out[i] < widths[i] ? amplitudes[i] : -amplitudes[i];
    }
  }
}
