package glasswood.recording;

import glasswood.dream.Recording.Kind;
import glasswood.listen.SpeechPitch;
import java.util.Arrays;

/**
 * Marks along a recording: one for each period of the voice, always at the same point of it, and
 * one every {@value #VOICELESS_SECONDS} s elsewhere.
 *
 * <p>From the loudest place of each voiced stretch marks are set to both sides, each where the
 * sound around it is most like the sound around the one before (normalised cross-correlation over a
 * period) within a tenth of the period that {@link SpeechPitch} gives, peaks being preferred.
 * Source: Moulines and Charpentier, "Pitch-synchronous waveform processing techniques for
 * text-to-speech synthesis using diphones", Speech Communication 9 (1990).
 */
final class PitchMarks {
  private static final double VOICELESS_SECONDS = 0.005;
  private static final double SEARCH = 0.1;
  private static final double PEAK_WEIGHT = 0.15;
  private static final double VOWEL_DB = 8;
  private static final double SYLLABLE_SECONDS = 0.12;
  private static final double SHORTEST_VOWEL = 0.04;
  private static final double LEAST_CLARITY = 0.8;

  private final double[] sound;
  private final int rate;
  private final SpeechPitch pitch;
  private int[] marks = new int[1024];
  private Kind[] kinds = new Kind[1024];
  private int count;

  private PitchMarks(double[] sound, int rate, SpeechPitch pitch) {
    this.sound = sound;
    this.rate = rate;
    this.pitch = pitch;
  }

  /** The marks of a sound and what sounds at each. */
  record Found(int[] marks, Kind[] kinds, float[] levels) {}

  static Found of(double[] sound, int rate, SpeechPitch pitch) {
    return new PitchMarks(sound, rate, pitch).find();
  }

  private Found find() {
    double sign = polarity();
    int begin = -1;
    for (int i = 0; i <= pitch.count(); i++) {
      boolean voiced = i < pitch.count() && !Double.isNaN(pitch.hz(i));
      if (voiced && begin < 0) {
        begin = i;
      } else if (!voiced && begin >= 0) {
        voiced(frame(begin), Math.min(sound.length - 1, frame(i - 1)), sign);
        begin = -1;
      }
    }
    voiceless(sound.length - 1);
    int[] found = Arrays.copyOf(marks, count);
    Kind[] what = Arrays.copyOf(kinds, count);
    float[] levels = levels(found, sound);
    findVowels(found, what);
    return new Found(found, what, levels);
  }

  private int frame(int index) {
    return (int) ((long) index * rate / SpeechPitch.PER_SECOND);
  }

  /** The period at a frame, from the nearest value that there is. */
  private double period(int frame) {
    double at = (double) frame * SpeechPitch.PER_SECOND / rate;
    int index = (int) Math.max(0, Math.min(pitch.count() - 1, at));
    double here = pitch.hz(index);
    double next = index + 1 < pitch.count() ? pitch.hz(index + 1) : Double.NaN;
    if (Double.isNaN(here)) {
      here = next;
    }
    for (int k = 1; Double.isNaN(here); k++) {
      double left = index - k >= 0 ? pitch.hz(index - k) : Double.NaN;
      double right = index + k < pitch.count() ? pitch.hz(index + k) : Double.NaN;
      here = Double.isNaN(left) ? right : left;
    }
    double share = Double.isNaN(next) ? 0 : at - index;
    return rate / (here + (Double.isNaN(next) ? 0 : share * (next - here)));
  }

  /** +1 or −1: to which side the strongest peaks of the voice point. */
  private double polarity() {
    double cubes = 0;
    for (double value : sound) {
      cubes += value * value * value;
    }
    return cubes < 0 ? -1 : 1;
  }

  private void voiced(int from, int to, double sign) {
    int anchor = from;
    double most = -1;
    int step = Math.max(1, rate / 400);
    for (int at = from; at <= to; at += step) {
      double power = power(at, (int) (0.5 * period(at)));
      if (power > most) {
        most = power;
        anchor = at;
      }
    }
    int half = (int) (0.5 * period(anchor));
    anchor = peak(Math.max(from, anchor - half), Math.min(to, anchor + half), sign);
    int[] left = new int[16];
    int lefts = 0;
    for (int at = next(anchor, -1, sign); at >= from; at = next(at, -1, sign)) {
      if (lefts == left.length) {
        left = Arrays.copyOf(left, 2 * lefts);
      }
      left[lefts++] = at;
    }
    int first = lefts == 0 ? anchor : left[lefts - 1];
    voiceless(first);
    for (int k = lefts - 1; k >= 0; k--) {
      add(left[k], Kind.VOICED);
    }
    add(anchor, Kind.VOICED);
    for (int at = next(anchor, 1, sign); at <= to; at = next(at, 1, sign)) {
      add(at, Kind.VOICED);
    }
  }

  private int peak(int from, int to, double sign) {
    int best = from;
    for (int at = from; at <= to; at++) {
      best = sign * sound[at] > sign * sound[best] ? at : best;
    }
    return best;
  }

  /** The mark a period before or after one. */
  private int next(int mark, int direction, double sign) {
    double period = period(mark);
    int reach = (int) Math.max(1, SEARCH * period);
    int half = (int) (0.6 * period);
    int middle = mark + direction * (int) Math.rint(period);
    double height = 1e-12;
    for (int at = middle - reach; at <= middle + reach; at++) {
      height = Math.max(height, Math.abs(at(at)));
    }
    int best = middle;
    double most = Double.NEGATIVE_INFINITY;
    for (int at = middle - reach; at <= middle + reach; at++) {
      double value = likeness(mark, at, half) + PEAK_WEIGHT * sign * at(at) / height;
      if (value > most) {
        most = value;
        best = at;
      }
    }
    return best;
  }

  private double at(int frame) {
    return frame < 0 || frame >= sound.length ? 0 : sound[frame];
  }

  private double likeness(int a, int b, int half) {
    double ab = 0;
    double aa = 1e-20;
    double bb = 1e-20;
    for (int k = -half; k <= half; k++) {
      double x = at(a + k);
      double y = at(b + k);
      ab += x * y;
      aa += x * x;
      bb += y * y;
    }
    return ab / Math.sqrt(aa * bb);
  }

  private double power(int at, int half) {
    double sum = 0;
    for (int k = at - half; k <= at + half; k++) {
      sum += at(k) * at(k);
    }
    return sum / (2 * half + 1);
  }

  /** Marks at even distances from the last one to just before {@code end}. */
  private void voiceless(int end) {
    double spacing = VOICELESS_SECONDS * rate;
    int from = count == 0 ? 0 : marks[count - 1];
    if (count == 0 && end > 0) {
      add(0, Kind.VOICELESS);
    }
    int steps = (int) Math.floor((end - from) / spacing - 0.5);
    for (int k = 1; k <= steps; k++) {
      add(from + (int) Math.rint(k * spacing), Kind.VOICELESS);
    }
  }

  private void add(int frame, Kind kind) {
    if (count > 0 && frame <= marks[count - 1]) {
      return;
    }
    if (count == marks.length) {
      marks = Arrays.copyOf(marks, 2 * count);
      kinds = Arrays.copyOf(kinds, 2 * count);
    }
    marks[count] = frame;
    kinds[count++] = kind;
  }

  private static float[] levels(int[] marks, double[] sound) {
    float[] levels = new float[marks.length];
    for (int i = 0; i < marks.length; i++) {
      int from = marks[Math.max(0, i - 1)];
      int to = marks[Math.min(marks.length - 1, i + 1)];
      double squares = 0;
      for (int k = from; k < to; k++) {
        squares += sound[k] * sound[k];
      }
      levels[i] = (float) Math.sqrt(squares / Math.max(1, to - from));
    }
    return levels;
  }

  /**
   * Vowels are where a voiced stretch is loud for its syllable above some 500 Hz: nasals, liquids
   * and voiced stops are not.
   */
  private void findVowels(int[] found, Kind[] what) {
    double[] bright = new double[sound.length];
    double keep = StrictMath.exp(-2 * Math.PI * 500 / rate);
    double low = 0;
    for (int i = 0; i < sound.length; i++) {
      low += (1 - keep) * (sound[i] - low);
      bright[i] = sound[i] - low;
    }
    float[] levels = levels(found, bright);
    boolean[] vowel = new boolean[found.length];
    int syllable = (int) (SYLLABLE_SECONDS * rate);
    double least = StrictMath.pow(10, -VOWEL_DB / 20);
    for (int i = 0; i < found.length; i++) {
      if (what[i] == Kind.VOICELESS || clarity(found[i]) < LEAST_CLARITY) {
        continue;
      }
      float most = levels[i];
      for (int k = i; k >= 0 && found[i] - found[k] < syllable; k--) {
        most = what[k] == Kind.VOICELESS ? most : Math.max(most, levels[k]);
      }
      for (int k = i; k < found.length && found[k] - found[i] < syllable; k++) {
        most = what[k] == Kind.VOICELESS ? most : Math.max(most, levels[k]);
      }
      vowel[i] = levels[i] > least * most;
    }
    int begin = -1;
    for (int i = 0; i <= found.length; i++) {
      boolean here = i < found.length && vowel[i];
      if (here && begin < 0) {
        begin = i;
      } else if (!here && begin >= 0) {
        if (found[i - 1] - found[begin] >= SHORTEST_VOWEL * rate) {
          Arrays.fill(what, begin, i, Kind.VOWEL);
        }
        begin = -1;
      }
    }
  }

  private double clarity(int frame) {
    int index = (int) Math.rint((double) frame * SpeechPitch.PER_SECOND / rate);
    return pitch.clarity(Math.min(pitch.count() - 1, index));
  }
}
