package com.jsyn.unitgen;

import com.jsyn.dsp.RandomBits;
import com.jsyn.ports.UnitInputPort;
import com.jsyn.ports.UnitOutputPort;

/**
 * Brown noise: a random walk drawn back to 0, −6 dB per octave above the damping's corner.
 *
 * <pre>
 * Inputs   Damping    share of the value lost per frame, 0.0001…0.1, default 0.01, per frame; the
 *                     spectrum is flat below Damping·rate/2π
 *          Amplitude  default 1, per frame
 * Output   Output     −Amplitude…Amplitude, RMS 0.25·Amplitude whatever the damping
 * State    the value and 256 random bits; {@link #setSeed} begins them anew
 * Cost     one xoshiro256++ step and five operations a frame; allocates nothing
 * Source   first-order autoregression; with uniform steps of variance g²/3 its variance is g²/3 /
 *          (1 − (1 − Damping)²), which gives g
 * </pre>
 *
 * <p>The walk is reflected at ±1. Without a seed the units of a program have 1, 2, 3 … in the order
 * of their making.
 */
public class BrownNoise extends UnitGenerator implements UnitSource {
  private static final double RMS = 0.25;
  private static final double LEAST_DAMPING = 1.0e-6;

  public final UnitInputPort damping;
  public final UnitInputPort amplitude;
  public final UnitOutputPort output;

  private final RandomBits random = new RandomBits(DefaultSeeds.next());
  private double value;
  private double lastDamping = Double.NaN;
  private double keep;
  private double step;

  public BrownNoise() {
    addPort(damping = new UnitInputPort("Damping"));
    damping.setup(0.0001, 0.01, 0.1);
    addPort(amplitude = new UnitInputPort("Amplitude", UnitOscillator.DEFAULT_AMPLITUDE));
    addPort(output = new UnitOutputPort());
  }

  /** Begins the noise of a seed, from its first sample; any value is allowed. */
  public void setSeed(long seed) {
    random.setSeed(seed);
    value = 0.0;
  }

  @Override
  public UnitOutputPort getOutput() {
    return output;
  }

  @Override
  public void generate(int start, int limit) {
    double[] dampings = damping.getValues();
    double[] amplitudes = amplitude.getValues();
    double[] out = output.getValues();
    random.fillBipolar(out, start, limit);
    double walk = value;
    for (int i = start; i < limit; i++) {
      if (dampings[i] != lastDamping) {
        lastDamping = dampings[i];
        keep = 1.0 - Math.max(LEAST_DAMPING, Math.min(1.0, lastDamping));
        step = RMS * Math.sqrt(3.0 * (1.0 - keep * keep));
      }
      walk = walk * keep + out[i] * step;
      walk = walk > 1.0 ? 2.0 - walk : walk < -1.0 ? -2.0 - walk : walk;
      out[i] = walk * amplitudes[i];
    }
    value = walk;
  }
}
