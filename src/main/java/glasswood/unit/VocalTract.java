package glasswood.unit;

/**
 * The tract of a voice in cascade: five formants, a fixed sixth, and a nasal pole and zero.
 *
 * <p>Coefficients move to what was aimed at in straight lines over {@link VoiceCore#TICK} frames (a
 * straight line between two stable resonators stays within the triangle of stable ones). What a
 * formant asks for is computed only when it has changed.
 *
 * <p>Source: Klatt, "Software for a cascade/parallel formant synthesizer", JASA 67 (1980).
 * Allocates nothing while it runs; one thread at a time.
 */
final class VocalTract {
  private static final int TICK = VoiceCore.TICK;
  private static final int FORMANTS = 5;
  private static final int NASAL_POLE = FORMANTS;
  private static final double NASAL_HZ = 270;
  private static final double NASAL_ZERO_HZ = 450;
  private static final double NASAL_BAND = 100;

  /** Where the nose's ringing, −140 dB, may be cut off. */
  private static final double NASAL_REST = 1e-7;

  private static final double SIXTH_HZ = 5500;
  private static final double SIXTH_BAND = 900;

  private final double[] b = new double[FORMANTS + 1];
  private final double[] c = new double[FORMANTS + 1];
  private final double[] bStep = new double[FORMANTS + 1];
  private final double[] cStep = new double[FORMANTS + 1];
  private final double[] y1 = new double[FORMANTS + 1];
  private final double[] y2 = new double[FORMANTS + 1];

  /** What was asked for last, and what coefficients that makes. */
  private final double[] askedHz = new double[FORMANTS + 1];

  private final double[] askedBand = new double[FORMANTS + 1];
  private final double[] bTarget = new double[FORMANTS + 1];
  private final double[] cTarget = new double[FORMANTS + 1];
  private double rate = VoiceCore.REFERENCE_RATE;

  private double sixthB;
  private double sixthC;
  private double sixth1;
  private double sixth2;

  private boolean nasalOpen;
  private double askedOpening;
  private double zeroBTarget;
  private double zeroB;
  private double zeroC;
  private double zeroBStep;
  private double zeroCStep;
  private double x1;
  private double x2;

  /** A tract at rest at {@code frameRate} Hz. */
  void begin(double frameRate) {
    rate = frameRate;
    double r = resonance(SIXTH_BAND);
    sixthC = -resonance(2 * SIXTH_BAND);
    sixthB = 2 * r * Kernels.cos(turns(SIXTH_HZ));
    java.util.Arrays.fill(askedHz, Double.NaN);
    askedOpening = Double.NaN;
    clear();
  }

  void clear() {
    for (int k = 0; k <= FORMANTS; k++) {
      y1[k] = 0;
      y2[k] = 0;
    }
    sixth1 = 0;
    sixth2 = 0;
    x1 = 0;
    x2 = 0;
    nasalOpen = false;
  }

  /** How much still rings. */
  double rest() {
    double rest = Math.abs(sixth1) + Math.abs(sixth2);
    for (int k = 0; k <= FORMANTS; k++) {
      rest += Math.abs(y1[k]) + Math.abs(y2[k]);
    }
    return rest;
  }

  /**
   * Aims at a frame.
   *
   * @param fresh whether the voice begins, so that the formants are there at once
   */
  void aim(VoiceFrame frame, boolean fresh) {
    resonator(0, frame.f1, frame.b1, fresh);
    resonator(1, frame.f2, frame.b2, fresh);
    resonator(2, frame.f3, frame.b3, fresh);
    resonator(3, frame.f4, 0.07 * frame.f4, fresh);
    resonator(4, frame.f5, 0.08 * frame.f5, fresh);
    aimNose(frame.nasal, fresh);
  }

  private void aimNose(double opening, boolean fresh) {
    boolean wasOpen = nasalOpen;
    nasalOpen = opening > 0 || (wasOpen && !noseRests());
    resonator(NASAL_POLE, NASAL_HZ, NASAL_BAND, fresh);
    if (opening != askedOpening) {
      askedOpening = opening;
      double hz = VoiceMath.mix(NASAL_HZ, NASAL_ZERO_HZ, opening);
      zeroBTarget = 2 * resonance(NASAL_BAND) * Kernels.cos(turns(hz));
    }
    if (fresh || !wasOpen) {
      // What came out is what went in.
      zeroB = b[NASAL_POLE];
      zeroC = c[NASAL_POLE];
      y1[NASAL_POLE] = x1;
      y2[NASAL_POLE] = x2;
    }
    zeroBStep = (zeroBTarget - zeroB) / TICK;
    zeroCStep = (cTarget[NASAL_POLE] - zeroC) / TICK;
  }

  /**
   * Whether the nose can be left out: its pole and zero cancel, and what the pole rang with while
   * they did not has died away.
   */
  private boolean noseRests() {
    double ringing = Math.abs(y1[NASAL_POLE] - x1) + Math.abs(y2[NASAL_POLE] - x2);
    return ringing < NASAL_REST && Math.abs(zeroB - b[NASAL_POLE]) < 1e-12;
  }

  private void resonator(int k, double hz, double bandHz, boolean fresh) {
    if (hz != askedHz[k] || bandHz != askedBand[k]) {
      askedHz[k] = hz;
      askedBand[k] = bandHz;
      double r = resonance(bandHz);
      cTarget[k] = -r * r;
      bTarget[k] = 2 * r * Kernels.cos(turns(hz));
    }
    if (fresh) {
      b[k] = bTarget[k];
      c[k] = cTarget[k];
    }
    bStep[k] = (bTarget[k] - b[k]) / TICK;
    cStep[k] = (cTarget[k] - c[k]) / TICK;
  }

  private double resonance(double bandHz) {
    return Kernels.exp(-Math.PI * bandHz / rate);
  }

  private double turns(double hz) {
    return Math.min(hz / rate, 0.45);
  }

  /** Filters the first {@code frames} values in place, at most what is left of the tick. */
  void run(double[] signal, int frames) {
    pair(signal, 0, frames);
    pair(signal, 2, frames);
    last(signal, frames);
    if (nasalOpen) {
      nose(signal, frames);
    }
  }

  /** Two resonators in one pass, so that one waits for its own past while the other works. */
  private void pair(double[] signal, int first, int frames) {
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
  private void last(double[] signal, int frames) {
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

  private void nose(double[] signal, int frames) {
    double bP = b[NASAL_POLE];
    double cP = c[NASAL_POLE];
    double bZ = zeroB;
    double cZ = zeroC;
    double p1 = y1[NASAL_POLE];
    double p2 = y2[NASAL_POLE];
    double q1 = x1;
    double q2 = x2;
    double pole = 1 - bP - cP;
    for (int i = 0; i < frames; i++) {
      bZ += zeroBStep;
      cZ += zeroCStep;
      double x = signal[i];
      double zero = (x - bZ * q1 - cZ * q2) * (pole / (1 - bZ - cZ));
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
}
