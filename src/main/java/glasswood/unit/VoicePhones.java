package glasswood.unit;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Articulation targets of the phones of {@link glasswood.dream.PhoneAlphabet} for an adult male
 * tract.
 *
 * <p>Source: vowels, Peterson and Barney, "Control methods used in a study of the vowels", JASA 24
 * (1952), men's means; diphthongs, consonants and bandwidths, Klatt, "Software for a
 * cascade/parallel formant synthesizer", JASA 67 (1980), tables II and III. Frication is drawn with
 * the second to fourth formant, two resonators of its own and a flat path; centres after Stevens,
 * "Acoustic Phonetics" (1998), chapters 7 and 8, and levels after Fletcher, "Speech and Hearing in
 * Communication" (1953).
 */
final class VoicePhones {
  /** How a phone is made. */
  enum Manner {
    VOWEL,
    GLIDE,
    NASAL,
    FRICATIVE,
    STOP,
    AFFRICATE,
    BREATH,
    PAUSE
  }

  /**
   * Where in the mouth a consonant is made: its second formant is a straight line over that of the
   * vowel it goes with.
   *
   * <p>Source: Sussman, McCaffrey and Matthews, "An investigation of locus equations as a source of
   * relational invariance for stop place categorization", JASA 90 (1991): onsets of 0.87 V + 106,
   * 0.43 V + 1073, and for velars 0.38 V + 1391 before front and 1.0 V + 280 before back vowels.
   * Tracks glide between consonant and vowel in a window that is half-way where the vowel begins,
   * so the consonant's own value is twice the onset less the vowel.
   */
  enum Place {
    LABIAL(0.74, 212, 0.74, 212),
    ALVEOLAR(-0.14, 2146, -0.14, 2146),
    VELAR(-0.24, 2782, 1, 560),
    OTHER(0, 0, 0, 0);

    private static final double FRONT_HZ = 1500;
    private final double frontSlope;
    private final double frontHz;
    private final double backSlope;
    private final double backHz;

    Place(double frontSlope, double frontHz, double backSlope, double backHz) {
      this.frontSlope = frontSlope;
      this.frontHz = frontHz;
      this.backSlope = backSlope;
      this.backHz = backHz;
    }

    /** The consonant's second formant beside a vowel's. */
    double secondFormant(double vowelHz) {
      return vowelHz > FRONT_HZ ? frontSlope * vowelHz + frontHz : backSlope * vowelHz + backHz;
    }
  }

  /**
   * Frication: amplitudes (1 is a vowel's RMS) of what goes through the second to fourth formant;
   * centre and bandwidth in Hz and amplitude of two resonators of its own; and the flat path's
   * amplitude.
   */
  record Noise(
      double second,
      double third,
      double fourth,
      double lowHz,
      double lowBand,
      double low,
      double highHz,
      double highBand,
      double high,
      double flat) {
    static final Noise NONE = new Noise(0, 0, 0, 2700, 500, 0, 5500, 1200, 0, 0);
  }

  /**
   * One phone.
   *
   * @param formants F1–F3 in Hz when it begins
   * @param ending F1–F3 in Hz when it ends; differs for diphthongs only
   * @param bands bandwidths of F1–F3 in Hz
   * @param place where a consonant closes the mouth
   * @param voicing amplitude of voicing, 0…1; of a stop, of the bar during its closure
   * @param noise frication, of a stop its burst
   * @param burst seconds of burst after a closure
   * @param aspiration seconds of aspiration after the burst, before a stressed vowel
   */
  record Target(
      Manner manner,
      double[] formants,
      double[] ending,
      double[] bands,
      Place place,
      double voicing,
      Noise noise,
      double burst,
      double aspiration) {

    boolean isVowel() {
      return manner == Manner.VOWEL;
    }

    /** Whether it can be hummed: voiced without noise. */
    boolean isSonorant() {
      return manner == Manner.VOWEL || manner == Manner.GLIDE || manner == Manner.NASAL;
    }
  }

  private static final Map<String, Target> TABLE = new HashMap<>();
  private static final Noise S_NOISE =
      new Noise(0, 0, 0.03, 5000, 900, 0.2, 7200, 1600, 0.26, 0.01);
  private static final Noise SH_NOISE =
      new Noise(0, 0.24, 0.18, 2700, 450, 0.15, 4300, 1200, 0.22, 0.01);
  private static final Noise F_NOISE =
      new Noise(0.02, 0.01, 0.01, 1500, 1200, 0.025, 7000, 3000, 0.07, 0.05);
  private static final Noise TH_NOISE =
      new Noise(0.01, 0.01, 0.015, 1600, 1000, 0.02, 6300, 2500, 0.07, 0.03);

  static {
    vowel("iy", 270, 2290, 3010, 50, 110, 200);
    vowel("ih", 390, 1990, 2550, 55, 100, 150);
    vowel("eh", 530, 1840, 2480, 65, 100, 150);
    vowel("ae", 660, 1720, 2410, 75, 120, 160);
    vowel("aa", 730, 1090, 2440, 80, 80, 150);
    vowel("ao", 570, 840, 2410, 80, 80, 120);
    vowel("uh", 440, 1020, 2240, 70, 90, 120);
    vowel("uw", 300, 870, 2240, 60, 90, 120);
    vowel("ah", 640, 1190, 2390, 75, 80, 140);
    vowel("er", 490, 1350, 1690, 70, 80, 110);
    vowel("axr", 480, 1370, 1730, 70, 90, 120);
    vowel("ax", 500, 1350, 2450, 70, 90, 130);
    vowel("ix", 420, 1700, 2500, 60, 100, 150);
    diphthong("ey", 480, 1800, 2520, 330, 2150, 2650);
    diphthong("ow", 540, 1050, 2300, 400, 850, 2300);
    diphthong("ay", 680, 1200, 2500, 380, 1950, 2520);
    diphthong("aw", 680, 1230, 2500, 420, 900, 2350);
    diphthong("oy", 550, 900, 2400, 370, 1850, 2450);
    glide("w", 290, 610, 2150, 50, 80, 60, 0.7);
    glide("y", 260, 2070, 3020, 40, 200, 300, 0.75);
    glide("r", 310, 1060, 1380, 70, 100, 120, 0.75);
    glide("l", 330, 1050, 2700, 50, 100, 200, 0.75);
    glide("el", 440, 850, 2700, 60, 90, 180, 0.85);
    nasal("m", Place.LABIAL, 480, 1270, 2130, 60, 200, 200);
    nasal("em", Place.LABIAL, 480, 1270, 2130, 60, 200, 200);
    nasal("n", Place.ALVEOLAR, 480, 1340, 2470, 60, 250, 250);
    nasal("en", Place.ALVEOLAR, 480, 1340, 2470, 60, 250, 250);
    nasal("ng", Place.OTHER, 480, 2000, 2900, 60, 250, 250);
    fricative("f", Place.LABIAL, 340, 1100, 2080, 0, F_NOISE);
    fricative("v", Place.LABIAL, 220, 1100, 2080, 0.45, scaled(F_NOISE, 0.5));
    fricative("th", Place.ALVEOLAR, 320, 1290, 2540, 0, TH_NOISE);
    fricative("dh", Place.ALVEOLAR, 270, 1290, 2540, 0.5, scaled(TH_NOISE, 0.4));
    fricative("s", Place.ALVEOLAR, 320, 1390, 2530, 0, S_NOISE);
    fricative("z", Place.ALVEOLAR, 240, 1390, 2530, 0.35, scaled(S_NOISE, 0.55));
    fricative("sh", Place.OTHER, 300, 1840, 2750, 0, SH_NOISE);
    fricative("zh", Place.OTHER, 300, 1840, 2750, 0.35, scaled(SH_NOISE, 0.55));
    affricate("ch", 350, 1800, 2820, 0, SH_NOISE);
    affricate("jh", 260, 1800, 2820, 0.12, scaled(SH_NOISE, 0.6));
    Noise labial = new Noise(0.06, 0, 0, 800, 700, 0.1, 3000, 3000, 0.05, 0.06);
    Noise alveolar = new Noise(0, 0.04, 0.14, 3900, 900, 0.18, 6300, 2000, 0.22, 0.04);
    Noise velar = new Noise(0.2, 0.14, 0.03, 1900, 300, 0, 4200, 1200, 0.1, 0.03);
    stop("p", Place.LABIAL, 300, 900, 2150, 0, labial, 0.008, 0.040);
    stop("b", Place.LABIAL, 200, 900, 2150, 0.16, scaled(labial, 0.7), 0.006, 0);
    stop("t", Place.ALVEOLAR, 300, 1700, 2600, 0, alveolar, 0.014, 0.035);
    stop("d", Place.ALVEOLAR, 200, 1700, 2600, 0.16, scaled(alveolar, 0.55), 0.008, 0);
    stop("dx", Place.ALVEOLAR, 250, 1700, 2600, 0.5, scaled(alveolar, 0.2), 0.003, 0);
    stop("k", Place.VELAR, 300, 1900, 2600, 0, velar, 0.020, 0.040);
    stop("g", Place.VELAR, 200, 1900, 2600, 0.16, scaled(velar, 0.6), 0.012, 0);
    put("hh", Manner.BREATH, hz(500, 1500, 2500), hz(500, 1500, 2500), hz(200, 150, 200), 0);
    put("pau", Manner.PAUSE, hz(500, 1500, 2500), hz(500, 1500, 2500), hz(100, 120, 200), 0);
  }

  private VoicePhones() {}

  /** All symbols that have a target. */
  static Set<String> symbols() {
    return Set.copyOf(TABLE.keySet());
  }

  /** The target of a phone; an unknown symbol is a pause. */
  static Target of(String symbol) {
    Target target = TABLE.get(symbol);
    return target == null ? TABLE.get("pau") : target;
  }

  private static void vowel(
      String symbol, double f1, double f2, double f3, double b1, double b2, double b3) {
    put(symbol, Manner.VOWEL, hz(f1, f2, f3), hz(f1, f2, f3), hz(b1, b2, b3), 1);
  }

  private static void diphthong(
      String symbol, double f1, double f2, double f3, double g1, double g2, double g3) {
    put(symbol, Manner.VOWEL, hz(f1, f2, f3), hz(g1, g2, g3), hz(70, 95, 150), 1);
  }

  private static void glide(
      String symbol,
      double f1,
      double f2,
      double f3,
      double b1,
      double b2,
      double b3,
      double voicing) {
    put(symbol, Manner.GLIDE, hz(f1, f2, f3), hz(f1, f2, f3), hz(b1, b2, b3), voicing);
  }

  private static void nasal(
      String symbol,
      Place place,
      double f1,
      double f2,
      double f3,
      double b1,
      double b2,
      double b3) {
    double[] f = hz(f1, f2, f3);
    TABLE.put(
        symbol, new Target(Manner.NASAL, f, f, hz(b1, b2, b3), place, 0.75, Noise.NONE, 0, 0));
  }

  private static void fricative(
      String symbol, Place place, double f1, double f2, double f3, double voicing, Noise noise) {
    double[] f = hz(f1, f2, f3);
    double[] bands = hz(voicing > 0 ? 80 : 200, 110, 180);
    TABLE.put(symbol, new Target(Manner.FRICATIVE, f, f, bands, place, voicing, noise, 0, 0));
  }

  private static void affricate(
      String symbol, double f1, double f2, double f3, double voicing, Noise noise) {
    double[] f = hz(f1, f2, f3);
    double[] bands = hz(200, 110, 250);
    TABLE.put(symbol, new Target(Manner.AFFRICATE, f, f, bands, Place.OTHER, voicing, noise, 0, 0));
  }

  private static void stop(
      String symbol,
      Place place,
      double f1,
      double f2,
      double f3,
      double voicing,
      Noise noise,
      double burst,
      double aspiration) {
    double[] f = hz(f1, f2, f3);
    double[] bands = hz(voicing > 0 ? 80 : 200, 120, 200);
    TABLE.put(
        symbol, new Target(Manner.STOP, f, f, bands, place, voicing, noise, burst, aspiration));
  }

  private static void put(
      String symbol,
      Manner manner,
      double[] formants,
      double[] ending,
      double[] bands,
      double voicing) {
    TABLE.put(
        symbol,
        new Target(manner, formants, ending, bands, Place.OTHER, voicing, Noise.NONE, 0, 0));
  }

  private static Noise scaled(Noise n, double gain) {
    return new Noise(
        n.second * gain,
        n.third * gain,
        n.fourth * gain,
        n.lowHz,
        n.lowBand,
        n.low * gain,
        n.highHz,
        n.highBand,
        n.high * gain,
        n.flat * gain);
  }

  private static double[] hz(double a, double b, double c) {
    return new double[] {a, b, c};
  }
}
