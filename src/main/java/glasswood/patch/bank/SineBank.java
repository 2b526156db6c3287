package glasswood.patch.bank;

import glasswood.unit.Kernels;

/**
 * Sine oscillators side by side.
 *
 * <p>While frequencies rest, each frame follows from the two before it by y[n] = 2·cos ω·y[n−1] −
 * y[n−2], and every {@value #ANCHOR} frames two are taken from the sine itself: 128 of them, from
 * 0.05 Hz on, were measured to be −220 dB from the exact sum.
 */
final class SineBank extends Bank {
  private static final int ANCHOR = 4 * Tiles.FRAMES;

  private final LaneInput frequency = input("Frequency", 440);
  private final LaneInput amplitude = input("Amplitude", 1);
  private final double[][] phases;
  private final Resting[] resting;
  private final double[] turns = new double[Tiles.SIZE];
  private final double[] wave = new double[Tiles.SIZE];

  /** A tile whose frequencies rest. */
  private static final class Resting {
    final double[] increments = new double[Tiles.LANES];
    final double[] factors = new double[Tiles.SIZE];
    final double[] last = new double[Tiles.LANES];
    final double[] beforeLast = new double[Tiles.LANES];
    int frequencyVersion;
    int amplitudeVersion;

    /** How many frames follow from those before until two are taken from the sine. */
    int left;
  }

  SineBank(int copies) {
    super(copies);
    int tiles = Tiles.count(copies);
    phases = new double[tiles][Tiles.LANES];
    resting = new Resting[tiles];
    for (int t = 0; t < tiles; t++) {
      resting[t] = new Resting();
    }
  }

  /** A phase of JSyn's, −1…1, is two half turns. */
  @Override
  public void phase(int copy, double phase) {
    phases[copy / Tiles.LANES][copy % Tiles.LANES] = 0.5 * phase;
  }

  @Override
  void begin(int start, int limit) {
    frequency.update(start);
    amplitude.update(start);
  }

  @Override
  void generate(int tile, double[] out, int start, int limit) {
    oscillate(tile, out, start, limit);
    if (!hasLevel()) {
      double[] level = amplitude.tile(tile, start, limit);
      Tiles.multiply(level, out, start * Tiles.LANES, limit * Tiles.LANES);
    }
  }

  @Override
  double[] addTo(double[] all, int tile, int start, int limit) {
    if (hasLevel()) {
      return super.addTo(all, tile, start, limit);
    }
    oscillate(tile, wave, start, limit);
    double[] to = total();
    amplitude.scale(wave, to, all != null, tile, start, limit);
    return to;
  }

  /** Whether amplitudes are within what {@link #oscillate} gives. */
  private boolean hasLevel() {
    return frequency.isSteady() && amplitude.isSteady();
  }

  private void oscillate(int tile, double[] out, int start, int limit) {
    if (frequency.isSteady()) {
      rest(tile, out, start, limit);
    } else {
      resting[tile].left = 0;
      double[] hertz = frequency.tile(tile, start, limit);
      Phases.advance(phases[tile], hertz, getFramePeriod(), turns, start, limit);
      sines(turns, out, start * Tiles.LANES, limit * Tiles.LANES);
    }
  }

  private static void sines(double[] turns, double[] out, int from, int to) {
    for (int j = from; j < to; j++) {
      out[j] = Kernels.sin(turns[j]);
    }
  }

  private void rest(int tile, double[] out, int start, int limit) {
    Resting lanes = resting[tile];
    if (lanes.frequencyVersion != frequency.version()) {
      lanes.frequencyVersion = frequency.version();
      lanes.left = 0;
      learn(lanes, frequency.lanes(tile));
    }
    int level = hasLevel() ? amplitude.version() : 0;
    if (lanes.amplitudeVersion != level) {
      lanes.amplitudeVersion = level;
      lanes.left = 0;
    }
    int frame = start;
    while (frame < limit) {
      if (lanes.left == 0) {
        anchor(lanes, phases[tile]);
        if (hasLevel()) {
          scale(amplitude.lanes(tile), lanes.last);
          scale(amplitude.lanes(tile), lanes.beforeLast);
        }
        lanes.left = ANCHOR;
      }
      int end = Math.min(limit, frame + lanes.left);
      follow(lanes, phases[tile], out, frame, end);
      lanes.left -= end - frame;
      frame = end;
    }
  }

  /** Takes over frequencies that rest now. */
  private void learn(Resting lanes, double[] hertz) {
    double period = getFramePeriod();
    double[] factors = lanes.factors;
    for (int l = 0; l < Tiles.LANES; l++) {
      double turn = hertz[l] * period;
      double increment = turn - Math.rint(turn);
      double half = Kernels.sin(0.5 * increment);
      lanes.increments[l] = increment;
      factors[l] = 2 - 4 * half * half;
    }
    for (int j = Tiles.LANES; j < Tiles.SIZE; j++) {
      factors[j] = factors[j - Tiles.LANES];
    }
  }

  /** The two frames before the one whose phases are given. */
  private static void anchor(Resting lanes, double[] phase) {
    double[] increment = lanes.increments;
    for (int l = 0; l < Tiles.LANES; l++) {
      lanes.last[l] = Kernels.sin(phase[l] - increment[l]);
    }
    for (int l = 0; l < Tiles.LANES; l++) {
      lanes.beforeLast[l] = Kernels.sin(phase[l] - 2 * increment[l]);
    }
  }

  private static void scale(double[] level, double[] lanes) {
    for (int l = 0; l < Tiles.LANES; l++) {
      lanes[l] *= level[l];
    }
  }

  private static void follow(Resting lanes, double[] phase, double[] out, int start, int limit) {
    double[] factor = lanes.factors;
    double[] one = lanes.last;
    double[] two = lanes.beforeLast;
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
    double[] increment = lanes.increments;
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
