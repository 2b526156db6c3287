package glasswood.stage;

import glasswood.dream.Saved;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Weights one or two channels as {@link KWeighting} says, and squares them. Whoever measures
 * loudness asks here: the meters, and the leveller.
 *
 * <p>Both channels go through the filters together (direct form I, which needs the fewest
 * operations here), so that neither waits for the other. Allocates nothing while it works; not
 * thread-safe.
 */
public final class KFilter {
  private static final double TINY = 1e-30;

  private final double[] shelf;
  private final double[] highPass;
  private final boolean both;
  private final double[] state = new double[14];
  private double first;
  private double second;

  /**
   * @param rate frames a second
   * @param channels 1 (the second is then not looked at) or 2
   */
  public KFilter(int rate, int channels) {
    KWeighting weighting = new KWeighting(rate);
    shelf = weighting.shelf();
    highPass = weighting.highPass();
    both = channels == 2;
  }

  /**
   * Hears frames {@code offset … offset + count − 1}; {@link #first} and {@link #second} are then
   * the sums of their weighted squares.
   */
  public void sum(double[] one, double[] two, int offset, int count) {
    run(one, two, offset, count, null);
  }

  /**
   * Hears frames and writes the sum of both channels' weighted squares, frame by frame, from the
   * beginning of {@code out}.
   */
  public void squares(double[] one, double[] two, int offset, int count, double[] out) {
    run(one, two, offset, count, out);
  }

  /** The sum of the first channel's squares over the frames that were heard last. */
  public double first() {
    return first;
  }

  /** As {@link #first}; 0 where there is no second channel. */
  public double second() {
    return second;
  }

  private void run(double[] one, double[] two, int offset, int count, double[] out) {
    double sb0 = shelf[0];
    double sb1 = shelf[1];
    double sb2 = shelf[2];
    double sa1 = shelf[3];
    double sa2 = shelf[4];
    double ha1 = highPass[3];
    double ha2 = highPass[4];
    // x in, y behind the shelf, d its difference from one frame to the next, z behind both; of the
    // other channel u, v, e, w.
    double[] q = state;
    double x1 = q[0];
    double x2 = q[1];
    double y1 = q[2];
    double y2 = q[3];
    double d1 = q[4];
    double z1 = q[5];
    double z2 = q[6];
    double u1 = q[7];
    double u2 = q[8];
    double v1 = q[9];
    double v2 = q[10];
    double e1 = q[11];
    double w1 = q[12];
    double w2 = q[13];
    double[] other = both ? two : one;
    double share = both ? 1 : 0;
    double sum = 0;
    double sumOther = 0;
    for (int i = 0; i < count; i++) {
      double x = one[offset + i];
      double u = other[offset + i];
      double y = ((sb0 * x + sb1 * x1) + (sb2 * x2 - sa2 * y2)) - sa1 * y1;
      double v = ((sb0 * u + sb1 * u1) + (sb2 * u2 - sa2 * v2)) - sa1 * v1;
      x2 = x1;
      x1 = x;
      u2 = u1;
      u1 = u;
      // The high-pass has 1, −2, 1 above: a difference of differences.
      double d = y - y1;
      double e = v - v1;
      y2 = y1;
      y1 = y;
      v2 = v1;
      v1 = v;
      double z = ((d - d1) - ha2 * z2) - ha1 * z1;
      double w = ((e - e1) - ha2 * w2) - ha1 * w1;
      d1 = d;
      z2 = z1;
      z1 = z;
      e1 = e;
      w2 = w1;
      w1 = w;
      sum += z * z;
      sumOther += w * w;
      if (out != null) {
        out[i] = z * z + share * (w * w);
      }
    }
    q[0] = quiet(x1);
    q[1] = quiet(x2);
    q[2] = quiet(y1);
    q[3] = quiet(y2);
    q[4] = quiet(d1);
    q[5] = quiet(z1);
    q[6] = quiet(z2);
    q[7] = quiet(u1);
    q[8] = quiet(u2);
    q[9] = quiet(v1);
    q[10] = quiet(v2);
    q[11] = quiet(e1);
    q[12] = quiet(w1);
    q[13] = quiet(w2);
    first = sum;
    second = share * sumOther;
  }

  /** Forgets what is too small to matter, before it becomes slow. */
  private static double quiet(double value) {
    return Math.abs(value) < TINY ? 0 : value;
  }

  /** Forgets all sound so far. */
  void clear() {
    Arrays.fill(state, 0);
  }

  /** Writes what is remembered of the sound so far. */
  public void save(DataOutput out) throws IOException {
    Saved.write(out, state);
  }

  /** Makes a new filter of the same rate stand where another stood. */
  public void restore(DataInput in) throws IOException {
    Saved.read(in, state);
  }
}
