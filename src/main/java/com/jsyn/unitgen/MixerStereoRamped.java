package com.jsyn.unitgen;

/**
 * Mixes several mono signals into two channels; steps of gain and amplitude become ramps of 256
 * frames.
 *
 * <pre>
 * Inputs   Input[n]   audio, default 0, per frame
 *          Gain[n]    factor of each input, default 1, ramped from 0
 *          Pan[n]     −1 left … 1 right, default 0, per frame
 *          Amplitude  factor of both sums, default 1, ramped from 0
 * Output   Output[2]  left and right
 * State    as {@link MixerStereo}, and an {@link Unzipper} for each gain and the amplitude
 * Cost     seven operations a frame for each input; allocates nothing
 * </pre>
 */
public class MixerStereoRamped extends MixerStereo {
  private final Unzipper[] gainRamps;
  private final Unzipper amplitudeRamp = new Unzipper();

  /** A mixer of so many inputs, at least 1. */
  public MixerStereoRamped(int numInputs) {
    super(numInputs);
    gainRamps = new Unzipper[numInputs];
    for (int i = 0; i < numInputs; i++) {
      gainRamps[i] = new Unzipper();
    }
  }

  @Override
  double gainAt(int part, double value) {
    return gainRamps[part].smooth(value);
  }

  @Override
  double amplitudeAt(double value) {
    return amplitudeRamp.smooth(value);
  }
}
