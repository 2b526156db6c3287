package com.softsynth.math;

/** A polynomial sampled at equal steps from −1 to 1, both ends included. */
public class PolynomialTableData {
  private final double[] data;

  /**
   * Samples a polynomial.
   *
   * @param polynomial what to sample
   * @param numFrames number of points, at least 2
   */
  public PolynomialTableData(Polynomial polynomial, int numFrames) {
    data = new double[numFrames];
    for (int i = 0; i < numFrames; i++) {
      data[i] = polynomial.evaluate(2.0 * i / (numFrames - 1) - 1.0);
    }
  }

  /** The samples themselves, not a copy. */
  public double[] getData() {
    return data;
  }

  /** Shows one example on standard output. */
  public static void main(String[] args) {
    for (double value : new PolynomialTableData(ChebyshevPolynomial.T(2), 5).getData()) {
      System.out.println(value);
    }
  }
}
