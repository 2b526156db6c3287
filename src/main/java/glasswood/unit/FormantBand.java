package glasswood.unit;

/**
 * One two-pole band-pass with gain 1 at its centre, for units that need several of them.
 *
 * <p>Source: Simper, "Linear trapezoidal integrated state variable filter", Cytomic 2011.
 */
final class FormantBand {
  private double a1;
  private double a2;
  private double g;
  private double k = 1;
  private double band;
  private double low;

  /** Sets centre and bandwidth as shares of the frame rate; the centre is kept below 0.45. */
  void tune(double centre, double bandwidth) {
    double turns = Math.min(centre, 0.45);
    g = Kernels.tanPi(turns);
    k = bandwidth / turns;
    a1 = 1 / (1 + g * (g + k));
    a2 = g * a1;
  }

  double process(double input) {
    double v3 = input - low;
    double v1 = a1 * band + a2 * v3;
    double v2 = low + g * v1;
    band = 2 * v1 - band;
    low = 2 * v2 - low;
    return k * v1;
  }

  void clear() {
    band = 0;
    low = 0;
  }
}
