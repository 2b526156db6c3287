package com.jsyn.data;

/** α − β·cos(2πn/length): Hamming's window, and others of its family. */
public class HammingWindow implements SpectralWindow {
  private final double[] factors;

  /** The window with α = 0.54 and β = 0.46. */
  public HammingWindow(int length) {
    this(length, 0.54, 0.46);
  }

  /** A window; periodic, so that its copies half a length apart sum to 2α. */
  public HammingWindow(int length, double alpha, double beta) {
    factors = new double[length];
    for (int i = 0; i < length; i++) {
      factors[i] = alpha - beta * StrictMath.cos(2.0 * Math.PI * i / length);
    }
  }

  @Override
  public double get(int index) {
    return factors[index];
  }
}
