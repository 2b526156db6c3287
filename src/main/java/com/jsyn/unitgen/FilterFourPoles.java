package com.jsyn.unitgen;

import com.jsyn.Synthesizer;
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
  private static final double EDGE = 1.5;
  private static final double TINY = 1.0e-60;

  /** States are looked at for denormals this often, by the unit's own count of frames. */
  private static final int FLUSH_FRAMES = 32;

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
  private int framesToFlush = FLUSH_FRAMES;
  private final double[] work = new double[2 * Synthesizer.FRAMES_PER_BLOCK];

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

  /**
   * Runs the ladder over samples in place. Each pole's output is p^k·u plus what its integrators
   * hold, so that all four follow from u at once, and each integrator's next value is a sum over
   * present ones and u, without a chain through the poles.
   */
  private void run(double[] samples, int start, int limit) {
    double p1 = pole;
    double p2 = power2;
    double p3 = power3;
    double p4 = power4;
    double c1 = 1.0 - p1;
    double c2 = c1 * p1;
    double c3 = c1 * p2;
    double c4 = c1 * p3;
    double d1 = 2.0 * p1;
    double d2 = 2.0 * p2;
    double d3 = 2.0 * p3;
    double d4 = 2.0 * p4;
    double into = 1.0 + feedback;
    double scale = solve * (1.0 / SATURATION);
    double edge = EDGE / scale;
    double straightGain = feedback * SATURATION * scale;
    double cubicGain = CUBIC * scale * scale;
    double z1 = s1;
    double z2 = s2;
    double z3 = s3;
    double z4 = s4;
    for (int i = start; i < limit; i++) {
      double straight = into * samples[i];
      double held1 = c1 * z1;
      double held2 = c2 * z1 + c1 * z2;
      double held3 = (c3 * z1 + c2 * z2) + c1 * z3;
      double held4 = (c4 * z1 + c3 * z2) + (c2 * z3 + c1 * z4);
      double linear = p4 * straight + held4;
      // k·3·(x − 4x³/27), x = linear·solve/3: straight near 0, and no more from x = ±1.5 on,
      // without a corner there.
      double x = linear > edge ? edge : linear < -edge ? -edge : linear;
      double u = straight - (straightGain * x) * (1.0 - cubicGain * (x * x));
      double y = p4 * u + held4;
      z1 = d1 * u + (2.0 * held1 - z1);
      z2 = d2 * u + (2.0 * held2 - z2);
      z3 = d3 * u + (2.0 * held3 - z3);
      z4 = d4 * u + (2.0 * held4 - z4);
      samples[i] = y;
    }
    s1 = z1;
    s2 = z2;
    s3 = z3;
    s4 = z4;
  }

  private static double flush(double x) {
    return Math.abs(x) < TINY ? 0.0 : x;
  }

  private void flushAll() {
    s1 = flush(s1);
    s2 = flush(s2);
    s3 = flush(s3);
    s4 = flush(s4);
  }

  /** Puts the input into the work array, two samples a frame if twice, on straight lines. */
  private void enter(int start, int limit, boolean twice) {
    double[] in = input.getValues();
    double[] gains = gain.getValues();
    double[] samples = work;
    if (twice) {
      double last = lastInput;
      for (int i = start; i < limit; i++) {
        double x = in[i] * gains[i];
        samples[2 * (i - start)] = 0.5 * (last + x);
        samples[2 * (i - start) + 1] = x;
        last = x;
      }
      lastInput = last;
    } else {
      for (int i = start; i < limit; i++) {
        samples[i - start] = in[i] * gains[i];
      }
      lastInput = samples[limit - start - 1];
    }
  }

  /** The first frame whose controls are others than those of a frame. */
  private int nextChange(int frame, int limit) {
    double[] frequencies = frequency.getValues();
    double[] qs = Q.getValues();
    double hz = frequencies[frame];
    double q = qs[frame];
    int next = frame + 1;
    while (next < limit && frequencies[next] == hz && qs[next] == q) {
      next++;
    }
    return next;
  }

  @Override
  public void generate(int start, int limit) {
    if (start >= limit) {
      return;
    }
    double[] out = output.getValues();
    boolean twice = oversampled;
    int rate = getFrameRate();
    int steps = twice ? 2 : 1;
    enter(start, limit, twice);
    int from = start;
    while (from < limit) {
      boolean tuned = twice == tunedOversampled && rate == lastRate;
      if (!tuned || frequency.getValues()[from] != lastFrequency || Q.getValues()[from] != lastQ) {
        tune(from, twice);
      }
      int to = Math.min(nextChange(from, limit), from + framesToFlush);
      run(work, steps * (from - start), steps * (to - start));
      framesToFlush -= to - from;
      if (framesToFlush == 0) {
        framesToFlush = FLUSH_FRAMES;
        flushAll();
      }
      from = to;
    }
    for (int i = start; i < limit; i++) {
      int k = steps * (i - start);
      out[i] = twice ? 0.5 * (work[k] + work[k + 1]) : work[k];
    }
  }
}
