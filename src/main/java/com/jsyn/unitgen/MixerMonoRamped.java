package com.jsyn.unitgen;

/**
 * Mixes several signals into one; steps of gain and amplitude become ramps of 256 frames.
 *
 * <pre>
 * Inputs   Input[n]   audio, default 0, per frame
 *          Gain[n]    factor of each input, default 1, ramped from 0
 *          Amplitude  factor of the sum, default 1, ramped from 0
 * Output   Output     Amplitude · Σ Input·Gain
 * State    one {@link Unzipper} for each gain and one for the amplitude
 * Cost     four operations a frame for each input; allocates nothing
 * </pre>
 */
public class MixerMonoRamped extends MixerMono {
  private final Unzipper[] gainRamps;
  private final Unzipper amplitudeRamp = new Unzipper();

  /** A mixer of so many inputs, at least 1. */
  public MixerMonoRamped(int numInputs) {
    super(numInputs);
    gainRamps = new Unzipper[numInputs];
    for (int i = 0; i < numInputs; i++) {
      gainRamps[i] = new Unzipper();
    }
  }

  @Override
  public void generate(int start, int limit) {
    double[] out = output.getValues(0);
    for (int i = start; i < limit; i++) {
      out[i] = 0.0;
    }
    for (int n = 0; n < gainRamps.length; n++) {
      double[] in = input.getValues(n);
      double[] gains = gain.getValues(n);
      Unzipper ramp = gainRamps[n];
      for (int i = start; i < limit; i++) {
        out[i] += in[i] * ramp.smooth(gains[i]);
      }
    }
    double[] levels = amplitude.getValues();
    for (int i = start; i < limit; i++) {
      out[i] *= amplitudeRamp.smooth(levels[i]);
    }
  }
}
