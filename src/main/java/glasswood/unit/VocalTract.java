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
  /** Frames for which coefficients are held; what {@link #four} computes at a time. */
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
    int at = Math.min(frames, (HOLD - done % HOLD) % HOLD);
    each(signal, 0, at);
    int whole = at + (frames - at) / HOLD * HOLD;
    four(signal, at, whole);
    if (whole < frames) {
      move();
      each(signal, whole, frames);
    }
    if (nasalOpen) {
      nose(signal, frames);
    } else {
      x1 = y1[FORMANTS - 1];
      x2 = y2[FORMANTS - 1];
    }
    done += frames;
  }

  /** Takes a step of the coefficients. */
  private void move() {
    for (int k = 0; k < FORMANTS; k++) {
      b[k] += bStep[k];
      c[k] += cStep[k];
    }
  }

  /** Frames {@code from} to before {@code to}, through which the coefficients stay. */
  private void each(double[] signal, int from, int to) {
    for (int i = from; i < to; i++) {
      double x = signal[i];
      for (int k = 0; k < FORMANTS; k++) {
        x = (1 - b[k] - c[k]) * x + c[k] * y2[k] + b[k] * y1[k];
        y2[k] = y1[k];
        y1[k] = x;
      }
      signal[i] = x;
    }
  }

  /**
   * The same, a step of {@value #HOLD} frames at a time: a resonator works on its second frame
   * while the next one works on its first, so that none waits for long for its own past.
   */
  private void four(double[] signal, int from, int to) {
    double[] bs = b;
    double[] cs = c;
    double[] bSteps = bStep;
    double[] cSteps = cStep;
    double[] last = y1;
    double[] lastButOne = y2;
    for (int i = from; i < to; i += HOLD) {
      double s0 = signal[i];
      double s1 = signal[i + 1];
      double s2 = signal[i + 2];
      double s3 = signal[i + 3];
      for (int k = 0; k < FORMANTS; k++) {
        double bk = bs[k] + bSteps[k];
        double ck = cs[k] + cSteps[k];
        double gain = 1 - bk - ck;
        double before = last[k];
        s0 = gain * s0 + ck * lastButOne[k] + bk * before;
        s1 = gain * s1 + ck * before + bk * s0;
        s2 = gain * s2 + ck * s0 + bk * s1;
        s3 = gain * s3 + ck * s1 + bk * s2;
        bs[k] = bk;
        cs[k] = ck;
        lastButOne[k] = s2;
        last[k] = s3;
      }
      signal[i] = s0;
      signal[i + 1] = s1;
      signal[i + 2] = s2;
      signal[i + 3] = s3;
    }
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
