package com.jsyn.unitgen;

import com.jsyn.dsp.RandomBits;

/**
 * Straight lines between random points: low-pitched noise, or a wandering control.
 *
 * <pre>
 * Inputs   Frequency  random points a second, default 440, per frame; its sign does not matter
 *          Amplitude  default 1, per frame
 * Output   Output     −Amplitude…Amplitude
 * State    Phase, −1…1 from one point to the next, at first 0; the two points, at first 0 and
 *          random; 256 random bits; {@link #setSeed} begins them anew
 * Cost     six operations a frame; allocates nothing
 * </pre>
 *
 * <p>Without a seed the units of a program have 1, 2, 3 … in the order of their making.
 */
public class RedNoise extends UnitOscillator {
  private final RandomBits random = new RandomBits(DefaultSeeds.next());
  private double from;
  private double to;

  public RedNoise() {
    to = random.bipolar();
  }

  /** Begins the noise of a seed, from its first sample; any value is allowed. */
  public void setSeed(long seed) {
    random.setSeed(seed);
    from = 0.0;
    to = random.bipolar();
    phase.setValue(0.0);
  }

  @Override
  public void generate(int start, int limit) {
    double[] frequencies = frequency.getValues();
    double[] amplitudes = amplitude.getValues();
    double[] out = output.getValues();
    double toIncrement = convertFrequencyToPhaseIncrement(1.0);
    double now = phase.getValue();
    for (int i = start; i < limit; i++) {
      out[i] = (from + (0.5 + 0.5 * now) * (to - from)) * amplitudes[i];
      double next = now + Math.abs(frequencies[i]) * toIncrement;
      now = Phases.wrap(next);
      if (now != next) {
        from = to;
        to = random.bipolar();
      }
    }
    phase.setValue(now);
  }
}
