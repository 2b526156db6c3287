package com.jsyn.unitgen;

import com.jsyn.dsp.FastMath;
import com.jsyn.ports.UnitInputPort;

/**
 * A ladder of four one-pole low-passes with feedback, as in Moog's synthesizers.
 *
 * <pre>
 * Inputs   Input      audio, default 0, per frame
 *          Frequency  Hz, 40…4000, default 400, per frame; limited to 0.45 of the frame rate
 *          Q          of the pair of poles that rings, 0.1…10, default 2, per frame; 0.5 and below
 *                     means no feedback, 100 is the most
 * Output   Output     24 dB per octave above Frequency, gain 1 at 0 Hz
 * State    four integrators and the last input
 * Cost     30 operations a frame, twice as many when oversampled, a tangent, a root and two
 *          divisions per changed control; allocates nothing
 * Source   Zavalishin, "The Art of VA Filter Design" 2.1.0, §5.2–5.3: zero-delay feedback. The poles
 *          are at −1 + √½·κ·(1 ± j) with κ = k^¼, from which follows k = 4·c⁴, c = 1 − 1/(1 +
 *          √(4Q² − 1))
 * </pre>
 *
 * <p>What is fed back is limited softly, so that a high Q rings without running away; oversampling
 * (twice, on unless switched off) keeps the aliases of that down.
 */
public class FilterFourPoles extends TunableFilter {
  private static final double LEAST_RATIO = 1.0e-7;
  private static final double GREATEST_RATIO = 0.45;
  private static final double GREATEST_Q = 100.0;
  private static final double SATURATION = 3.0;
  private static final double TINY = 1.0e-60;

  public final UnitInputPort Q;

  /** Factor of the input, default 1; not among the registered ports, as in the API. */
  public final UnitInputPort gain;

  private volatile boolean oversampled = true;
  private boolean tunedOversampled;
  private double lastFrequency = Double.NaN;
  private double lastQ = Double.NaN;
  private int lastRate;
  private double pole;
  private double feedback;
  private double solve;
  private double s1;
  private double s2;
  private double s3;
  private double s4;
  private double lastInput;

  public FilterFourPoles() {
    frequency.setup(40.0, 400.0, 4000.0);
    addPort(Q = new UnitInputPort("Q"));
    Q.setup(0.1, 2.0, 10.0);
    gain = new UnitInputPort("Gain", 1.0);
  }

  /** Whether the ladder runs at twice the frame rate. */
  public boolean isOversampled() {
    return oversampled;
  }

  /** Lets the ladder run at twice the frame rate, or not; from the next block on. */
  public void setOversampled(boolean oversampled) {
    this.oversampled = oversampled;
  }

  /** Forgets the past. */
  public void reset() {
    s1 = 0.0;
    s2 = 0.0;
    s3 = 0.0;
    s4 = 0.0;
    lastInput = 0.0;
  }

  /** Computes the coefficients from the controls of the block's first frame. */
  public void recalculate() {
    tune(0, oversampled);
  }

  private void tune(int frame, boolean twice) {
    lastFrequency = frequency.getValues()[frame];
    lastQ = Q.getValues()[frame];
    lastRate = getFrameRate();
    tunedOversampled = twice;
    double ratio = Math.max(LEAST_RATIO, Math.min(GREATEST_RATIO, lastFrequency / lastRate));
    double g = FastMath.tanPi(twice ? 0.5 * ratio : ratio);
    double q = Math.max(0.5, Math.min(GREATEST_Q, lastQ));
    double c = 1.0 - 1.0 / (1.0 + Math.sqrt(4.0 * q * q - 1.0));
    pole = g / (1.0 + g);
    feedback = 4.0 * c * c * c * c;
    double squared = pole * pole;
    solve = 1.0 / (1.0 + feedback * squared * squared);
  }

  /** A soft limiter: x·(27 + x²)/(27 + 9x²), which is 1 at 3 and flat there. */
  private static double limit(double x) {
    double y = Math.max(-SATURATION, Math.min(SATURATION, x));
    double z = y * y;
    return y * (27.0 + z) / (27.0 + 9.0 * z);
  }

  private double step(double x) {
    double p = pole;
    double rest = 1.0 - p;
    double held = rest * (p * (p * (p * s1 + s2) + s3) + s4);
    double squared = p * p;
    double straight = (1.0 + feedback) * x;
    double y4 = (squared * squared * straight + held) * solve;
    double u = straight - feedback * SATURATION * limit(y4 / SATURATION);
    double v = p * (u - s1);
    double y = v + s1;
    s1 = flush(y + v);
    v = p * (y - s2);
    y = v + s2;
    s2 = flush(y + v);
    v = p * (y - s3);
    y = v + s3;
    s3 = flush(y + v);
    v = p * (y - s4);
    y = v + s4;
    s4 = flush(y + v);
    return y;
  }

  private static double flush(double x) {
    return Math.abs(x) < TINY ? 0.0 : x;
  }

  @Override
  public void generate(int start, int limit) {
    double[] in = input.getValues();
    double[] gains = gain.getValues();
    double[] frequencies = frequency.getValues();
    double[] qs = Q.getValues();
    double[] out = output.getValues();
    boolean twice = oversampled;
    int rate = getFrameRate();
    for (int i = start; i < limit; i++) {
      if (frequencies[i] != lastFrequency
          || qs[i] != lastQ
          || twice != tunedOversampled
          || rate != lastRate) {
        tune(i, twice);
      }
      double x = in[i] * gains[i];
      if (twice) {
        double half = step(0.5 * (lastInput + x));
        out[i] = 0.5 * (half + step(x));
      } else {
        out[i] = step(x);
      }
      lastInput = x;
    }
  }
}
