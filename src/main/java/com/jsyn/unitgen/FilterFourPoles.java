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
  private static final double CUBIC = 4.0 / 27.0;
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
  private double power2;
  private double power3;
  private double power4;
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
    power2 = pole * pole;
    power3 = power2 * pole;
    power4 = power2 * power2;
    solve = 1.0 / (1.0 + feedback * power4);
  }

  /** A soft limiter, x − 4x³/27: straight near 0, ±1 from ±1.5 on, without a corner there. */
  private static double limit(double x) {
    double y = Math.max(-1.5, Math.min(1.5, x));
    return y * (1.0 - y * y * CUBIC);
  }

  /**
   * One step. Each pole's output is p^k·u plus what its integrators hold, so that all four follow
   * from u at once.
   */
  private double step(double x) {
    double rest = 1.0 - pole;
    double held1 = rest * s1;
    double held2 = pole * held1 + rest * s2;
    double held3 = pole * held2 + rest * s3;
    double held4 = pole * held3 + rest * s4;
    double straight = (1.0 + feedback) * x;
    double linear = (power4 * straight + held4) * solve;
    double u = straight - feedback * SATURATION * limit(linear * (1.0 / SATURATION));
    double y4 = power4 * u + held4;
    s1 = flush(2.0 * (pole * u + held1) - s1);
    s2 = flush(2.0 * (power2 * u + held2) - s2);
    s3 = flush(2.0 * (power3 * u + held3) - s3);
    s4 = flush(2.0 * y4 - s4);
    return y4;
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
