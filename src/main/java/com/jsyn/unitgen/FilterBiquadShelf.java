package com.jsyn.unitgen;

import com.jsyn.dsp.FastMath;
import com.jsyn.ports.UnitInputPort;

/**
 * Base of the shelving filters.
 *
 * <pre>
 * Inputs   Input      audio, default 0, per frame
 *          Frequency  Hz of the middle of the slope, 40…6000, default 400; at most 0.49 of the rate
 *          Amplitude  factor of the output, default 1, per frame
 *          Gain       factor on the shelf, default 1 (no change); at least 1e-6
 *          Slope      1 the steepest without a bump, default 1; limited to 0.01…1
 * Output   Output     the equalised signal
 * Cost     three roots, two polynomials and two divisions per changed control; allocates nothing
 * Source   Bristow-Johnson, "Cookbook formulae for audio equalizer biquad filter coefficients", with
 *          A = √Gain
 * </pre>
 */
public abstract class FilterBiquadShelf extends FilterBiquad {
  private static final double LEAST_GAIN = 1.0e-6;
  private static final double LEAST_SLOPE = 0.01;
  private static final double LEAST_RATIO = 1.0e-7;
  private static final double GREATEST_RATIO = 0.49;

  public final UnitInputPort gain;
  public final UnitInputPort slope;

  /** √Gain, the cookbook's A. */
  double root;

  /** cos ω, where ω = 2π·Frequency/rate. */
  double cosOmega;

  /** 2·√A·α, the cookbook's last term. */
  double beta;

  private double lastFrequency = Double.NaN;
  private double lastGain = Double.NaN;
  private double lastSlope = Double.NaN;
  private int lastRate;

  protected FilterBiquadShelf() {
    addPort(gain = new UnitInputPort("Gain", 1.0));
    addPort(slope = new UnitInputPort("Slope", 1.0));
  }

  /** Sets the coefficients from {@code root}, {@code cosOmega} and {@code beta}. */
  public abstract void updateCoefficients();

  @Override
  int firstChange(int from, int limit) {
    if (getFrameRate() != lastRate) {
      return from;
    }
    double[] frequencies = frequency.getValues();
    double[] gains = gain.getValues();
    double[] slopes = slope.getValues();
    int at = from;
    while (at < limit
        && frequencies[at] == lastFrequency
        && gains[at] == lastGain
        && slopes[at] == lastSlope) {
      at++;
    }
    return at;
  }

  @Override
  public void recalculate() {
    lastFrequency = frequency.getValues()[controlFrame];
    lastGain = gain.getValues()[controlFrame];
    lastSlope = slope.getValues()[controlFrame];
    lastRate = getFrameRate();
    double ratio = Math.max(LEAST_RATIO, Math.min(GREATEST_RATIO, lastFrequency / lastRate));
    double half = FastMath.sinPhase(ratio);
    cosOmega = 1.0 - 2.0 * half * half;
    root = Math.sqrt(Math.max(LEAST_GAIN, lastGain));
    double steep = Math.max(LEAST_SLOPE, Math.min(1.0, lastSlope));
    double sin = FastMath.sinPhase(2.0 * ratio);
    double alpha = 0.5 * sin * Math.sqrt((root + 1.0 / root) * (1.0 / steep - 1.0) + 2.0);
    beta = 2.0 * Math.sqrt(root) * alpha;
    updateCoefficients();
  }
}
