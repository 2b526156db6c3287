package com.jsyn.unitgen;

/**
 * Raises or lowers everything below a frequency.
 *
 * <pre>
 * Inputs   Input      audio, default 0, per frame
 *          Frequency  Hz of the middle of the slope, 40…6000, default 400
 *          Amplitude  factor of the output, default 1, per frame
 *          Gain       factor on the shelf, default 1 (no change)
 *          Slope      1 the steepest without a bump, default 1
 * Output   Output     Gain well below Frequency, √Gain at it, 1 well above
 * State    see {@link FilterBiquad}
 * Cost     ten operations a frame, more when a control changes; allocates nothing
 * Source   Bristow-Johnson, "Cookbook formulae for audio equalizer biquad filter coefficients"
 * </pre>
 */
public class FilterLowShelf extends FilterBiquadShelf {
  @Override
  public void updateCoefficients() {
    double sum = root + 1.0;
    double difference = root - 1.0;
    double scale = 1.0 / (sum + difference * cosOmega + beta);
    a0 = root * (sum - difference * cosOmega + beta) * scale;
    a1 = 2.0 * root * (difference - sum * cosOmega) * scale;
    a2 = root * (sum - difference * cosOmega - beta) * scale;
    b1 = -2.0 * (difference + sum * cosOmega) * scale;
    b2 = (sum + difference * cosOmega - beta) * scale;
  }
}
