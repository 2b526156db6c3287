package glasswood.stage;

/** The Kaiser window. Source: Kaiser, "Nonrecursive digital filter design", ISCAS 1974. */
public final class Kaiser {
  private Kaiser() {}

  /** The window at {@code w}, −1 … 1, with 1 in the middle; 0 beyond. */
  public static double at(double w, double beta) {
    return Math.abs(w) > 1 ? 0 : bessel(beta * Math.sqrt(1 - w * w)) / bessel(beta);
  }

  /** The modified Bessel function I0, by its series. */
  private static double bessel(double x) {
    double term = 1;
    double sum = 1;
    for (int k = 1; k < 60; k++) {
      term *= x / (2 * k) * (x / (2 * k));
      sum += term;
    }
    return sum;
  }
}
