package glasswood.unit;

import glasswood.dream.Recording;
import glasswood.dream.Recording.Kind;

/**
 * Grains of a recording, each around a mark with half a Hann window to the mark before and half a
 * one to the mark after: next to each other they add up to the recording itself.
 *
 * <p>Source: Moulines and Charpentier, "Pitch-synchronous waveform processing techniques for
 * text-to-speech synthesis using diphones", Speech Communication 9 (1990).
 */
final class OwnGrains {
  /** Longest half of a grain in seconds: no voice that is tracked has longer periods. */
  static final double LONGEST = 0.025;

  private final Recording recording;

  /** First and last mark of the vowel that a mark is in; −1 where it is in none. */
  private final int[] vowelBegin;

  private final int[] vowelEnd;
  private final int[] lastVowel;
  private final int[] nextVowel;
  private final double vowelLevel;

  OwnGrains(Recording recording) {
    this.recording = recording;
    int count = recording.marks();
    vowelBegin = new int[count];
    vowelEnd = new int[count];
    lastVowel = new int[count];
    nextVowel = new int[count];
    double sum = 0;
    int vowels = 0;
    for (int i = 0; i < count; i++) {
      boolean vowel = isVowel(i);
      vowelBegin[i] = !vowel ? -1 : i > 0 && isVowel(i - 1) ? vowelBegin[i - 1] : i;
      lastVowel[i] = vowel ? i : i > 0 ? lastVowel[i - 1] : -1;
      sum += vowel ? recording.level(i) : 0;
      vowels += vowel ? 1 : 0;
    }
    for (int i = count - 1; i >= 0; i--) {
      boolean vowel = vowelBegin[i] >= 0;
      vowelEnd[i] = !vowel ? -1 : i + 1 < count && vowelBegin[i + 1] >= 0 ? vowelEnd[i + 1] : i;
      nextVowel[i] = vowel ? i : i + 1 < count ? nextVowel[i + 1] : -1;
    }
    vowelLevel = vowels == 0 ? 0 : sum / vowels;
  }

  private boolean isVowel(int mark) {
    return recording.kind(mark) == Kind.VOWEL;
  }

  int count() {
    return recording.marks();
  }

  double hz() {
    return recording.hz();
  }

  Kind kind(int mark) {
    return recording.kind(mark);
  }

  /** Mean level of the vowels; 0 when there is none. */
  double vowelLevel() {
    return vowelLevel;
  }

  double level(int mark) {
    return recording.level(mark);
  }

  /** The last mark of a vowel at or before a mark; −1 when there is none. */
  int lastVowel(int mark) {
    return lastVowel[mark];
  }

  /** The first mark of a vowel at or after a mark; −1 when there is none. */
  int nextVowel(int mark) {
    return nextVowel[mark];
  }

  int vowelBegin(int mark) {
    return vowelBegin[mark];
  }

  int vowelEnd(int mark) {
    return vowelEnd[mark];
  }

  /** Frames from a mark to the next one. */
  int after(int mark) {
    return mark + 1 < count()
        ? recording.mark(mark + 1) - recording.mark(mark)
        : before(count() - 1);
  }

  private int before(int mark) {
    return mark > 0
        ? recording.mark(mark) - recording.mark(mark - 1)
        : recording.mark(1) - recording.mark(0);
  }

  /** Adds a grain to {@code out}, its mark at the middle. */
  void add(int mark, double gain, OwnGrain out) {
    if (gain == 0) {
      return;
    }
    int at = recording.mark(mark);
    half(at, -1, Math.min(out.most(), before(mark)), gain, out);
    half(at, 1, Math.min(out.most(), after(mark)), gain, out);
  }

  /** One side of a grain; the mark itself belongs to the right one. */
  private void half(int at, int step, int length, double gain, OwnGrain out) {
    double[] values = out.widened(step * length);
    int centre = out.centre();
    // The cosine goes on by rotation.
    double turnCos = Kernels.cos(0.5 / length);
    double turnSin = Kernels.sin(0.5 / length);
    double cos = 1;
    double sin = 0;
    for (int k = 0; k < length; k++) {
      if (k > 0 || step > 0) {
        values[centre + step * k] += gain * (0.5 + 0.5 * cos) * recording.sample(at + step * k);
      }
      double next = cos * turnCos - sin * turnSin;
      sin = sin * turnCos + cos * turnSin;
      cos = next;
    }
  }

  /**
   * Adds the weighted mean of the grains around a place between marks, all of the same vowel.
   *
   * @param place a mark, or between two
   * @param reach how many marks on each side take part; at least 1
   */
  void addAround(double place, double reach, double gain, OwnGrain out) {
    int near = (int) Math.floor(place);
    near = vowelBegin[near] < 0 ? near + 1 : near;
    int begin = vowelBegin[near];
    int end = vowelEnd[near];
    int from = Math.max(begin, (int) Math.ceil(place - reach));
    int to = Math.min(end, (int) Math.floor(place + reach));
    double sum = 0;
    for (int k = from; k <= to; k++) {
      sum += Math.max(0, 1 - Math.abs(k - place) / reach);
    }
    for (int k = from; k <= to; k++) {
      add(k, gain * Math.max(0, 1 - Math.abs(k - place) / reach) / sum, out);
    }
  }
}
