package glasswood.listen;

import glasswood.stage.KWeighting;

/**
 * Weights both sides of a sound as {@link KWeighting} says, once for all meters that measure its
 * loudness; allocates nothing while it does.
 */
final class KFilter {
  private static final double TINY = 1e-30;

  private final boolean stereo;
  private final KWeighting weighting;
  private final double[] leftState = new double[4];
  private final double[] rightState = new double[4];

  /** A filter of 1 channel (only the left side counts) or 2. */
  KFilter(int rate, int channels) {
    weighting = new KWeighting(rate);
    stereo = channels == 2;
  }

  /**
   * Writes the sum of both sides' weighted squares, frame by frame, from the beginning of {@code
   * out}. Transposed direct form II; both sides go through together, so that neither waits.
   */
  void squares(double[] left, double[] right, int offset, int count, double[] out) {
    double[] s = weighting.shelf();
    double[] h = weighting.highPass();
    double sb0 = s[0];
    double sb1 = s[1];
    double sb2 = s[2];
    double sa1 = s[3];
    double sa2 = s[4];
    double ha1 = h[3];
    double ha2 = h[4];
    double ls1 = leftState[0];
    double ls2 = leftState[1];
    double lh1 = leftState[2];
    double lh2 = leftState[3];
    double rs1 = rightState[0];
    double rs2 = rightState[1];
    double rh1 = rightState[2];
    double rh2 = rightState[3];
    double[] other = stereo ? right : left;
    double share = stereo ? 1 : 0;
    for (int i = 0; i < count; i++) {
      double x = left[offset + i];
      double y = sb0 * x + ls1;
      ls1 = sb1 * x - sa1 * y + ls2;
      ls2 = sb2 * x - sa2 * y;
      double z = y + lh1;
      lh1 = lh2 - 2 * y - ha1 * z;
      lh2 = y - ha2 * z;
      double square = z * z;
      x = share * other[offset + i];
      y = sb0 * x + rs1;
      rs1 = sb1 * x - sa1 * y + rs2;
      rs2 = sb2 * x - sa2 * y;
      z = y + rh1;
      rh1 = rh2 - 2 * y - ha1 * z;
      rh2 = y - ha2 * z;
      out[i] = square + z * z;
    }
    leftState[0] = quiet(ls1);
    leftState[1] = quiet(ls2);
    leftState[2] = quiet(lh1);
    leftState[3] = quiet(lh2);
    rightState[0] = quiet(rs1);
    rightState[1] = quiet(rs2);
    rightState[2] = quiet(rh1);
    rightState[3] = quiet(rh2);
  }

  /** Forgets what is too small to matter, before it becomes slow. */
  private static double quiet(double value) {
    return Math.abs(value) < TINY ? 0 : value;
  }
}
