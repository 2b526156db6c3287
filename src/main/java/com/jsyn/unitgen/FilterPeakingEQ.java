package com.jsyn.unitgen;

import com.jsyn.ports.UnitInputPort;

/**
 * A bell: raises or lowers a band around a frequency and leaves the rest.
 *
 * <pre>
 * Inputs   Input      audio, default 0, per frame
 *          Frequency  Hz, 40…6000, default 400
 *          Amplitude  factor of the output, default 1, per frame
 *          Q          0.1…10, default 1
 *          Gain       factor at Frequency, default 1 (no change); at least 1e-6
 * Output   Output     the equalised signal
 * State    see {@link FilterBiquad}
 * Cost     ten operations a frame, more when a control changes; allocates nothing
 * Source   Bristow-Johnson, "Cookbook formulae for audio equalizer biquad filter coefficients", with
 *          A = √Gain
 * </pre>
 */
public class FilterPeakingEQ extends FilterBiquadCommon {
  private static final double LEAST_GAIN = 1.0e-6;

  public final UnitInputPort gain;

  private double lastGain = Double.NaN;

  public FilterPeakingEQ() {
    addPort(gain = new UnitInputPort("Gain", 1.0));
  }

  @Override
  int firstChange(int from, int limit) {
    double[] gains = gain.getValues();
    int at = from;
    int end = super.firstChange(from, limit);
    while (at < end && gains[at] == lastGain) {
      at++;
    }
    return at;
  }

  @Override
  public void updateCoefficients() {
    lastGain = gain.getValues()[controlFrame];
    double root = Math.sqrt(Math.max(LEAST_GAIN, lastGain));
    double scale = 1.0 / (1.0 + alpha / root);
    a0 = (1.0 + alpha * root) * scale;
    a1 = -2.0 * cosOmega * scale;
    a2 = (1.0 - alpha * root) * scale;
    b1 = a1;
    b2 = (1.0 - alpha / root) * scale;
  }
}
