package com.softsynth.math;

/**
 * Chebyshev polynomials of the first kind: T_n(cos t) = cos(n·t), so that T_n turns a full-scale
 * sine into its n-th harmonic.
 */
public class ChebyshevPolynomial {
  private ChebyshevPolynomial() {}

  /**
   * T_order, by T_n = 2x·T_(n−1) − T_(n−2).
   *
   * @param order 0 or above; above about 40 the coefficients lose precision
   */
  public static Polynomial T(int order) { // the API's name
    Polynomial before = new Polynomial(1.0);
    Polynomial last = new Polynomial(1.0, 0.0);
    if (order == 0) {
      return before;
    }
    Polynomial twice = new Polynomial(2.0, 0.0);
    for (int n = 2; n <= order; n++) {
      Polynomial next = Polynomial.minus(Polynomial.mult(twice, last), before);
      before = last;
      last = next;
    }
    return last;
  }
}
