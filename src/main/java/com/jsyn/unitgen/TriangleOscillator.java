package com.jsyn.unitgen;

/**
 * A triangle wave, in step with the sine: starts at 0 rising; its aliases fall with the square of
 * the frequency.
 *
 * <pre>
 * Inputs   Frequency  Hz, may be negative, default 440, per frame
 *          Amplitude  default 1, per frame
 * Output   Output     −Amplitude…Amplitude
 * State    Phase, −1…1, at first 0
 * Cost     eight operations a frame; allocates nothing
 * </pre>
 */
public class TriangleOscillator extends UnitOscillator {
  @Override
  public void generate(int start, int limit) {
    double[] out = output.getValues();
    double[] amplitudes = amplitude.getValues();
    Phases.fill(this, out, start, limit);
    for (int i = start; i < limit; i++) {
      out[i] = triangle(out[i]) * amplitudes[i];
    }
  }

  /** The triangle that is 0 at phase 0, 1 at ½, 0 at ±1 and −1 at −½. */
  private static double triangle(double phase) {
    double fromPeak = phase - 0.5;
    return 1.0 - 2.0 * Math.abs(fromPeak - 2.0 * Math.rint(0.5 * fromPeak));
  }
}
