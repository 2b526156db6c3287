package glasswood.unit;

import java.util.Arrays;

/**
 * The tract of a voice in cascade: five formants, a fixed sixth, and a nasal pole and zero.
 *
 * <p>Coefficients move to what was aimed at over {@link VoiceCore#TICK} frames, in straight lines
 * (of which all points are stable where both ends are) and in steps of {@value #HOLD} frames: with
 * 10 Hz a millisecond, as fast as tongues are, a step is of 0.8 Hz. What a formant asks for is
 * computed only when it has changed.
 *
 * <p>Source: Klatt, "Software for a cascade/parallel formant synthesizer", JASA 67 (1980).
 * Allocates nothing while it runs; one thread at a time.
 */
final class VocalTract {
  /** Frames for which coefficients are held; the unrolled loop of {@link #triple} is as long. */
  private static final int HOLD = 4;

  private static final int STEPS = VoiceCore.TICK / HOLD;

  /** Those that move, and the sixth. */
  private static final int FORMANTS = 6;

  private static final int SIXTH = FORMANTS - 1;
  private static final double SIXTH_HZ = 5500;
  private static final double SIXTH_BAND = 900;
  private static final double NASAL_HZ = 270;
  private static final double NASAL_ZERO_HZ = 450;
  private static final double NASAL_BAND = 100;

  /** Where the nose's ringing, −140 dB, may be cut off. */
  private static final double NASAL_REST = 1e-7;

  private final double[] b = new double[FORMANTS];
  private final double[] c = new double[FORMANTS];
  private final double[] bStep = new double[FORMANTS];
  private final double[] cStep = new double[FORMANTS];
  private final double[] y1 = new double[FORMANTS];
  private final double[] y2 = new double[FORMANTS];

  /** What was asked for last, and what coefficients that makes. */
  private final double[] askedHz = new double[FORMANTS];

  private final double[] askedBand = new double[FORMANTS];
  private final double[] bTarget = new double[FORMANTS];
  private final double[] cTarget = new double[FORMANTS];
  private double rate = VoiceCore.REFERENCE_RATE;

  /** Frames of this tick that are done. */
  private int done;

  private boolean nasalOpen;
  private double askedOpening;
  private double nasalB;
  private double nasalC;
  private double nose1;
  private double nose2;
  private double zeroBTarget;
  private double zeroB;
  private double zeroBStep;
  private double x1;
  private double x2;

  /** A tract at rest at {@code frameRate} Hz. */
  void begin(double frameRate) {
    rate = frameRate;
    Arrays.fill(askedHz, Double.NaN);
    askedOpening = Double.NaN;
    double r = resonance(NASAL_BAND);
    nasalC = -r * r;
    nasalB = 2 * r * Kernels.cos(turns(NASAL_HZ));
    clear();
  }

  void clear() {
    Arrays.fill(y1, 0);
    Arrays.fill(y2, 0);
    nose1 = 0;
    nose2 = 0;
    x1 = 0;
    x2 = 0;
    nasalOpen = false;
  }

  /** How much still rings. */
  double rest() {
    double rest = Math.abs(nose1) + Math.abs(nose2);
    for (int k = 0; k < FORMANTS; k++) {
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
    done = 0;
    resonator(0, frame.f1, frame.b1, fresh);
    resonator(1, frame.f2, frame.b2, fresh);
    resonator(2, frame.f3, frame.b3, fresh);
    resonator(3, frame.f4, 0.07 * frame.f4, fresh);
    resonator(4, frame.f5, 0.08 * frame.f5, fresh);
    resonator(SIXTH, SIXTH_HZ, SIXTH_BAND, fresh);
    aimNose(frame.nasal, fresh);
  }

  private void aimNose(double opening, boolean fresh) {
    boolean wasOpen = nasalOpen;
    nasalOpen = opening > 0 || (wasOpen && !noseRests());
    if (opening != askedOpening) {
      askedOpening = opening;
      double hz = VoiceMath.mix(NASAL_HZ, NASAL_ZERO_HZ, opening);
      zeroBTarget = 2 * resonance(NASAL_BAND) * Kernels.cos(turns(hz));
    }
    if (fresh || !wasOpen) {
      // What came out is what went in.
      zeroB = nasalB;
      nose1 = x1;
      nose2 = x2;
    }
    zeroBStep = (zeroBTarget - zeroB) / STEPS;
  }

  /**
   * Whether the nose can be left out: its pole and zero cancel, and what the pole rang with while
   * they did not has died away.
   */
  private boolean noseRests() {
    double ringing = Math.abs(nose1 - x1) + Math.abs(nose2 - x2);
    return ringing < NASAL_REST && Math.abs(zeroB - nasalB) < 1e-12;
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
    bStep[k] = (bTarget[k] - b[k]) / STEPS;
    cStep[k] = (cTarget[k] - c[k]) / STEPS;
  }

  private double resonance(double bandHz) {
    return Kernels.exp(-Math.PI * bandHz / rate);
  }

  private double turns(double hz) {
    return Math.min(hz / rate, 0.45);
  }

  /** Filters the first {@code frames} values in place, at most what is left of the tick. */
  void run(double[] signal, int frames) {
    triple(signal, 0, frames);
    triple(signal, 3, frames);
    if (nasalOpen) {
      nose(signal, frames);
    } else {
      x1 = y1[FORMANTS - 1];
      x2 = y2[FORMANTS - 1];
    }
    done += frames;
  }

  /** Three resonators in one pass, so that each works while the others wait for their own past. */
  private void triple(double[] signal, int first, int frames) {
    int second = first + 1;
    int third = first + 2;
    double bA = b[first];
    double cA = c[first];
    double bB = b[second];
    double cB = c[second];
    double bC = b[third];
    double cC = c[third];
    double u1 = y1[first];
    double u2 = y2[first];
    double v1 = y1[second];
    double v2 = y2[second];
    double w1 = y1[third];
    double w2 = y2[third];
    int i = 0;
    while (i < frames) {
      int left = HOLD - (done + i) % HOLD;
      if (left == HOLD) {
        bA += bStep[first];
        cA += cStep[first];
        bB += bStep[second];
        cB += cStep[second];
        bC += bStep[third];
        cC += cStep[third];
      }
      double gA = 1 - bA - cA;
      double gB = 1 - bB - cB;
      double gC = 1 - bC - cC;
      if (left == HOLD && frames - i >= HOLD) {
        u2 = gA * signal[i] + cA * u2 + bA * u1;
        v2 = gB * u2 + cB * v2 + bB * v1;
        w2 = gC * v2 + cC * w2 + bC * w1;
        signal[i] = w2;
        u1 = gA * signal[i + 1] + cA * u1 + bA * u2;
        v1 = gB * u1 + cB * v1 + bB * v2;
        w1 = gC * v1 + cC * w1 + bC * w2;
        signal[i + 1] = w1;
        u2 = gA * signal[i + 2] + cA * u2 + bA * u1;
        v2 = gB * u2 + cB * v2 + bB * v1;
        w2 = gC * v2 + cC * w2 + bC * w1;
        signal[i + 2] = w2;
        u1 = gA * signal[i + 3] + cA * u1 + bA * u2;
        v1 = gB * u1 + cB * v1 + bB * v2;
        w1 = gC * v1 + cC * w1 + bC * w2;
        signal[i + 3] = w1;
        i += HOLD;
      } else {
        double u = gA * signal[i] + cA * u2 + bA * u1;
        double v = gB * u + cB * v2 + bB * v1;
        double w = gC * v + cC * w2 + bC * w1;
        signal[i] = w;
        u2 = u1;
        u1 = u;
        v2 = v1;
        v1 = v;
        w2 = w1;
        w1 = w;
        i++;
      }
    }
    b[first] = bA;
    c[first] = cA;
    b[second] = bB;
    c[second] = cB;
    b[third] = bC;
    c[third] = cC;
    y1[first] = u1;
    y2[first] = u2;
    y1[second] = v1;
    y2[second] = v2;
    y1[third] = w1;
    y2[third] = w2;
  }

  private void nose(double[] signal, int frames) {
    double bP = nasalB;
    double cP = nasalC;
    double bZ = zeroB;
    double gain = (1 - bP - cP) / (1 - bZ - cP);
    double p1 = nose1;
    double p2 = nose2;
    double q1 = x1;
    double q2 = x2;
    for (int i = 0; i < frames; i++) {
      if ((done + i) % HOLD == 0) {
        bZ += zeroBStep;
        gain = (1 - bP - cP) / (1 - bZ - cP);
      }
      double x = signal[i];
      double y = gain * (x - bZ * q1 - cP * q2) + cP * p2 + bP * p1;
      q2 = q1;
      q1 = x;
      p2 = p1;
      p1 = y;
      signal[i] = y;
    }
    zeroB = bZ;
    nose1 = p1;
    nose2 = p2;
    x1 = q1;
    x2 = q2;
  }
}
