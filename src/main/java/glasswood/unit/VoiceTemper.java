package glasswood.unit;

import glasswood.dream.Random64;
import glasswood.dream.Seeds;

/**
 * What makes one voice of a choir itself, drawn from its seed.
 *
 * <p>Parts 0 and 1 have men's tracts, 2 and 3 women's, a seventh shorter (Peterson and Barney's
 * means differ by 15 to 20 per cent). Vibrato after Sundberg, "The Science of the Singing Voice"
 * (1987): 5 to 5.5 Hz here.
 */
final class VoiceTemper {
  /** All speak in one dark unison and rise apart when they begin to sing. */
  private static final double SPEAKING_HZ = 78;

  private static final double[] TRACT = {0.97, 1.0, 1.1, 1.14};

  /** 0 bass … 3 soprano. */
  final int part;

  /** Pitch at which it speaks, in Hz, without {@link #cents}. */
  final double speakingHz;

  /** Its logarithm to base 2. */
  final double speakingOctave;

  /** How far its speaking pitch is from the others', −60…60 cents, mostly less. */
  final double cents;

  /** How far it is early or late when speaking, ±30 ms. */
  final double lag;

  /** How late it begins a chord, in seconds. */
  final double onset;

  /** Factor of the formants: above 1 is a shorter tract. */
  final double tract;

  final double vibratoHz;
  final double vibratoPhase;

  /** When it turns from speech to song, 0 first … 1 last. */
  final double turn;

  /** How breathy, 0.7…1.4. */
  final double breathiness;

  private final double slowHz;
  private final double slowerHz;
  private final double slowPhase;
  private final double slowerPhase;

  VoiceTemper(long seed, int part) {
    Random64 random = new Random64(Seeds.of(seed, "temper"));
    this.part = part;
    speakingHz = SPEAKING_HZ;
    speakingOctave = Kernels.log2(SPEAKING_HZ);
    cents = random.uniform(-30, 30) + random.uniform(-30, 30);
    lag = random.uniform(-0.03, 0.03);
    onset = random.uniform(0, 0.5);
    tract = TRACT[part] * random.uniform(0.98, 1.02);
    vibratoHz = random.uniform(5.0, 5.4);
    vibratoPhase = random.uniform();
    turn = random.uniform();
    breathiness = random.uniform(0.7, 1.4);
    slowHz = random.uniform(0.25, 0.45);
    slowerHz = random.uniform(0.06, 0.13);
    slowPhase = random.uniform();
    slowerPhase = random.uniform();
  }

  /** The same voice in each of the four parts. */
  static VoiceTemper[] ofParts(long seed) {
    VoiceTemper[] tempers = new VoiceTemper[TRACT.length];
    for (int part = 0; part < tempers.length; part++) {
      tempers[part] = new VoiceTemper(seed, part);
    }
    return tempers;
  }

  /** Vibrato of depth 1 at {@code seconds}. */
  double vibrato(double seconds) {
    return Kernels.sin(vibratoHz * seconds + vibratoPhase);
  }

  /** The slow wandering that no voice is without, −1…1. */
  double drift(double seconds) {
    return 0.5
        * (Kernels.sin(slowHz * seconds + slowPhase)
            + Kernels.sin(slowerHz * seconds + slowerPhase));
  }
}
