package com.jsyn.unitgen;

import com.jsyn.dsp.FastMath;
import com.jsyn.ports.UnitInputPort;

/**
 * A sine whose phase is shifted by a signal: the operator of phase modulation, "FM" in
 * synthesizers.
 *
 * <pre>
 * Inputs   Frequency   Hz, may be negative, default 440, per frame
 *          Amplitude   default 1, per frame
 *          Modulation  shift in units of phase, where 1 is half a cycle, default 0, per frame
 * Output   Output      Amplitude · sin(π·(Phase + Modulation)), error below 3e-13
 * State    Phase, −1…1, at first 0
 * Cost     one polynomial of degree 17 a frame; allocates nothing
 * </pre>
 */
public class SineOscillatorPhaseModulated extends SineOscillator {
  public final UnitInputPort modulation;

  public SineOscillatorPhaseModulated() {
    addPort(modulation = new UnitInputPort("Modulation"));
  }

  @Override
  public void generate(int start, int limit) {
    double[] out = output.getValues();
    double[] amplitudes = amplitude.getValues();
    double[] shifts = modulation.getValues();
    Phases.fill(this, out, start, limit);
    for (int i = start; i < limit; i++) {
      out[i] = FastMath.sinPi(out[i] + shifts[i]) * amplitudes[i];
    }
  }
}
