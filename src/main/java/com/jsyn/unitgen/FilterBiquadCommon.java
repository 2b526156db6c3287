package com.jsyn.unitgen;

import com.jsyn.dsp.FastMath;
import com.jsyn.ports.UnitInputPort;

/**
 * Base of the second-order filters that have a Q.
 *
 * <pre>
 * Inputs   Input      audio, default 0, per frame
 *          Frequency  Hz, 40…6000, default 400; limited to 0.49 of the frame rate
 *          Amplitude  factor of the output, default 1, per frame
 *          Q          0.1…10, default 1; at least 0.01
 * Output   Output     the filtered signal
 * Cost     two polynomials and a division per changed control; allocates nothing
 * Source   Bristow-Johnson, "Cookbook formulae for audio equalizer biquad filter coefficients"
 * </pre>
 */
public abstract class FilterBiquadCommon extends FilterBiquad {
  private static final double LEAST_Q = 0.01;
  private static final double LEAST_RATIO = 1.0e-7;
  private static final double GREATEST_RATIO = 0.49;

  public final UnitInputPort Q;

  /** sin ω, where ω = 2π·Frequency/rate. */
  double sinOmega;

  /** cos ω. */
  double cosOmega;

  /** 1 − cos ω, precise also where ω is small. */
  double oneMinusCos;

  /** sin ω/(2Q). */
  double alpha;

  private double lastFrequency = Double.NaN;
  private double lastQ = Double.NaN;
  private int lastRate;

  protected FilterBiquadCommon() {
    addPort(Q = new UnitInputPort("Q"));
    Q.setup(0.1, 1.0, 10.0);
  }

  /** Sets the coefficients from the values of {@link #computeBiquadCommon}. */
  public abstract void updateCoefficients();

  /**
   * Computes what all these filters share.
   *
   * @param ratio frequency divided by the frame rate, 0…0.5
   * @param q the Q
   */
  protected void computeBiquadCommon(double ratio, double q) {
    double limited = Math.max(LEAST_RATIO, Math.min(GREATEST_RATIO, ratio));
    double half = FastMath.sinPhase(limited);
    oneMinusCos = 2.0 * half * half;
    cosOmega = 1.0 - oneMinusCos;
    sinOmega = FastMath.sinPhase(2.0 * limited);
    alpha = sinOmega / (2.0 * Math.max(LEAST_Q, q));
  }

  @Override
  int firstChange(int from, int limit) {
    if (getFrameRate() != lastRate) {
      return from;
    }
    double[] frequencies = frequency.getValues();
    double[] qs = Q.getValues();
    int at = from;
    while (at < limit && frequencies[at] == lastFrequency && qs[at] == lastQ) {
      at++;
    }
    return at;
  }

  @Override
  public void recalculate() {
    lastFrequency = frequency.getValues()[controlFrame];
    lastQ = Q.getValues()[controlFrame];
    lastRate = getFrameRate();
    computeBiquadCommon(lastFrequency / lastRate, lastQ);
    updateCoefficients();
  }
}
