package glasswood.patch.bank;

import glasswood.unit.Kernels;

/**
 * Second-order band-passes side by side: {@link com.jsyn.unitgen.FilterBandPass} with the
 * coefficients of Bristow-Johnson's cookbook, y[n] = a·(x[n] − x[n−2]) − b1·y[n−1] − b2·y[n−2],
 * where a is (1 − b2) / 2.
 *
 * <p>Coefficients that rest are computed once; those that move, every {@value #HOLD} frames, as the
 * unit does.
 */
final class BandPassBank extends Bank {
  private static final int HOLD = 8;
  private static final int SOME = (Tiles.FRAMES / HOLD + 1) * Tiles.LANES;
  private static final double LEAST_RATIO = 1.0e-7;
  private static final double GREATEST_RATIO = 0.49;
  private static final double LEAST_Q = 0.01;

  private final LaneInput input = input("Input", 0);
  private final LaneInput frequency = input("Frequency", 400);
  private final LaneInput q = input("Q", 1);
  private final LaneInput amplitude = input("Amplitude", 1);
  private final Lanes[] state;

  /** Controls and coefficients of the frames of a tile that begin a hold, one after the other. */
  private final double[] someHertz = new double[SOME];

  private final double[] someQs = new double[SOME];
  private final double[] someSines = new double[SOME];
  private final double[] someB1 = new double[SOME];
  private final double[] someB2 = new double[SOME];
  private final double[] work = new double[SOME];
  private int held;

  /** The filters of a tile. The first two frames of {@code x} and {@code y} are the last two. */
  private static final class Lanes {
    final double[] b1 = new double[Tiles.SIZE];
    final double[] b2 = new double[Tiles.SIZE];
    final double[] x1 = new double[Tiles.LANES];
    final double[] x2 = new double[Tiles.LANES];
    final double[] y1 = new double[Tiles.LANES];
    final double[] y2 = new double[Tiles.LANES];
    final double[] filtered = new double[Tiles.SIZE];
    int frequencyVersion;
    int qVersion;

    /** Whether all copies have the same coefficients, and keep them. */
    boolean alike;
  }

  BandPassBank(int copies) {
    super(copies);
    state = new Lanes[Tiles.count(copies)];
    for (int t = 0; t < state.length; t++) {
      state[t] = new Lanes();
    }
  }

  @Override
  void begin(int start, int limit) {
    input.update(start);
    frequency.update(start);
    q.update(start);
    amplitude.update(start);
  }

  @Override
  void finish(int start, int limit) {
    held = (held + limit - start) % HOLD;
  }

  @Override
  void generate(int tile, double[] out, int start, int limit) {
    Lanes lanes = state[tile];
    if (!frequency.isSteady() || !q.isSteady()) {
      lanes.frequencyVersion = 0;
      lanes.alike = false;
      follow(lanes, tile, start, limit);
    } else if (lanes.frequencyVersion != frequency.version() || lanes.qVersion != q.version()) {
      System.arraycopy(frequency.lanes(tile), 0, someHertz, 0, Tiles.LANES);
      System.arraycopy(q.lanes(tile), 0, someQs, 0, Tiles.LANES);
      compute(Tiles.LANES);
      lanes.alike = isAlike(someB1, lanesOf(tile)) && isAlike(someB2, lanesOf(tile));
      put(lanes, 0, 0);
      repeat(lanes, 0, Tiles.FRAMES);
      lanes.frequencyVersion = frequency.version();
      lanes.qVersion = q.version();
    }
    double[] in = input.tile(tile, start, limit);
    boolean full = amplitude.isSteady() && isOne(amplitude.lanes(tile), lanesOf(tile));
    double[] y = full ? out : lanes.filtered;
    filter(lanes, in, y, start, limit);
    if (!full) {
      scale(y, amplitude.tile(tile, start, limit), out, start * Tiles.LANES, limit * Tiles.LANES);
    }
  }

  private static void scale(double[] y, double[] level, double[] out, int from, int to) {
    for (int j = from; j < to; j++) {
      out[j] = y[j] * level[j];
    }
  }

  private static boolean isOne(double[] levels, int lanes) {
    return levels[0] == 1 && isAlike(levels, lanes);
  }

  private static boolean isAlike(double[] values, int lanes) {
    for (int l = 1; l < lanes; l++) {
      if (values[l] != values[0]) {
        return false;
      }
    }
    return true;
  }

  /** Computes the coefficients of all frames that begin a hold, then spreads them. */
  private void follow(Lanes lanes, int tile, int start, int limit) {
    int count = 0;
    for (int frame = start; frame < limit; frame = nextHold(frame, start)) {
      if (begins(frame, start)) {
        frequency.frame(tile, frame, someHertz, count);
        q.frame(tile, frame, someQs, count);
        count += Tiles.LANES;
      }
    }
    compute(count);
    int from = 0;
    for (int frame = start; frame < limit; frame = nextHold(frame, start)) {
      int end = Math.min(limit, nextHold(frame, start));
      if (begins(frame, start)) {
        put(lanes, from, frame);
        from += Tiles.LANES;
        repeat(lanes, frame, end);
      } else {
        repeat(lanes, frame - 1, end);
      }
    }
  }

  /** Whether coefficients are computed in a frame: where a hold begins, or the block. */
  private boolean begins(int frame, int start) {
    return frame == 0 || frame != start || held == 0;
  }

  /** Where the next hold begins. */
  private int nextHold(int frame, int start) {
    return frame == start ? frame + HOLD - held : frame + HOLD;
  }

  private void put(Lanes lanes, int from, int frame) {
    int to = frame * Tiles.LANES;
    System.arraycopy(someB1, from, lanes.b1, to, Tiles.LANES);
    System.arraycopy(someB2, from, lanes.b2, to, Tiles.LANES);
  }

  /** Copies a frame's coefficients to those behind it. */
  private static void repeat(Lanes lanes, int frame, int end) {
    double[] b1 = lanes.b1;
    double[] b2 = lanes.b2;
    for (int j = (frame + 1) * Tiles.LANES; j < end * Tiles.LANES; j++) {
      b1[j] = b1[j - Tiles.LANES];
      b2[j] = b2[j - Tiles.LANES];
    }
  }

  /**
   * Computes {@code count} sets of coefficients from {@link #someHertz} and {@link #someQs}: with s
   * = sin(ω/2), cos ω = 1 − 2s² and sin ω = 2s√(1 − s²). Loops of few operations: the JIT
   * vectorises no long ones.
   */
  private void compute(int count) {
    double period = getFramePeriod();
    double[] hertz = someHertz;
    double[] qs = someQs;
    double[] half = work;
    double[] sine = someSines;
    double[] alpha = someB2;
    double[] scale = someB1;
    for (int j = 0; j < count; j++) {
      half[j] = 0.5 * Math.max(LEAST_RATIO, Math.min(GREATEST_RATIO, hertz[j] * period));
    }
    Kernels.sines(half, sine, count);
    for (int j = 0; j < count; j++) {
      alpha[j] = sine[j] * Math.sqrt(1 - sine[j] * sine[j]);
    }
    for (int j = 0; j < count; j++) {
      alpha[j] /= Math.max(LEAST_Q, qs[j]);
    }
    for (int j = 0; j < count; j++) {
      scale[j] = 1 / (1 + alpha[j]);
    }
    for (int j = 0; j < count; j++) {
      half[j] = 2 * sine[j] * sine[j] - 1;
    }
    for (int j = 0; j < count; j++) {
      alpha[j] = (1 - alpha[j]) * scale[j];
    }
    for (int j = 0; j < count; j++) {
      scale[j] *= 2 * half[j];
    }
  }

  private static void filter(Lanes s, double[] in, double[] y, int start, int limit) {
    int first = start * Tiles.LANES;
    for (int l = 0; l < Tiles.LANES; l++) {
      int j = first + l;
      y[j] = (0.5 - 0.5 * s.b2[j]) * (in[j] - s.x2[l]) - s.b2[j] * s.y2[l] - s.b1[j] * s.y1[l];
    }
    if (limit - start > 1) {
      int second = first + Tiles.LANES;
      for (int l = 0; l < Tiles.LANES; l++) {
        int j = second + l;
        y[j] =
            (0.5 - 0.5 * s.b2[j]) * (in[j] - s.x1[l]) - s.b2[j] * s.y1[l] - s.b1[j] * y[first + l];
      }
      if (s.alike) {
        run(s.b1[first], s.b2[first], in, y, second + Tiles.LANES, limit * Tiles.LANES);
      } else {
        run(s.b1, s.b2, in, y, second + Tiles.LANES, limit * Tiles.LANES);
      }
    }
    keep(s.x1, s.x2, in, start, limit);
    keep(s.y1, s.y2, y, start, limit);
  }

  /** Two loops of few operations: the JIT vectorises no long ones. */
  private static void run(double[] b1, double[] b2, double[] x, double[] y, int from, int to) {
    for (int j = from; j < to; j++) {
      y[j] = (0.5 - 0.5 * b2[j]) * (x[j] - x[j - 2 * Tiles.LANES]);
    }
    for (int j = from; j < to; j++) {
      y[j] -= b2[j] * y[j - 2 * Tiles.LANES] + b1[j] * y[j - Tiles.LANES];
    }
  }

  /** The same for copies with the same coefficients, which need not be loaded then. */
  private static void run(double b1, double b2, double[] x, double[] y, int from, int to) {
    double a = 0.5 - 0.5 * b2;
    for (int j = from; j < to; j++) {
      y[j] = a * (x[j] - x[j - 2 * Tiles.LANES]);
    }
    for (int j = from; j < to; j++) {
      y[j] -= b2 * y[j - 2 * Tiles.LANES] + b1 * y[j - Tiles.LANES];
    }
  }

  /** Remembers the last two frames. */
  private static void keep(double[] one, double[] two, double[] of, int start, int limit) {
    int last = (limit - 1) * Tiles.LANES;
    for (int l = 0; l < Tiles.LANES; l++) {
      two[l] = settled(limit - start > 1 ? of[last - Tiles.LANES + l] : one[l]);
      one[l] = settled(of[last + l]);
    }
  }
}
