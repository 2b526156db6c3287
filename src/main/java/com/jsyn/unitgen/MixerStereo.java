package com.jsyn.unitgen;

import com.jsyn.ports.UnitInputPort;

/**
 * Mixes several mono signals into two channels, each at its place, with equal power everywhere.
 *
 * <pre>
 * Inputs   Input[n]   audio, default 0, per frame
 *          Gain[n]    factor of each input, default 1, per frame
 *          Pan[n]     −1 left … 1 right, default 0, per frame
 *          Amplitude  factor of both sums, default 1, per frame
 * Output   Output[2]  left and right; in the middle each gets 0.707 of the input
 * State    the gains of each place
 * Cost     five operations a frame for each input, two polynomials per changed place; allocates
 *          nothing
 * </pre>
 */
public class MixerStereo extends MixerMono {
  public final UnitInputPort pan;

  private final PanTracker[] trackers;

  /** A mixer of so many inputs, at least 1. */
  public MixerStereo(int numInputs) {
    super(numInputs);
    addPort(pan = new UnitInputPort(numInputs, "Pan"));
    pan.setup(-1.0, 0.0, 1.0);
    trackers = new PanTracker[numInputs];
    for (int i = 0; i < numInputs; i++) {
      trackers[i] = new PanTracker();
    }
  }

  @Override
  public int getNumOutputs() {
    return 2;
  }

  /** The gain of an input in a frame; called once for each frame and input. */
  double gainAt(int part, double value) {
    return value;
  }

  /** The amplitude in a frame; called once for each frame. */
  double amplitudeAt(double value) {
    return value;
  }

  @Override
  public void generate(int start, int limit) {
    double[] left = output.getValues(0);
    double[] right = output.getValues(1);
    for (int i = start; i < limit; i++) {
      left[i] = 0.0;
      right[i] = 0.0;
    }
    for (int n = 0; n < trackers.length; n++) {
      double[] in = input.getValues(n);
      double[] gains = gain.getValues(n);
      double[] places = pan.getValues(n);
      PanTracker tracker = trackers[n];
      for (int i = start; i < limit; i++) {
        tracker.follow(places[i]);
        double value = in[i] * gainAt(n, gains[i]);
        left[i] += value * tracker.left;
        right[i] += value * tracker.right;
      }
    }
    double[] levels = amplitude.getValues();
    for (int i = start; i < limit; i++) {
      double level = amplitudeAt(levels[i]);
      left[i] *= level;
      right[i] *= level;
    }
  }
}
