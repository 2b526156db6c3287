package com.jsyn.unitgen;

/**
 * Second-order band-pass.
 *
 * <pre>
 * Inputs   Input      audio, default 0, per frame
 *          Frequency  Hz, 40…6000, default 400
 *          Amplitude  factor of the output, default 1, per frame
 *          Q          0.1…10, default 1
 * Output   Output     gain 1 at Frequency, 3 dB less at the edges of a band of Frequency/Q
 * State    see {@link FilterBiquad}
 * Cost     ten operations a frame, more when a control changes; allocates nothing
 * Source   Bristow-Johnson, "Cookbook formulae for audio equalizer biquad filter coefficients"
 * </pre>
 */
public class FilterBandPass extends FilterBiquadCommon {
  @Override
  public void updateCoefficients() {
    double scale = 1.0 / (1.0 + alpha);
    a0 = alpha * scale;
    a1 = 0.0;
    a2 = -a0;
    b1 = -2.0 * cosOmega * scale;
    b2 = (1.0 - alpha) * scale;
  }
}
