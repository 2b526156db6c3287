package glasswood.patch.bank;

import glasswood.unit.Kernels;

/**
 * A tile of sines whose frequencies rest: each frame follows from the two before it by y[n] = 2·cos
 * ω·y[n−1] − y[n−2], and every {@value #ANCHOR} frames two are taken from the sine itself: 128 of
 * them, from 0.05 Hz on, were measured to be −220 dB from the exact sum.
 */
final class SineRecurrence {
  private static final int ANCHOR = 4 * Tiles.FRAMES;

  private final double[] increments = new double[Tiles.LANES];
  private final double[] factors = new double[Tiles.SIZE];
  private final double[] last = new double[Tiles.LANES];
  private final double[] beforeLast = new double[Tiles.LANES];
  private int frequencyVersion;
  private int amplitudeVersion;

  /** How many frames follow from those before until two are taken from the sine. */
  private int left;

  /** The next frame does not follow from those before. */
  void breakOff() {
    left = 0;
  }

  /** Takes over frequencies, if they are of another version than those before. */
  void learn(double[] hertz, int version, double period) {
    if (frequencyVersion == version) {
      return;
    }
    frequencyVersion = version;
    left = 0;
    for (int l = 0; l < Tiles.LANES; l++) {
      double turn = hertz[l] * period;
      double increment = turn - Math.rint(turn);
      increments[l] = increment;
      factors[l] = twiceCosine(Math.abs(increment));
    }
    for (int j = Tiles.LANES; j < Tiles.SIZE; j++) {
      factors[j] = factors[j - Tiles.LANES];
    }
  }

  /** Of the smaller of two angles, whose sine is exact to its last bits: errors grow each frame. */
  private static double twiceCosine(double turn) {
    double sine = Kernels.sin(0.5 * Math.min(turn, 0.5 - turn));
    double cosine = 2 - 4 * sine * sine;
    return turn <= 0.25 ? cosine : -cosine;
  }

  /**
   * Computes frames {@code start} to {@code limit} and moves the phases on.
   *
   * @param levels amplitudes, of which this is version {@code version}; null, and version 0, for 1
   */
  void run(double[] phase, double[] levels, int version, double[] out, int start, int limit) {
    if (amplitudeVersion != version) {
      amplitudeVersion = version;
      left = 0;
    }
    int frame = start;
    while (frame < limit) {
      if (left == 0) {
        anchor(phase);
        if (levels != null) {
          scale(levels, last);
          scale(levels, beforeLast);
        }
        left = ANCHOR;
      }
      int end = Math.min(limit, frame + left);
      follow(phase, out, frame, end);
      left -= end - frame;
      frame = end;
    }
  }

  /** The two frames before the one whose phases are given. */
  private void anchor(double[] phase) {
    for (int l = 0; l < Tiles.LANES; l++) {
      last[l] = Kernels.sin(phase[l] - increments[l]);
    }
    for (int l = 0; l < Tiles.LANES; l++) {
      beforeLast[l] = Kernels.sin(phase[l] - 2 * increments[l]);
    }
  }

  private static void scale(double[] level, double[] lanes) {
    for (int l = 0; l < Tiles.LANES; l++) {
      lanes[l] *= level[l];
    }
  }

  private void follow(double[] phase, double[] out, int start, int limit) {
    double[] factor = factors;
    double[] one = last;
    double[] two = beforeLast;
    int first = start * Tiles.LANES;
    int second = first + Tiles.LANES;
    int end = limit * Tiles.LANES;
    for (int l = 0; l < Tiles.LANES; l++) {
      out[first + l] = factor[l] * one[l] - two[l];
    }
    if (second < end) {
      for (int l = 0; l < Tiles.LANES; l++) {
        out[second + l] = factor[l] * out[first + l] - one[l];
      }
      recur(factor, out, second + Tiles.LANES, end);
      System.arraycopy(out, end - 2 * Tiles.LANES, two, 0, Tiles.LANES);
    } else {
      System.arraycopy(one, 0, two, 0, Tiles.LANES);
    }
    System.arraycopy(out, end - Tiles.LANES, one, 0, Tiles.LANES);
    double[] increment = increments;
    double frames = limit - start;
    for (int l = 0; l < Tiles.LANES; l++) {
      double next = phase[l] + frames * increment[l];
      phase[l] = next - Math.rint(next);
    }
  }

  private static void recur(double[] factor, double[] out, int from, int to) {
    for (int j = from; j < to; j++) {
      out[j] = factor[j] * out[j - Tiles.LANES] - out[j - 2 * Tiles.LANES];
    }
  }
}
