package glasswood.unit;

import glasswood.dream.Random64;
import glasswood.dream.Seeds;

/**
 * What a voice's throat gives to its tract: pulses of the glottis, softened by a tilt, and breath.
 *
 * <p>The pulse is the KLGLOTT88 flow derivative, a parabola over the open phase, whose step at the
 * closure is a cubic B-spline's integral three samples wide (so its aliases are weak), then a
 * one-pole tilt; jitter, shimmer and diplophonia are drawn once a cycle. Aspiration comes with it,
 * weaker while the glottis is closed. Moves to each {@link VoiceFrame} in straight lines over
 * {@link VoiceCore#TICK} frames.
 *
 * <p>Source: Klatt and Klatt, "Analysis, synthesis, and perception of voice quality variations",
 * JASA 87 (1990). Allocates nothing while it runs; one thread at a time.
 */
final class GlottalSource {
  private static final int TICK = VoiceCore.TICK;

  /** Half of the closure's smoothed width, in frames per knot of the spline. */
  private static final double KNOT = 1.5;

  /** Makes a spoken vowel at av = 1 about 0.1 RMS; the others are relative to that. */
  private static final double VOICE_GAIN = 0.2;

  private static final double ASPIRATION_GAIN = 0.1;

  /**
   * Tracts have formants beyond the sixth, whose skirts lift what lies below them by some 9 dB at
   * 3.5 kHz (Fant's higher-pole correction): a difference, added this many times at 48 kHz, does
   * it.
   */
  private static final double HIGHER_POLES = 5;

  private static final double QUIET = 1e-10;

  /** Where in its cycle each frame is. */
  private final double[] place = new double[TICK];

  /** What flows, with the gain of its cycle, before voice and tilt. */
  private final double[] flow = new double[TICK];

  /** What the glottis lets through of its noise, a share, and the noise itself. */
  private final double[] ajar = new double[TICK];

  private final double[] air = new double[TICK];
  private Random64 random = new Random64(0);
  private Random64 breeze = new Random64(1);
  private double rate = VoiceCore.REFERENCE_RATE;
  private double wide = 1;

  private double phase;
  private double increment;
  private double incrementStep;
  private double periodFactor = 1;
  private double cycleGain = 1;
  private boolean weakCycle;
  private double open = 0.6;
  private double knotsPerCycle = 1;
  private double aimedOpen = 0.6;
  private double jitter;
  private double shimmer;
  private double diplophonia;

  private double av;
  private double avStep;
  private double ah;
  private double ahStep;
  private double closedNoise = 1;
  private double tilt = 1;
  private double tiltStep;
  private double tilted;
  private double softHz = Double.NaN;
  private double softTilt;

  /** Forgets everything and begins anywhere in a cycle, at {@code frameRate} Hz. */
  void begin(double frameRate, long seed) {
    rate = frameRate;
    wide = VoiceCore.asWide(frameRate);
    random = new Random64(seed);
    breeze = new Random64(Seeds.of(seed, "breeze"));
    phase = random.uniform();
    periodFactor = 1;
    cycleGain = 1;
    weakCycle = false;
    softHz = Double.NaN;
  }

  /** How much of a cycle the next frame is, before it changes. */
  double cycles() {
    return increment * periodFactor;
  }

  /** Where in its cycle the glottis is, 0…1. */
  double phase() {
    return phase;
  }

  /** The share of the cycle for which the glottis is open. */
  double open() {
    return open;
  }

  /** Whether nothing is given any more. */
  boolean isStill() {
    return Math.abs(av) + Math.abs(ah) <= QUIET;
  }

  /** What the tilt still holds. */
  double rest() {
    return Math.abs(tilted);
  }

  void clear() {
    av = 0;
    ah = 0;
    tilted = 0;
  }

  /**
   * Aims at a frame.
   *
   * @param fresh whether the voice begins, so that pitch and tilt are there at once
   */
  void aim(VoiceFrame frame, boolean fresh) {
    double nextIncrement = frame.hz / rate;
    if (frame.tiltHz != softHz) {
      softHz = frame.tiltHz;
      softTilt = 1 - Kernels.exp(-2 * Math.PI * softHz / rate);
    }
    if (fresh) {
      increment = nextIncrement;
      tilt = softTilt;
      open = frame.openQuotient;
      knotsPerCycle = 1 / (nextIncrement * KNOT);
    }
    incrementStep = (nextIncrement - increment) / TICK;
    tiltStep = (softTilt - tilt) / TICK;
    avStep = (VOICE_GAIN * frame.av - av) / TICK;
    ahStep = (ASPIRATION_GAIN * wide * frame.ah - ah) / TICK;
    closedNoise = 1 - 0.6 * frame.breathy;
    aimedOpen = frame.openQuotient;
    jitter = frame.jitter;
    shimmer = frame.shimmer;
    diplophonia = frame.diplophonia;
  }

  /** Writes the first {@code frames} values, at most what is left of the tick. */
  void run(double[] out, int frames) {
    pulse(frames);
    breeze.fillBipolar(air, 0, frames);
    double[] wind = air;
    double[] pulses = flow;
    double[] through = ajar;
    double voice = av;
    double breath = ah;
    double a = tilt;
    double lp = tilted;
    double voiceStep = avStep;
    double breathStep = ahStep;
    double aStep = tiltStep;
    double brighten = HIGHER_POLES * (rate / VoiceCore.REFERENCE_RATE);
    for (int i = 0; i < frames; i++) {
      voice += voiceStep;
      breath += breathStep;
      a += aStep;
      double before = lp;
      lp = (1 - a) * lp + a * (pulses[i] * voice);
      out[i] = lp + brighten * (lp - before) + wind[i] * (breath * through[i]);
    }
    av = voice;
    ah = breath;
    tilt = a;
    tilted = lp;
  }

  /** Lets the glottis open and close: cycle by cycle, each in stretches of one formula. */
  private void pulse(int frames) {
    double[] at = place;
    double p = phase;
    double inc = increment;
    double step = incrementStep;
    double factor = periodFactor;
    int from = 0;
    for (int i = 0; i < frames; i++) {
      inc += step;
      p += inc * factor;
      if (p >= 1) {
        flow(from, i);
        from = i;
        p -= 1;
        begin(inc);
        factor = periodFactor;
      }
      at[i] = p;
    }
    flow(from, frames);
    phase = p;
    increment = inc;
  }

  /** Begins a cycle, at a frame that is {@code inc} of it. */
  private void begin(double inc) {
    periodFactor = 1 + jitter * (random.bipolar() + random.bipolar());
    weakCycle = !weakCycle;
    cycleGain = 1 + shimmer * (random.bipolar() + random.bipolar()) - (weakCycle ? diplophonia : 0);
    open = aimedOpen;
    knotsPerCycle = 1 / (inc * periodFactor * KNOT);
  }

  /** What flows in a stretch of one cycle: first it is open, then it closes, then it is closed. */
  private void flow(int from, int to) {
    if (from == to) {
      return;
    }
    double[] at = place;
    double knots = knotsPerCycle;
    double oq = open;
    int closing = first(from, to, -2);
    int closed = first(closing, to, 2);
    double gain = cycleGain;
    double perOpen = 1 / oq;
    double[] out = flow;
    double[] through = ajar;
    for (int i = from; i < closing; i++) {
      double u = at[i] * perOpen;
      out[i] = u * (2 - 3 * u) * gain;
      through[i] = 1;
    }
    for (int i = closing; i < closed; i++) {
      double u = at[i] * perOpen;
      double x = (at[i] - oq) * knots;
      double value = u < 1 ? u * (2 - 3 * u) : 0;
      out[i] = (value + (x < 0 ? closure(-x) : -closure(x))) * gain;
      through[i] = u < 1 ? 1 : closedNoise;
    }
    for (int i = closed; i < to; i++) {
      out[i] = 0;
      through[i] = closedNoise;
    }
  }

  /** The first frame from {@code from} on that is so many knots or more behind the closure. */
  private int first(int from, int to, double knots) {
    double[] at = place;
    if (from == to || behind(at[to - 1]) < knots) {
      return to;
    }
    if (behind(at[from]) >= knots) {
      return from;
    }
    int low = from;
    int high = to - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (behind(at[middle]) < knots) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private double behind(double p) {
    return (p - open) * knotsPerCycle;
  }

  /** What is left of a step, smoothed by the cubic B-spline, at 0 ≤ x ≤ 2 knots from its middle. */
  private static double closure(double x) {
    if (x >= 1) {
      double t = 2 - x;
      return t * t * t * t * (1.0 / 24);
    }
    double t = 1 - x;
    return 1.0 / 24 + t * (1.0 / 6 + t * (0.25 + t * (1.0 / 6 - t * 0.125)));
  }
}
