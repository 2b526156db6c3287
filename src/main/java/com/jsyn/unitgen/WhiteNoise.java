package com.jsyn.unitgen;

import com.jsyn.dsp.RandomBits;
import com.jsyn.ports.UnitInputPort;
import com.jsyn.ports.UnitOutputPort;

/**
 * White noise: equal power at all frequencies.
 *
 * <pre>
 * Inputs   Amplitude  default 1, per frame
 * Output   Output     uniform in −Amplitude…Amplitude, RMS 0.577·Amplitude
 * State    256 bits; {@link #setSeed} begins them anew
 * Cost     one xoshiro256++ step a frame; allocates nothing
 * Source   {@link RandomBits}
 * </pre>
 *
 * <p>Without a seed the units of a program have 1, 2, 3 … in the order of their making. The same
 * seed gives the same samples on every machine.
 */
public class WhiteNoise extends UnitGenerator implements UnitSource {
  public final UnitInputPort amplitude;
  public final UnitOutputPort output;

  private final RandomBits random = new RandomBits(DefaultSeeds.next());

  public WhiteNoise() {
    addPort(amplitude = new UnitInputPort("Amplitude", UnitOscillator.DEFAULT_AMPLITUDE));
    addPort(output = new UnitOutputPort());
  }

  /** Begins the noise of a seed, from its first sample; any value is allowed. */
  public void setSeed(long seed) {
    random.setSeed(seed);
  }

  @Override
  public UnitOutputPort getOutput() {
    return output;
  }

  @Override
  public void generate(int start, int limit) {
    double[] amplitudes = amplitude.getValues();
    double[] out = output.getValues();
    random.fillBipolar(out, start, limit);
    for (int i = start; i < limit; i++) {
      out[i] *= amplitudes[i];
    }
  }
}
