package glasswood.listen;

/**
 * Perceptually uniform colours from black over purple and orange to pale yellow.
 *
 * <p>Source: "inferno" by Nathaniel J. Smith and Stéfan van der Walt (matplotlib, CC0), in the
 * polynomial approximation by Matt Zucker ("Matplotlib colormaps", 2017, CC0); within 5 of 255 of
 * the original.
 */
final class Palette {
  private static final double[] RED = {
    0.0002189403691192265,
    0.1065134194856116,
    11.60249308247187,
    -41.70399613139459,
    77.162935699427,
    -71.31942824499214,
    25.13112622477341
  };
  private static final double[] GREEN = {
    0.001651004631001012,
    0.5639564367884091,
    -3.972853965665698,
    17.43639888205313,
    -33.40235894210092,
    32.62606426397723,
    -12.24266895238567
  };
  private static final double[] BLUE = {
    -0.01948089843709184,
    3.932712388889277,
    -15.9423941062914,
    44.35414519872813,
    -81.80730925738993,
    73.20951985803202,
    -23.07032500287172
  };
  private static final int[] TABLE = table();

  private Palette() {}

  /** The colour 0xRRGGBB of {@code value}, 0 (black) … 1 (pale yellow); held beyond. */
  static int rgb(double value) {
    double clamped = Math.max(0, Math.min(1, value));
    return TABLE[(int) Math.round(clamped * (TABLE.length - 1))];
  }

  private static int[] table() {
    int[] table = new int[1024];
    for (int i = 0; i < table.length; i++) {
      double x = i / (table.length - 1.0);
      table[i] = part(RED, x) << 16 | part(GREEN, x) << 8 | part(BLUE, x);
    }
    return table;
  }

  private static int part(double[] polynomial, double x) {
    double sum = 0;
    for (int i = polynomial.length - 1; i >= 0; i--) {
      sum = sum * x + polynomial[i];
    }
    return (int) Math.round(255 * Math.max(0, Math.min(1, sum)));
  }
}
