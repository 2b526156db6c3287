package com.jsyn.unitgen;

import com.jsyn.ports.UnitInputPort;

/**
 * Base of the second-order filters: y[n] = a0·x[n] + a1·x[n−1] + a2·x[n−2] − b1·y[n−1] − b2·y[n−2],
 * direct form I.
 *
 * <pre>
 * Inputs   Input      audio, default 0, per frame
 *          Frequency  Hz, 40…6000, default 400
 *          Amplitude  factor of the output, default 1, per frame
 * Output   Output     the filtered signal
 * State    two past inputs, two past outputs
 * Cost     ten operations a frame; allocates nothing
 * </pre>
 *
 * <p>Coefficients are computed anew only when a control has changed, and not more often than every
 * eight frames: a control that comes to rest is followed at once, one that moves all the time at an
 * eighth of the frame rate, whatever the block size.
 */
public abstract class FilterBiquad extends TunableFilter {
  private static final int HOLD_FRAMES = 8;
  private static final double TINY = 1.0e-60;

  public final UnitInputPort amplitude;

  /** Coefficients of the present and the past inputs. */
  protected double a0;

  protected double a1;
  protected double a2;

  /** Coefficients of the past outputs. */
  protected double b1;

  protected double b2;

  /** The frame of the block whose controls {@link #recalculate} is to use. */
  int controlFrame;

  private double x1;
  private double x2;
  private double y1;
  private double y2;
  private int holdLeft;

  protected FilterBiquad() {
    addPort(amplitude = new UnitInputPort("Amplitude", 1.0));
  }

  /** Computes the coefficients from the controls as they are now. */
  public abstract void recalculate();

  /**
   * The first frame of {@code from} to before {@code limit} in which the controls are others than
   * those of the last {@link #recalculate}; {@code limit} where there is none.
   */
  abstract int firstChange(int from, int limit);

  @Override
  public void generate(int start, int limit) {
    int from = start;
    while (from < limit) {
      int to = holdLeft > 0 ? from : firstChange(from, limit);
      if (to == from) {
        if (holdLeft == 0) {
          controlFrame = from;
          recalculate();
          holdLeft = HOLD_FRAMES;
        }
        to = Math.min(limit, from + holdLeft);
        holdLeft -= to - from;
      }
      performBiquadFilter(from, to);
      from = to;
    }
  }

  /** Filters frames {@code start} to {@code limit} with the present coefficients. */
  public void performBiquadFilter(int start, int limit) {
    double[] in = input.getValues();
    double[] levels = amplitude.getValues();
    double[] out = output.getValues();
    double c0 = a0;
    double c1 = a1;
    double c2 = a2;
    double d1 = b1;
    double d2 = b2;
    double px1 = x1;
    double px2 = x2;
    double py1 = y1;
    double py2 = y2;
    for (int i = start; i < limit; i++) {
      double x = in[i];
      double y = (c0 * x + c1 * px1 + c2 * px2 - d2 * py2) - d1 * py1;
      px2 = px1;
      px1 = x;
      py2 = py1;
      py1 = Math.abs(y) < TINY ? 0.0 : y;
      out[i] = py1 * levels[i];
    }
    x1 = px1;
    x2 = px2;
    y1 = py1;
    y2 = py2;
  }
}
