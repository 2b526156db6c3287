package glasswood.unit;

import glasswood.dream.Chord;
import java.util.List;

/**
 * One part of the hymn as one voice sings it: which tone, how loud, which vowel, at any time.
 *
 * <p>Each chord begins closed on <i>m</i>, opens over <i>u</i> and <i>o</i> (every other chord on
 * to <i>a</i>), and closes again; a soft hum stays while the listener breathes in. Then half of the
 * singers take breath too, while the others hold on and glide to the next chord; at the next breath
 * it is the other way round. Time only moves forward.
 */
final class HymnLine {
  /** F1, F2, F3 in Hz of m, u, o, a as sung (Sundberg 1987, after Sundberg 1970). */
  private static final double[] VOWELS = {
    280, 1000, 2200, /* u */ 320, 720, 2300, /* o */ 450, 800, 2450, /* a */ 640, 1080, 2550
  };

  /** Shortest onset in seconds; no attack of the hymn is harder. */
  private static final double ATTACK = 1.4;

  private static final double RELEASE = 1.6;

  /** While the listener breathes in, the voices hum on, closed and this soft … */
  private static final double HUM = 0.9;

  /** … until those who breathe take breath, so many seconds before the next chord. */
  private static final double BREATH = 0.1;

  /** How long the others glide from tone to tone. */
  private static final double GLIDE = 0.24;

  private final double[] begins;
  private final double[] holds;
  private final double[] lasts;
  private final double[][] hz;
  private int current;
  private boolean begun;
  private boolean heldIn;
  private boolean holdsOut;
  private double from;
  private double step;

  /** What {@link #nearest} found last, for which pitch and in which chord. */
  private double near;

  private double nearTo = Double.NaN;
  private int nearIn;

  /** How loud, 0…1. */
  double level;

  /** Seconds since the voice began this chord; negative before. */
  double position;

  /** How far the mouth is open: 0 m, 1 u, 2 o, 3 a. */
  double opening;

  /** The chord's tone for this part in Hz. */
  double tone;

  /** Which chord sounds, from 0. */
  int chord;

  /** 0…1: how far the vibrato has come; it is gone where tones change. */
  double ripeness;

  /** 1 where the voice begins after a breath, 0 where it came gliding. */
  double fresh;

  HymnLine(List<Chord> chords, double fallbackHz) {
    int count = Math.max(1, chords.size());
    begins = new double[count];
    holds = new double[count];
    lasts = new double[count];
    hz = new double[count][];
    hz[0] = new double[] {fallbackHz, fallbackHz, fallbackHz, fallbackHz};
    holds[0] = 1e9;
    lasts[0] = 1e9;
    for (int i = 0; i < chords.size(); i++) {
      Chord it = chords.get(i);
      begins[i] = it.seconds();
      holds[i] = Math.max(0.2, it.duration() - it.inhale());
      lasts[i] = Math.max(holds[i], it.duration());
      hz[i] = new double[4];
      for (int k = 0; k < 4; k++) {
        hz[i][k] = it.hz().isEmpty() ? fallbackHz : it.hz().get(Math.min(k, it.hz().size() - 1));
      }
    }
  }

  /**
   * Whether a singer holds on at the end of a chord while others breathe: every second time, and
   * not the same as its neighbours.
   *
   * @param singer number of the singer among those of all parts
   */
  static boolean holds(int singer, int chord) {
    return ((singer + chord) & 1) == 0;
  }

  /**
   * Moves to {@code seconds}, as the voice of that temper sings it.
   *
   * @param singer number of the singer, by which neighbours breathe in turn
   * @param mayHold whether it may hold on at the end of a chord that begins now
   */
  void at(double seconds, VoiceTemper temper, int singer, boolean mayHold) {
    int part = temper.part;
    if (!begun) {
      begun = true;
      holdsOut = mayHold && holds(singer, 0);
    }
    while (current + 1 < begins.length && seconds >= begins[current + 1]) {
      heldIn = holdsOut;
      from = Kernels.log2(hz[current][part]);
      current++;
      step = Kernels.log2(hz[current][part]) - from;
      holdsOut = mayHold && holds(singer, current);
    }
    chord = current;
    fresh = heldIn ? 0 : 1;
    double onset = heldIn ? 0.25 * temper.onset : temper.onset;
    double since = seconds - begins[current];
    position = since - onset;
    tone = hz[current][part];
    if (heldIn && position < GLIDE) {
      tone = Kernels.exp2(from + step * VoiceMath.ease(0, GLIDE, position));
    }
    double hold = holds[current];
    double last = lasts[current] - onset;
    shape(hold, last, temper);
    ripeness =
        VoiceMath.ease(0.9, 2.6, position) * (1 - VoiceMath.ease(last - 0.8, last - 0.1, position));
  }

  private void shape(double hold, double last, VoiceTemper temper) {
    double peak = 0.25 * (temper.turn - 0.5);
    double attack = Math.min(ATTACK, 0.4 * hold);
    double release = Math.min(RELEASE, 0.4 * hold);
    // Some take breath earlier than others, so that the choir thins.
    double breath = Math.min(BREATH + 0.4 * temper.turn, 0.35 * last);
    double share = Math.max(0, Math.min(1, position / hold));
    double arch = 1 - 4 * (share - 0.45) * (share - 0.45);
    double sung = (1 - VoiceMath.ease(hold - release, hold, position)) * (0.72 + 0.28 * arch);
    double hummed = HUM;
    if (!holdsOut) {
      hummed *= 1 - VoiceMath.ease(last - breath - 0.6, last - breath, position);
    }
    level =
        VoiceMath.mix(
            heldIn ? HUM : 0, hummed + (1 - hummed) * sung, VoiceMath.ease(0, attack, position));
    double top = (chord & 1) == 0 ? 2.2 + peak : 2.85 + peak;
    opening =
        top * VoiceMath.ease(0.03, 0.42, share) * (1 - VoiceMath.ease(0.62, 1.0, share))
            + 0.5 * VoiceMath.ease(0.6, 0.75, share) * (1 - VoiceMath.ease(0.8, 1.0, share));
  }

  /** Source level that makes hum and open vowel nearly equally loud: m +2 dB, a −5 dB. */
  double effort() {
    return effort(opening);
  }

  static double effort(double opening) {
    return 1.3 - 0.75 * VoiceMath.ease(0.1, 2.4, opening);
  }

  /** The chord's tone nearest to {@code wantedHz}, whichever part and octave it is in. */
  double nearest(double wantedHz) {
    if (wantedHz == nearTo && current == nearIn) {
      return near;
    }
    double best = tone;
    double least = Double.POSITIVE_INFINITY;
    for (int k = 0; k < 4; k++) {
      double candidate = hz[current][k];
      double octaves = Kernels.log2(wantedHz / candidate);
      double folded = octaves - Math.rint(octaves);
      if (Math.abs(folded) < least) {
        least = Math.abs(folded);
        best = candidate * Kernels.exp2(Math.rint(octaves));
      }
    }
    nearTo = wantedHz;
    nearIn = current;
    near = best;
    return best;
  }

  /** Formant {@code k} (0…2) in Hz at the current opening, for a man's tract. */
  double formant(int k) {
    return formant(k, opening);
  }

  static double formant(int k, double opening) {
    double at = Math.max(0, Math.min(2.999999, opening));
    int from = (int) at;
    double share = at - from;
    return VoiceMath.mix(VOWELS[3 * from + k], VOWELS[3 * from + 3 + k], share);
  }
}
