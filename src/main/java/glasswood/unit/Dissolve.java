package glasswood.unit;

/**
 * How far each stage of the dissolve is: one control from words to hymn, read alike by the mouths
 * and by the listener's own voice, so that all of them turn together.
 *
 * <p>The stages overlap, so that the words go little by little: roughness goes (0–0.4), consonants
 * fade (0.04–0.85), the voices fall out of unison (0.05–0.6), pitch glides from speech to the
 * nearest tone of the chord (0.08–0.36) while the melody of speech stays around it (0.1–0.75), and
 * each voice leaves for its own tone (from 0.29). Vibrato arrives (0.35–0.85) as that melody goes,
 * since a voice with neither would change less than the hymn does. The source softens (0.15–1), the
 * hymn's breath takes over (0.4–0.72). Only when little is left of them the words' vowels stretch
 * (0.72–0.92), quickly: vowels that lag behind the words are understood less than a choir that
 * never spoke. The voices come together again (0.75–0.97), and last their formants leave the words'
 * vowels for the hymn's (0.7–1).
 */
final class Dissolve {
  /** How much later the last voice turns than the first, in dissolve. */
  private static final double SPREAD = 0.2;

  /** Vowels last 0.15 s in speech and 4 s in song: 2^4.74. */
  static final double VOWEL_STRETCH_OCTAVES = 4.74;

  /** 1 harsh … 0 smooth. */
  double rough;

  /** 0 in unison, 1 as far from it as the voices go. */
  double apart;

  /** 1 spoken … 0 gone. */
  double consonants;

  /** 0 the pitch of speech … 1 a tone of the chord. */
  double glide;

  /** 1 the rise and fall of speech … 0 a steady tone. */
  double melody;

  /** Whether a voice goes to its own tone of the chord. */
  boolean leaves;

  /** 0 the source of speech … 1 the soft one of the hymn. */
  double soft;

  /** 0 the loudness of words … 1 that of the hymn. */
  double hymn;

  /** 0 the pace of speech … 1 vowels held. */
  double stretch;

  /** 0 the words' vowels … 1 the hymn's. */
  double settled;

  /** 0 none … 1 all. */
  double vibrato;

  /** What it was moved to last. */
  private double knownClock = Double.NaN;

  private double knownTogether;
  private double knownTurn;

  /**
   * Moves to its place.
   *
   * @param clock how far the words' clock is, 0…1
   * @param together how far the choir is, as this voice follows it, 0…1
   * @param turn when this voice turns, 0 first … 1 last; all agree at 0 and at 1
   */
  void at(double clock, double together, double turn) {
    if (clock == knownClock && together == knownTogether && turn == knownTurn) {
      return;
    }
    knownClock = clock;
    knownTogether = together;
    knownTurn = turn;
    double d = Math.max(0, together * (1 + SPREAD) - SPREAD * turn);
    rough = 1 - VoiceMath.ease(0, 0.4, together);
    apart = VoiceMath.ease(0.05, 0.6, together) * (1 - VoiceMath.ease(0.75, 0.97, together));
    consonants = 1 - VoiceMath.ease(0.04, 0.85, d);
    // All glide as one; voices that glided one by one would beat against each other.
    glide = VoiceMath.ease(0.08, 0.36, together);
    melody = 1 - VoiceMath.ease(0.1, 0.75, together);
    leaves = d > 0.29;
    soft = VoiceMath.ease(0.15, 1, d);
    hymn = VoiceMath.ease(0.4, 0.72, d);
    stretch = VoiceMath.ease(0.72, 0.92, clock);
    settled = VoiceMath.ease(0.7, 1, d);
    vibrato = VoiceMath.ease(0.35, 0.85, d);
  }
}
