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
 * <p>Both channels go through the filters together (transposed direct form II), so that neither
 * waits for the other. Allocates nothing while it works; not thread-safe.
 */
public final class KFilter {
  private static final double TINY = 1e-30;

  private final double[] shelf;
  private final double[] highPass;
  private final boolean both;
  private final double[] state = new double[8];
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
    double s1 = state[0];
    double s2 = state[1];
    double h1 = state[2];
    double h2 = state[3];
    double t1 = state[4];
    double t2 = state[5];
    double g1 = state[6];
    double g2 = state[7];
    double[] other = both ? two : one;
    double share = both ? 1 : 0;
    double sum = 0;
    double sumOther = 0;
    for (int i = 0; i < count; i++) {
      double x = one[offset + i];
      double u = share * other[offset + i];
      double y = sb0 * x + s1;
      double v = sb0 * u + t1;
      s1 = (sb1 * x + s2) - sa1 * y;
      t1 = (sb1 * u + t2) - sa1 * v;
      s2 = sb2 * x - sa2 * y;
      t2 = sb2 * u - sa2 * v;
      double z = y + h1;
      double w = v + g1;
      h1 = (h2 - 2 * y) - ha1 * z;
      g1 = (g2 - 2 * v) - ha1 * w;
      h2 = y - ha2 * z;
      g2 = v - ha2 * w;
      sum += z * z;
      sumOther += w * w;
      if (out != null) {
        out[i] = z * z + w * w;
      }
    }
    state[0] = quiet(s1);
    state[1] = quiet(s2);
    state[2] = quiet(h1);
    state[3] = quiet(h2);
    state[4] = quiet(t1);
    state[5] = quiet(t2);
    state[6] = quiet(g1);
    state[7] = quiet(g2);
    first = sum;
    second = sumOther;
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
