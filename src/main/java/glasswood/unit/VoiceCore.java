package glasswood.unit;

import glasswood.dream.Random64;
import glasswood.dream.Seeds;

/**
 * One voice: glottal source, vocal tract in cascade, frication in parallel.
 *
 * <p>The source is the KLGLOTT88 flow derivative, a parabola over the open phase, whose step at the
 * closure is a cubic B-spline's integral three samples wide (so its aliases are weak), then a
 * one-pole tilt; jitter, shimmer and diplophonia are drawn once a cycle. Aspiration joins it before
 * the cascade of five formants, a fixed sixth, and a nasal pole and zero. Frication and bursts go
 * through {@link VoiceNoise} in parallel. Every {@link #TICK} frames the caller aims at a new
 * {@link VoiceFrame}; amplitudes, pitch and coefficients move there in straight lines (a straight
 * line between two stable resonators stays within the triangle of stable ones).
 *
 * <p>Source: Klatt, "Software for a cascade/parallel formant synthesizer", JASA 67 (1980); Klatt
 * and Klatt, "Analysis, synthesis, and perception of voice quality variations", JASA 87 (1990).
 */
final class VoiceCore {
  /** Frames between two aims. */
  static final int TICK = 64;

  private static final int FORMANTS = 5;
  private static final int NASAL_POLE = FORMANTS;
  private static final double NASAL_HZ = 270;
  private static final double NASAL_ZERO_HZ = 450;

  /** Where the nose's ringing, −140 dB, may be cut off. */
  private static final double NASAL_REST = 1e-7;

  private static final double SIXTH_HZ = 5500;
  private static final double SIXTH_BAND = 900;

  /** Half of the closure's smoothed width, in frames per knot of the spline. */
  private static final double KNOT = 1.5;

  /** Makes a spoken vowel at av = 1 about 0.1 RMS; the others are relative to that. */
  private static final double VOICE_GAIN = 0.2;

  private static final double ASPIRATION_GAIN = 0.1;

  private static final double REFERENCE_RATE = 48000;

  /**
   * Tracts have formants beyond the sixth, whose skirts lift what lies below them by some 9 dB at
   * 3.5 kHz (Fant's higher-pole correction): a difference, added this many times at 48 kHz, does
   * it.
   */
  private static final double HIGHER_POLES = 5;

  private static final double QUIET = 1e-10;

  private final double[] buffer = new double[TICK];
  private final double[] b = new double[FORMANTS + 1];
  private final double[] c = new double[FORMANTS + 1];
  private final double[] bStep = new double[FORMANTS + 1];
  private final double[] cStep = new double[FORMANTS + 1];
  private final double[] y1 = new double[FORMANTS + 1];
  private final double[] y2 = new double[FORMANTS + 1];

  /** What the glottis lets through of its noise, and the noise itself. */
  private final double[] breathing = new double[TICK];

  private final double[] air = new double[TICK];
  private Random64 random = new Random64(0);
  private Random64 breeze = new Random64(1);
  private double rate = REFERENCE_RATE;
  private double wide = 1;
  private boolean fresh = true;
  private boolean silent = true;

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

  private double sixthB;
  private double sixthC;
  private double sixth1;
  private double sixth2;

  private boolean nasalOpen;
  private double zeroB;
  private double zeroC;
  private double zeroBStep;
  private double zeroCStep;
  private double x1;
  private double x2;

  private final VoiceNoise noise = new VoiceNoise();

  /** Forgets everything and starts a voice of its own at {@code frameRate} Hz. */
  void begin(double frameRate, long seed) {
    rate = frameRate;
    wide = asWide(frameRate);
    random = new Random64(seed);
    breeze = new Random64(Seeds.of(seed, "breeze"));
    noise.begin(frameRate, seed);
    phase = random.uniform();
    fresh = true;
    silent = true;
    periodFactor = 1;
    cycleGain = 1;
    weakCycle = false;
    sixthC = -resonance(2 * SIXTH_BAND);
    sixthB = 2 * resonance(SIXTH_BAND) * Kernels.cos(turns(SIXTH_HZ));
    clear();
  }

  /**
   * The gain of white noise that is to be as strong in a band of so many Hz at every rate; the
   * voices' gains are those of 48 kHz.
   */
  static double asWide(double frameRate) {
    return Math.sqrt(frameRate / REFERENCE_RATE);
  }

  /** Aims at {@code frame}, to be reached {@link #TICK} frames from now. */
  void aim(VoiceFrame frame) {
    if (!frame.sounds() && isStill()) {
      silent = true;
      fresh = true;
      clear();
      return;
    }
    silent = false;
    aimSource(frame);
    resonator(0, frame.f1, frame.b1);
    resonator(1, frame.f2, frame.b2);
    resonator(2, frame.f3, frame.b3);
    resonator(3, frame.f4, 0.07 * frame.f4);
    resonator(4, frame.f5, 0.08 * frame.f5);
    aimNose(frame.nasal);
    noise.aim(frame, fresh, phase, increment * periodFactor, open);
    fresh = false;
  }

  /** Writes {@code output[start … limit)}, at most what is left of the tick. */
  void run(double[] output, int start, int limit) {
    if (silent) {
      for (int i = start; i < limit; i++) {
        output[i] = 0;
      }
      return;
    }
    int frames = limit - start;
    source(frames);
    pair(0, frames);
    pair(2, frames);
    last(frames);
    if (nasalOpen) {
      nose(frames);
    }
    double[] from = buffer;
    for (int i = 0; i < frames; i++) {
      output[start + i] = from[i];
    }
    if (noise.sounds()) {
      noise.run(output, start, limit);
    }
  }

  private void aimSource(VoiceFrame frame) {
    double nextIncrement = frame.hz / rate;
    double nextTilt = 1 - tiltPole(frame.tiltHz);
    if (fresh) {
      increment = nextIncrement;
      tilt = nextTilt;
      open = frame.openQuotient;
      knotsPerCycle = 1 / (nextIncrement * KNOT);
    }
    incrementStep = (nextIncrement - increment) / TICK;
    tiltStep = (nextTilt - tilt) / TICK;
    avStep = (VOICE_GAIN * frame.av - av) / TICK;
    ahStep = (ASPIRATION_GAIN * wide * frame.ah - ah) / TICK;
    closedNoise = 1 - 0.6 * frame.breathy;
    aimedOpen = frame.openQuotient;
    jitter = frame.jitter;
    shimmer = frame.shimmer;
    diplophonia = frame.diplophonia;
  }

  private double tiltPole(double hz) {
    return Kernels.exp(-2 * Math.PI * hz / rate);
  }

  private void aimNose(double opening) {
    boolean wasOpen = nasalOpen;
    nasalOpen = opening > 0 || (wasOpen && !noseRests());
    resonator(NASAL_POLE, NASAL_HZ, 100);
    double r = resonance(100);
    double toC = -r * r;
    double toB = 2 * r * Kernels.cos(turns(VoiceMath.mix(NASAL_HZ, NASAL_ZERO_HZ, opening)));
    if (fresh || !wasOpen) {
      // What came out is what went in.
      zeroB = b[NASAL_POLE];
      zeroC = c[NASAL_POLE];
      y1[NASAL_POLE] = x1;
      y2[NASAL_POLE] = x2;
    }
    zeroBStep = (toB - zeroB) / TICK;
    zeroCStep = (toC - zeroC) / TICK;
  }

  /**
   * Whether the nose can be left out: its pole and zero cancel, and what the pole rang with while
   * they did not has died away.
   */
  private boolean noseRests() {
    double ringing = Math.abs(y1[NASAL_POLE] - x1) + Math.abs(y2[NASAL_POLE] - x2);
    return ringing < NASAL_REST && Math.abs(zeroB - b[NASAL_POLE]) < 1e-12;
  }

  private void source(int frames) {
    double[] out = buffer;
    double[] through = breathing;
    double p = phase;
    double inc = increment;
    double voice = av;
    double breath = ah;
    double a = tilt;
    double lp = tilted;
    double oq = open;
    double perOpen = 1 / oq;
    double gain = cycleGain;
    double factor = periodFactor;
    double knots = knotsPerCycle;
    double closed = closedNoise;
    double incStep = incrementStep;
    double voiceStep = avStep;
    double breathStep = ahStep;
    double aStep = tiltStep;
    Random64 chance = random;
    double brighten = HIGHER_POLES * (rate / REFERENCE_RATE);
    for (int i = 0; i < frames; i++) {
      inc += incStep;
      voice += voiceStep;
      breath += breathStep;
      a += aStep;
      p += inc * factor;
      if (p >= 1) {
        p -= 1;
        factor = 1 + jitter * (chance.bipolar() + chance.bipolar());
        weakCycle = !weakCycle;
        gain = 1 + shimmer * (chance.bipolar() + chance.bipolar()) - (weakCycle ? diplophonia : 0);
        oq = aimedOpen;
        perOpen = 1 / oq;
        knots = 1 / (inc * factor * KNOT);
      }
      double u = p * perOpen;
      double flow = u < 1 ? u * (2 - 3 * u) : 0;
      double x = (p - oq) * knots;
      if (x > -2 && x < 2) {
        flow += x < 0 ? closure(-x) : -closure(x);
      }
      double before = lp;
      lp += a * (flow * gain * voice - lp);
      out[i] = lp + brighten * (lp - before);
      through[i] = u < 1 ? breath : breath * closed;
    }
    aspirate(frames);
    phase = p;
    increment = inc;
    av = voice;
    ah = breath;
    tilt = a;
    tilted = lp;
    open = oq;
    cycleGain = gain;
    periodFactor = factor;
    knotsPerCycle = knots;
  }

  private void aspirate(int frames) {
    double[] wind = air;
    double[] through = breathing;
    double[] out = buffer;
    breeze.fillBipolar(wind, 0, frames);
    for (int i = 0; i < frames; i++) {
      out[i] += wind[i] * through[i];
    }
  }

  /** What is left of a step, smoothed by the cubic B-spline, at 0 ≤ x < 2 knots from its middle. */
  private static double closure(double x) {
    if (x >= 1) {
      double t = 2 - x;
      return t * t * t * t * (1.0 / 24);
    }
    double t = 1 - x;
    return 1.0 / 24 + t * (1.0 / 6 + t * (0.25 + t * (1.0 / 6 - t * 0.125)));
  }

  /** Two resonators in one pass, so that one waits for its own past while the other works. */
  private void pair(int first, int frames) {
    double[] signal = buffer;
    double bA = b[first];
    double cA = c[first];
    double bB = b[first + 1];
    double cB = c[first + 1];
    double bAs = bStep[first];
    double cAs = cStep[first];
    double bBs = bStep[first + 1];
    double cBs = cStep[first + 1];
    double a1 = y1[first];
    double a2 = y2[first];
    double d1 = y1[first + 1];
    double d2 = y2[first + 1];
    for (int i = 0; i < frames; i++) {
      bA += bAs;
      cA += cAs;
      bB += bBs;
      cB += cBs;
      double ya = (1 - bA - cA) * signal[i] + cA * a2 + bA * a1;
      double yb = (1 - bB - cB) * ya + cB * d2 + bB * d1;
      a2 = a1;
      a1 = ya;
      d2 = d1;
      d1 = yb;
      signal[i] = yb;
    }
    b[first] = bA;
    c[first] = cA;
    b[first + 1] = bB;
    c[first + 1] = cB;
    y1[first] = a1;
    y2[first] = a2;
    y1[first + 1] = d1;
    y2[first + 1] = d2;
  }

  /** The fifth formant and the fixed sixth; keeps what the nose needs to open without a click. */
  private void last(int frames) {
    double[] signal = buffer;
    double bA = b[4];
    double cA = c[4];
    double bAs = bStep[4];
    double cAs = cStep[4];
    double a1 = y1[4];
    double a2 = y2[4];
    double bB = sixthB;
    double cB = sixthC;
    double gain = 1 - bB - cB;
    double d1 = sixth1;
    double d2 = sixth2;
    for (int i = 0; i < frames; i++) {
      bA += bAs;
      cA += cAs;
      double ya = (1 - bA - cA) * signal[i] + cA * a2 + bA * a1;
      double yb = gain * ya + cB * d2 + bB * d1;
      a2 = a1;
      a1 = ya;
      d2 = d1;
      d1 = yb;
      signal[i] = yb;
    }
    b[4] = bA;
    c[4] = cA;
    y1[4] = a1;
    y2[4] = a2;
    sixth1 = d1;
    sixth2 = d2;
    if (!nasalOpen) {
      x1 = d1;
      x2 = d2;
    }
  }

  private void nose(int frames) {
    double[] signal = buffer;
    double bP = b[NASAL_POLE];
    double cP = c[NASAL_POLE];
    double bZ = zeroB;
    double cZ = zeroC;
    double p1 = y1[NASAL_POLE];
    double p2 = y2[NASAL_POLE];
    double q1 = x1;
    double q2 = x2;
    for (int i = 0; i < frames; i++) {
      bZ += zeroBStep;
      cZ += zeroCStep;
      double x = signal[i];
      double zero = (x - bZ * q1 - cZ * q2) * ((1 - bP - cP) / (1 - bZ - cZ));
      double y = zero + cP * p2 + bP * p1;
      q2 = q1;
      q1 = x;
      p2 = p1;
      p1 = y;
      signal[i] = y;
    }
    zeroB = bZ;
    zeroC = cZ;
    y1[NASAL_POLE] = p1;
    y2[NASAL_POLE] = p2;
    x1 = q1;
    x2 = q2;
  }

  private boolean isStill() {
    if (Math.abs(av) + Math.abs(ah) > QUIET || noise.sounds()) {
      return false;
    }
    double rest = Math.abs(tilted) + Math.abs(sixth1) + Math.abs(sixth2);
    for (int k = 0; k <= FORMANTS; k++) {
      rest += Math.abs(y1[k]) + Math.abs(y2[k]);
    }
    return rest < 1e-7;
  }

  private void clear() {
    for (int k = 0; k <= FORMANTS; k++) {
      y1[k] = 0;
      y2[k] = 0;
    }
    av = 0;
    ah = 0;
    tilted = 0;
    sixth1 = 0;
    sixth2 = 0;
    x1 = 0;
    x2 = 0;
    nasalOpen = false;
    noise.clear();
  }

  private double resonance(double bandHz) {
    return Kernels.exp(-Math.PI * bandHz / rate);
  }

  private double turns(double hz) {
    return Math.min(hz / rate, 0.45);
  }

  private void resonator(int k, double hz, double bandHz) {
    double r = resonance(bandHz);
    double toC = -r * r;
    double toB = 2 * r * Kernels.cos(turns(hz));
    if (fresh) {
      b[k] = toB;
      c[k] = toC;
    }
    bStep[k] = (toB - b[k]) / TICK;
    cStep[k] = (toC - c[k]) / TICK;
  }
}
