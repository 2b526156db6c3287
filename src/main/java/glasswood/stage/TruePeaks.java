package glasswood.stage;

import java.util.Arrays;

/**
 * Peaks between samples after ITU-R BS.1770-5 annex 2: the sound, read four times a frame through a
 * windowed sinc of {@value #TAPS} taps a phase. Whoever measures or limits true peaks asks here.
 *
 * <p>Sound comes in arrays whose first {@value #TAPS} values were heard before: frame i, of those
 * behind them, is heard with what lies half of the taps before it, at the index i + {@value #TAPS}
 * / 2.
 *
 * <p>What cannot reach a level is told by two bounds, without oversampling: |y| ≤ Σ|h|·max|x|, and
 * |y| ≤ max|x| + Σ|g|·max|x″|, where x″ is the second difference and g what the taps are beyond a
 * straight line between two neighbours. Allocates nothing while it works; not thread-safe, since it
 * has room to look in.
 */
public final class TruePeaks {
  /** How many values of the past a frame is heard with. */
  public static final int TAPS = 24;

  private static final int SHORT = 48;

  private final double[] some;
  private final double[] others;
  private final double[][] phases;
  private final double bound;
  private final double bendBound;

  /**
   * @param beta of the Kaiser window: with 6 flat to 0.1 dB up to 0.83 of half the rate and images
   *     below −60 dB; higher ones roll off earlier and let less through
   * @param most frames that are asked about at once
   */
  public TruePeaks(double beta, int most) {
    some = new double[(most + TAPS + 1) / 2];
    others = new double[some.length];
    phases = new double[][] {phase(0.25, beta), phase(0.5, beta), phase(0.75, beta)};
    bound = bound(phases);
    bendBound = bendBound(phases);
  }

  /**
   * Whether frames may have a peak above {@code level}; where it says no, they have none.
   *
   * @param x {@value #TAPS} values of the past and then those of the frames
   * @param frame the first, counted from those behind the past
   */
  public boolean mayExceed(double[] x, int frame, int count, double level) {
    int end = frame + count + TAPS;
    double highest = magnitude(x, frame, end);
    return highest * bound > level && highest + bendBound * bend(x, frame, end) > level;
  }

  /**
   * The highest magnitude at a frame or in the three quarters behind it.
   *
   * @param x as for {@link #mayExceed}
   * @param frame counted from those behind the past
   */
  public double at(double[] x, int frame) {
    double quarter = 0;
    double half = 0;
    double last = 0;
    double[] first = phases[0];
    double[] second = phases[1];
    double[] third = phases[2];
    for (int k = 0; k < TAPS; k++) {
      double value = x[frame + 1 + k];
      quarter += first[k] * value;
      half += second[k] * value;
      last += third[k] * value;
    }
    double most = Math.max(Math.abs(quarter), Math.max(Math.abs(half), Math.abs(last)));
    return Math.max(most, Math.abs(x[frame + TAPS / 2]));
  }

  /** The greatest magnitude: halves are folded on each other, which the JIT vectorises. */
  private double magnitude(double[] x, int from, int end) {
    int half = (end - from + 1) / 2;
    int rest = end - from - half;
    System.arraycopy(x, from, some, 0, half);
    System.arraycopy(x, from + half, others, 0, rest);
    Arrays.fill(others, rest, half, 0);
    fold(some, others, half);
    while (half > SHORT) {
      rest = half / 2;
      half -= rest;
      System.arraycopy(some, half, others, 0, rest);
      Arrays.fill(others, rest, half, 0);
      fold(some, others, half);
    }
    double most = 0;
    for (int i = 0; i < half; i++) {
      most = some[i] > most ? some[i] : most;
    }
    return most;
  }

  private static void fold(double[] to, double[] on, int count) {
    for (int i = 0; i < count; i++) {
      to[i] = Math.max(Math.abs(to[i]), Math.abs(on[i]));
    }
  }

  /** The greatest second difference. */
  private static double bend(double[] x, int from, int end) {
    double even = 0;
    double odd = 0;
    int i = from + 1;
    for (; i + 2 < end; i += 2) {
      double a = Math.abs(x[i - 1] - 2 * x[i] + x[i + 1]);
      double b = Math.abs(x[i] - 2 * x[i + 1] + x[i + 2]);
      even = a > even ? a : even;
      odd = b > odd ? b : odd;
    }
    double last = i + 1 < end ? Math.abs(x[i - 1] - 2 * x[i] + x[i + 1]) : 0;
    return Math.max(Math.max(even, odd), last);
  }

  /** Taps that read the sound {@code fraction} of a frame after the twelfth of 24 frames. */
  private static double[] phase(double fraction, double beta) {
    double[] h = new double[TAPS];
    double total = 0;
    for (int k = 0; k < TAPS; k++) {
      double t = k - (TAPS / 2 - 1) - fraction;
      double w = t / (TAPS / 2.0);
      h[k] = StrictMath.sin(Math.PI * t) / (Math.PI * t) * Kaiser.at(w, beta);
      total += h[k];
    }
    for (int k = 0; k < TAPS; k++) {
      h[k] /= total;
    }
    return h;
  }

  private static double bound(double[][] phases) {
    double highest = 1;
    for (double[] phase : phases) {
      double sum = 0;
      for (double tap : phase) {
        sum += Math.abs(tap);
      }
      highest = Math.max(highest, sum);
    }
    return highest;
  }

  /**
   * What a second difference of 1 can add to the line between two neighbours. A phase's taps are
   * split in that line, through their own centre of mass, and a filter on the second difference.
   */
  private static double bendBound(double[][] phases) {
    double highest = 0;
    for (double[] phase : phases) {
      double[] rest = phase.clone();
      double centre = 0;
      for (int k = 0; k < TAPS; k++) {
        centre += k * phase[k];
      }
      int below = (int) Math.floor(centre);
      rest[below] -= 1 - (centre - below);
      rest[below + 1] -= centre - below;
      // Two running sums: the rest has neither sum nor first moment, so that both end at 0.
      double once = 0;
      double twice = 0;
      double sum = 0;
      for (double tap : rest) {
        once += tap;
        twice += once;
        sum += Math.abs(twice);
      }
      highest = Math.max(highest, sum);
    }
    return highest;
  }
}
