package com.jsyn.unitgen;

import com.jsyn.dsp.RandomBits;
import com.jsyn.ports.UnitInputPort;
import com.jsyn.ports.UnitOutputPort;

/**
 * Pink noise: equal power in every octave, −3.01 dB per octave.
 *
 * <pre>
 * Inputs   Amplitude  default 1, per frame
 * Output   Output     within −Amplitude…Amplitude nearly always, RMS about 0.2·Amplitude
 * State    seven one-pole filters and 256 random bits; {@link #setSeed} begins them anew
 * Cost     seven one-pole filters a frame; allocates nothing
 * Source   Kellet's filter of white noise (music-dsp list, 1999): within 0.05 dB of the slope from
 *          rate/4800 to rate/2
 * </pre>
 *
 * <p>Without a seed the units of a program have 1, 2, 3 … in the order of their making.
 */
public class PinkNoise extends UnitGenerator implements UnitSource {
  /** Brings the RMS near 0.2: measured. */
  private static final double SCALE = 0.115;

  public final UnitInputPort amplitude;
  public final UnitOutputPort output;

  private final RandomBits random = new RandomBits(DefaultSeeds.next());
  private double b0;
  private double b1;
  private double b2;
  private double b3;
  private double b4;
  private double b5;
  private double b6;

  public PinkNoise() {
    addPort(amplitude = new UnitInputPort("Amplitude", UnitOscillator.DEFAULT_AMPLITUDE));
    addPort(output = new UnitOutputPort());
  }

  /** Begins the noise of a seed, from its first sample; any value is allowed. */
  public void setSeed(long seed) {
    random.setSeed(seed);
    b0 = 0.0;
    b1 = 0.0;
    b2 = 0.0;
    b3 = 0.0;
    b4 = 0.0;
    b5 = 0.0;
    b6 = 0.0;
  }

  @Override
  public UnitOutputPort getOutput() {
    return output;
  }

  /** The next sample at amplitude 1. */
  public double generatePinkNoise() {
    double white = random.bipolar();
    b0 = 0.99886 * b0 + white * 0.0555179;
    b1 = 0.99332 * b1 + white * 0.0750759;
    b2 = 0.96900 * b2 + white * 0.1538520;
    b3 = 0.86650 * b3 + white * 0.3104856;
    b4 = 0.55000 * b4 + white * 0.5329522;
    b5 = -0.7616 * b5 - white * 0.0168980;
    double pink = b0 + b1 + b2 + b3 + b4 + b5 + b6 + white * 0.5362;
    b6 = white * 0.115926;
    return pink * SCALE;
  }

  @Override
  public void generate(int start, int limit) {
    double[] amplitudes = amplitude.getValues();
    double[] out = output.getValues();
    for (int i = start; i < limit; i++) {
      out[i] = generatePinkNoise() * amplitudes[i];
    }
  }
}
