package glasswood.unit;

/**
 * Speech whose pitch is known: syllables of a hiss, a vowel, a nasal and another vowel, then a
 * pause, by {@link VoiceCore} without jitter and shimmer.
 *
 * @param sound one channel at {@link #RATE}
 * @param hz the pitch at each frame; NaN where there is no voice
 */
public record Spoken(double[] sound, double[] hz) {
  public static final int RATE = 48_000;

  /** F1, F2, F3 of ee, ah, oo, eh and uh. */
  private static final double[][] VOWELS = {
    {300, 2290, 3010}, {730, 1090, 2440}, {330, 900, 2240}, {530, 1840, 2480}, {640, 1190, 2390}
  };

  /** Begins of hiss, first vowel, nasal, second vowel, pause, and the end, in seconds. */
  private static final double[] PARTS = {0, 0.1, 0.29, 0.36, 0.56, 0.72};

  /** Some seconds of speech of a man at 120 Hz or of a woman at 210 Hz. */
  public static Spoken of(double seconds, boolean woman, long seed) {
    return of(seconds, woman, seed, RATE);
  }

  /** A man who says open vowels only: ah, eh and uh. */
  static Spoken open(double seconds, long seed) {
    return of(seconds, false, seed, RATE, new int[] {1, 3, 4});
  }

  /** The same at another rate. */
  public static Spoken of(double seconds, boolean woman, long seed, int rate) {
    return of(seconds, woman, seed, rate, new int[] {0, 1, 2, 3, 4});
  }

  private static Spoken of(double seconds, boolean woman, long seed, int rate, int[] said) {
    double[] sound = new double[(int) (seconds * rate)];
    double[] hz = new double[sound.length];
    VoiceCore core = new VoiceCore();
    core.begin(rate, seed);
    VoiceFrame frame = new VoiceFrame();
    frame.jitter = 0;
    frame.shimmer = 0;
    double[] block = new double[VoiceCore.TICK];
    double follow = 1 - Math.exp(-VoiceCore.TICK / (0.02 * rate));
    double quick = 1 - Math.exp(-VoiceCore.TICK / (0.008 * rate));
    double tract = woman ? 1.15 : 1;
    for (int at = 0; at < sound.length; at += VoiceCore.TICK) {
      double time = (at + VoiceCore.TICK) / (double) rate;
      double syllable = time / PARTS[5];
      double within = (syllable - Math.floor(syllable)) * PARTS[5];
      int which = 2 * (int) Math.floor(syllable);
      boolean hiss = within < PARTS[1];
      boolean nasal = within >= PARTS[2] && within < PARTS[3];
      boolean pause = within >= PARTS[4];
      boolean voiced = !hiss && !pause;
      double[] vowel = VOWELS[said[(within < PARTS[2] ? which : which + 1) % said.length]];
      frame.f1 += follow * (tract * (nasal ? 280 : vowel[0]) - frame.f1);
      frame.f2 += follow * (tract * (nasal ? 1300 : vowel[1]) - frame.f2);
      frame.f3 += follow * (tract * (nasal ? 2300 : vowel[2]) - frame.f3);
      frame.av += quick * ((voiced ? nasal ? 0.4 : 1 : 0) - frame.av);
      frame.av = frame.av < 1e-3 ? 0 : frame.av;
      frame.ah = 0.03 * frame.av;
      frame.highNoise += quick * ((hiss ? 0.5 : 0) - frame.highNoise);
      double sentence = 1 + 0.12 * Math.sin(2 * Math.PI * time / 1.7) - 0.1 * within / PARTS[5];
      double before = frame.hz;
      frame.hz = (woman ? 210 : 120) * sentence;
      core.aim(frame);
      core.run(block, 0, VoiceCore.TICK);
      for (int i = 0; i < VoiceCore.TICK && at + i < sound.length; i++) {
        sound[at + i] = block[i];
        double now = before + (frame.hz - before) * (i + 1) / VoiceCore.TICK;
        hz[at + i] = frame.av > 0.1 ? now : Double.NaN;
      }
    }
    return new Spoken(sound, hz);
  }
}
