package glasswood.dream;

/**
 * A recording of someone who speaks, analysed: samples of one channel, and marks along them at
 * which grains can be taken. Where there is voice a mark stands at each period of the pitch, always
 * at the same point of it; elsewhere the marks stand a few milliseconds apart. Immutable.
 */
public final class Recording {
  /** What sounds at a mark. */
  public enum Kind {
    /** Noise, or nothing. */
    VOICELESS,
    /** Voice on its way: voiced consonants, beginnings and ends of vowels. */
    VOICED,
    /** The middle of a vowel, which can be held. */
    VOWEL
  }

  private final int rate;
  private final float[] samples;
  private final int[] marks;
  private final Kind[] kinds;
  private final float[] levels;
  private final double hz;

  /**
   * A recording.
   *
   * @param rate frames a second
   * @param samples one channel; vowels are about 0.1 RMS
   * @param marks at least two frames of {@code samples}, ascending
   * @param kinds what sounds at each mark
   * @param levels RMS of the sound around each mark
   * @param hz the pitch of the voice: the median over its vowels
   */
  public Recording(
      int rate, float[] samples, int[] marks, Kind[] kinds, float[] levels, double hz) {
    if (marks.length < 2 || kinds.length != marks.length || levels.length != marks.length) {
      throw new IllegalArgumentException("marks, kinds and levels must be as many, at least two");
    }
    for (int i = 0; i < marks.length; i++) {
      if (marks[i] < 0 || marks[i] >= samples.length || (i > 0 && marks[i] <= marks[i - 1])) {
        throw new IllegalArgumentException("marks must ascend within the samples, at index " + i);
      }
    }
    if (!(hz > 0)) {
      throw new IllegalArgumentException("pitch must be above 0: " + hz);
    }
    this.rate = rate;
    this.samples = samples.clone();
    this.marks = marks.clone();
    this.kinds = kinds.clone();
    this.levels = levels.clone();
    this.hz = hz;
  }

  /** Frames a second. */
  public int rate() {
    return rate;
  }

  /** How many frames there are. */
  public int frames() {
    return samples.length;
  }

  /** A sample; 0 outside. */
  public float sample(int frame) {
    return frame < 0 || frame >= samples.length ? 0 : samples[frame];
  }

  /** How many marks there are, at least two. */
  public int marks() {
    return marks.length;
  }

  /** The frame of a mark. */
  public int mark(int index) {
    return marks[index];
  }

  /** What sounds at a mark. */
  public Kind kind(int index) {
    return kinds[index];
  }

  /** RMS of the sound around a mark. */
  public float level(int index) {
    return levels[index];
  }

  /** The pitch of the voice in Hz: the median over its vowels. */
  public double hz() {
    return hz;
  }
}
