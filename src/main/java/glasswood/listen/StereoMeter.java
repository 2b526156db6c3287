package glasswood.listen;

/**
 * What is seen sample by sample: correlation of the sides, mean, full-scale samples, silence at the
 * end, samples that are no number. {@link #take} gives the figures since the last call.
 */
public final class StereoMeter {
  private static final double FULL_SCALE = 1 - 1.0 / 32768;

  /**
   * @param correlation −1 … 1 of left and right; 1 for mono or silence
   * @param dcLeft mean of the left side, full scale 1
   * @param dcRight mean of the right side
   * @param rmsDb root mean square of both sides in dBFS
   * @param clipped samples at full scale
   * @param notFinite samples that are infinite or no number, which count as 0
   */
  public record Figures(
      double correlation,
      double dcLeft,
      double dcRight,
      double rmsDb,
      long clipped,
      long notFinite) {}

  private long frames;
  private double sumLeft;
  private double sumRight;
  private double squaresLeft;
  private double squaresRight;
  private double products;
  private long clipped;
  private long notFinite;
  private long silent;

  /**
   * Hears frames {@code offset … offset + count − 1}, and makes what is no number 0.
   *
   * @return how many samples were no number
   */
  public long add(double[] left, double[] right, int offset, int count) {
    return add(left, right, offset, count, null);
  }

  /** The same for two meters at once: {@code also} may be null. */
  long add(double[] left, double[] right, int offset, int count, StereoMeter also) {
    double sl = 0;
    double sr = 0;
    double ll = 0;
    double rr = 0;
    double lr = 0;
    int full = 0;
    for (int i = offset; i < offset + count; i++) {
      double l = left[i];
      double r = right[i];
      sl += l;
      sr += r;
      ll += l * l;
      rr += r * r;
      lr += l * r;
      if (l >= FULL_SCALE || l <= -1) {
        full++;
      }
      if (r >= FULL_SCALE || r <= -1) {
        full++;
      }
    }
    if (!Double.isFinite(ll + rr)) {
      int mended = mend(left, offset, count) + mend(right, offset, count);
      notFinite += mended;
      if (also != null) {
        also.notFinite += mended;
      }
      return mended + add(left, right, offset, count, also);
    }
    book(sl, sr, ll, rr, lr, full, count);
    if (also != null) {
      also.book(sl, sr, ll, rr, lr, full, count);
    }
    if (ll + rr == 0) {
      silent += count;
    } else {
      int last = offset + count - 1;
      int quiet = 0;
      while (left[last - quiet] == 0 && right[last - quiet] == 0) {
        quiet++;
      }
      silent = quiet;
    }
    return 0;
  }

  private void book(double sl, double sr, double ll, double rr, double lr, int full, int count) {
    frames += count;
    clipped += full;
    sumLeft += sl;
    sumRight += sr;
    squaresLeft += ll;
    squaresRight += rr;
    products += lr;
  }

  /** Frames of digital silence at the end of all that was heard. */
  public long silentFrames() {
    return silent;
  }

  /** The figures of what was heard since the last call. */
  public Figures take() {
    double n = Math.max(1, frames);
    double meanLeft = sumLeft / n;
    double meanRight = sumRight / n;
    double varianceLeft = squaresLeft / n - meanLeft * meanLeft;
    double varianceRight = squaresRight / n - meanRight * meanRight;
    double spread = Math.sqrt(Math.max(0, varianceLeft) * Math.max(0, varianceRight));
    double correlation = spread > 1e-12 ? (products / n - meanLeft * meanRight) / spread : 1;
    double power = (squaresLeft + squaresRight) / (2 * n);
    Figures figures =
        new Figures(
            Math.max(-1, Math.min(1, correlation)),
            meanLeft,
            meanRight,
            Levels.powerToDb(power),
            clipped,
            notFinite);
    frames = 0;
    sumLeft = 0;
    sumRight = 0;
    squaresLeft = 0;
    squaresRight = 0;
    products = 0;
    clipped = 0;
    notFinite = 0;
    return figures;
  }

  private static int mend(double[] side, int offset, int count) {
    int mended = 0;
    for (int i = offset; i < offset + count; i++) {
      if (!(Math.abs(side[i]) < 1e100)) {
        side[i] = 0;
        mended++;
      }
    }
    return mended;
  }
}
