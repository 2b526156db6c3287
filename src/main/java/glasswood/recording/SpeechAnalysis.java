package glasswood.recording;

import glasswood.dream.Recording;
import glasswood.dream.Recording.Kind;
import glasswood.listen.Resampler;
import glasswood.listen.SpeechPitch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Finds out whether a sound is someone speaking, and makes a {@link Recording} of it: without what
 * rumbles, without the silence before and after, with pauses of {@value #LONGEST_PAUSE} s at most,
 * its vowels at {@value #VOWEL_RMS} RMS.
 */
final class SpeechAnalysis {
  static final double SHORTEST = 0.2;
  private static final double SILENT_DB = -60;
  private static final double RUMBLE_HZ = 60;
  private static final double LONGEST_PAUSE = 0.6;
  private static final double BEFORE = 0.05;
  private static final double AFTER = 0.15;
  private static final double FADE = 0.012;
  private static final double VOWEL_RMS = 0.1;
  private static final double VOICELESS_SECONDS = 0.005;
  private static final double LONGEST_PERIOD = 0.022;
  private static final double SMALL_RATE = 16_000;

  private static final double CLIPPED_TOO_MUCH = 0.1;
  private static final double CLIPPED_A_LITTLE = 0.001;

  /** Steps of 16 bits are no slope … */
  private static final double FLAT = 1e-4;

  /** … and a crest's steps grow by less than this from one sample to the next. */
  private static final double EDGE = 3;

  private static final double LEAST_VOICED = 0.2;

  /** Monotonous machines hold 0.46 of their pitch, a violin with vibrato 0.86. */
  private static final double MOST_HELD = 0.5;

  private static final double LEAST_LEVEL_SPREAD = 3.5;
  private static final double MOST_BRIGHTNESS_SPREAD = 15;

  /** Vowels and consonants differ by 2.1 dB and more even in a hall, a tone that swells by 0.2. */
  private static final double LEAST_BRIGHTNESS_SPREAD = 1;

  private static final double LEAST_CLARITY = 0.75;

  /**
   * Speech in a room moves by 6.8 dB and more and is 0.85 periodic or more, what only a room gives
   * back of it by 5.3 and 0.83 at most.
   */
  private static final double LEAST_DRY_SPREAD = 6;

  private static final double LEAST_DRY_CLARITY = 0.85;

  /** A creaking voice's pitch leaps in 2 of 100 steps, that of several tones in 3 and more. */
  private static final double MOST_LEAPS = 0.03;

  private SpeechAnalysis() {}

  /**
   * What came of it.
   *
   * @param recording null when it is refused
   * @param refusal why, as the rest of a sentence that begins with the file's name; null when not
   * @param notes what the listener should know all the same, likewise
   */
  record Result(Recording recording, String refusal, List<String> notes) {}

  private static Result refused(String reason, Object... values) {
    return new Result(null, String.format(Locale.ROOT, reason, values), List.of());
  }

  /**
   * Analyses a sound of one channel.
   *
   * @param rate its frames a second
   * @param wanted frames a second of the recording
   */
  static Result of(double[] sound, int rate, int wanted) {
    double peak = 0;
    for (double value : sound) {
      if (!(Math.abs(value) <= Float.MAX_VALUE)) {
        return refused("holds samples that are no numbers");
      }
      peak = Math.max(peak, Math.abs(value));
    }
    double peakDb = 20 * StrictMath.log10(peak + 1e-9);
    if (peakDb < SILENT_DB) {
      return peak == 0
          ? refused("is silent")
          : refused("is silent: its loudest sample is at %.0f dB; speak louder or closer", peakDb);
    }
    double[] clean = withoutRumble(sound, rate);
    Levels levels = new Levels(clean, rate);
    if (levels.activeSeconds() < SHORTEST) {
      return refused(
          "holds %.2f s of sound; a word takes at least %.1f s", levels.activeSeconds(), SHORTEST);
    }
    double clipped = clipped(sound, peak, levels, rate);
    if (clipped > CLIPPED_TOO_MUCH) {
      return refused(
          "is clipped: %.0f %% of its speech is cut off at the loudest level; record it again,"
              + " softer",
          100 * clipped);
    }
    SpeechPitch pitch = SpeechPitch.of(clean, rate);
    String objection = objection(SpeechTraits.of(clean, rate, levels, pitch));
    if (objection != null) {
      return new Result(null, objection, List.of());
    }
    Recording recording = recording(clean, rate, wanted, levels, pitch);
    if (recording == null) {
      return refused("holds no vowel that could be held; speak more slowly");
    }
    List<String> notes = new ArrayList<>();
    if (rate < SMALL_RATE) {
      notes.add(
          String.format(
              Locale.ROOT,
              "has %d frames a second, as a telephone has: nothing above %.1f kHz will be heard"
                  + " of it",
              rate,
              rate / 2000.0));
    }
    if (clipped > CLIPPED_A_LITTLE) {
      notes.add(
          String.format(
              Locale.ROOT,
              "is clipped a little (%.1f %% of its speech): it will sound harsher than it was",
              100 * clipped));
    }
    return new Result(recording, null, notes);
  }

  /** Why a sound of such traits is no speech; null when it is. */
  private static String objection(SpeechTraits traits) {
    if (traits.voicedShare() < LEAST_VOICED) {
      return String.format(
          Locale.ROOT,
          "holds no voice: only %.0f %% of it has a pitch that one voice could have (whispers, noise"
              + " and several voices at once have none)",
          100 * traits.voicedShare());
    }
    if (traits.heldShare() > MOST_HELD) {
      return String.format(
          Locale.ROOT,
          "is music or singing, not speech: %.0f %% of its pitch is held on tones",
          100 * traits.heldShare());
    }
    if (traits.levelSpread() < LEAST_LEVEL_SPREAD) {
      return String.format(
          Locale.ROOT,
          "is no speech: its loudness moves by %.1f dB only, so there are no syllables",
          traits.levelSpread());
    }
    if (traits.levelSpread() < LEAST_DRY_SPREAD && traits.clarity() < LEAST_DRY_CLARITY) {
      return "holds no voice by itself: it is blurred by reverberation or other sound; record closer"
          + " to the microphone";
    }
    if (traits.brightnessSpread() < LEAST_BRIGHTNESS_SPREAD) {
      return "is no speech: it comes and goes but does not change, so there are no vowels and"
          + " consonants";
    }
    if (traits.brightnessSpread() > MOST_BRIGHTNESS_SPREAD
        || traits.clarity() < LEAST_CLARITY
        || traits.leapShare() > MOST_LEAPS) {
      return "is no speech of one voice: its sound changes as that of several instruments does";
    }
    return null;
  }

  /** A high-pass of second order (Butterworth), and no DC. */
  private static double[] withoutRumble(double[] sound, int rate) {
    double k = StrictMath.tan(Math.PI * RUMBLE_HZ / rate);
    double norm = 1 / (1 + Math.sqrt(2) * k + k * k);
    double a1 = 2 * (k * k - 1) * norm;
    double a2 = (1 - Math.sqrt(2) * k + k * k) * norm;
    double[] out = new double[sound.length];
    // As if it had always been what it begins with.
    double x1 = sound.length == 0 ? 0 : sound[0];
    double x2 = x1;
    double y1 = 0;
    double y2 = 0;
    for (int i = 0; i < sound.length; i++) {
      double y = norm * (sound[i] - 2 * x1 + x2) - a1 * y1 - a2 * y2;
      x2 = x1;
      x1 = sound[i];
      y2 = y1;
      y1 = y;
      out[i] = y;
    }
    return out;
  }

  /**
   * The share of what is said that is cut off: three samples and more at the loudest level, reached
   * and left by steps much larger than those between them. The crest of a low tone, too, stays near
   * its top for a while, but bends there.
   */
  private static double clipped(double[] sound, double peak, Levels levels, int rate) {
    double ceiling = 0.985 * peak;
    double same = 0.003 * peak;
    int hop = Math.max(1, rate / Levels.PER_SECOND);
    int active = 0;
    int cut = 0;
    int run = 0;
    double within = 0;
    for (int i = 0; i < sound.length; i++) {
      active += levels.isActive(i / hop) ? 1 : 0;
      double step = i == 0 ? 0 : Math.abs(sound[i] - sound[i - 1]);
      boolean high = Math.abs(sound[i]) > ceiling;
      boolean on = high && run > 0 && step < same;
      if (!on) {
        boolean flat = run >= 3 && i > run && isEdge(sound, i - run, within, peak);
        cut += flat && isEdge(sound, i, within, peak) ? run : 0;
        run = high ? 1 : 0;
        within = 0;
      } else {
        run++;
        within = Math.max(within, step);
      }
    }
    return active == 0 ? 0 : (double) cut / active;
  }

  /** Whether the step to a sample is much larger than steps {@code within} a run beside it. */
  private static boolean isEdge(double[] sound, int at, double within, double peak) {
    return Math.abs(sound[at] - sound[at - 1]) > EDGE * Math.max(within, FLAT * peak);
  }

  private static Recording recording(
      double[] clean, int rate, int wanted, Levels levels, SpeechPitch pitch) {
    double[] sound = Resampler.resample(clean, rate, wanted);
    PitchMarks.Found found = PitchMarks.of(sound, wanted, pitch);
    double reference = median(found, sound.length);
    if (reference <= 0) {
      return null;
    }
    double gain = VOWEL_RMS / reference;
    Cut cut = new Cut(levels, wanted, sound.length);
    float[] samples = cut.apply(sound, gain);
    Kept kept = new Kept((int) (VOICELESS_SECONDS * wanted), (int) (LONGEST_PERIOD * wanted));
    for (int i = 0; i < found.marks().length; i++) {
      int at = cut.place(found.marks()[i]);
      if (at >= 0) {
        kept.add(at, found.kinds()[i], (float) (gain * found.levels()[i]));
      }
    }
    return kept.count < 2 ? null : kept.recording(wanted, samples, pitchOf(found, pitch, wanted));
  }

  /** The marks that are left; where some are missing, silence has its own. */
  private static final class Kept {
    private final int spacing;
    private final int longest;
    private int[] marks = new int[256];
    private Kind[] kinds = new Kind[256];
    private float[] levels = new float[256];
    private int count;

    Kept(int spacing, int longest) {
      this.spacing = Math.max(1, spacing);
      this.longest = longest;
    }

    void add(int at, Kind kind, float level) {
      while (count > 0 && at - marks[count - 1] > longest) {
        put(marks[count - 1] + spacing, Kind.VOICELESS, 0);
      }
      if (count == 0 || at > marks[count - 1]) {
        put(at, kind, level);
      }
    }

    private void put(int at, Kind kind, float level) {
      if (count == marks.length) {
        marks = Arrays.copyOf(marks, 2 * count);
        kinds = Arrays.copyOf(kinds, 2 * count);
        levels = Arrays.copyOf(levels, 2 * count);
      }
      marks[count] = at;
      kinds[count] = kind;
      levels[count++] = level;
    }

    Recording recording(int rate, float[] samples, double hz) {
      return new Recording(
          rate,
          samples,
          Arrays.copyOf(marks, count),
          Arrays.copyOf(kinds, count),
          Arrays.copyOf(levels, count),
          hz);
    }
  }

  /** The median level of the vowels; 0 when there is none. */
  private static double median(PitchMarks.Found found, int length) {
    float[] levels = new float[found.marks().length];
    int count = 0;
    for (int i = 0; i < levels.length; i++) {
      if (found.kinds()[i] == Kind.VOWEL && found.marks()[i] < length) {
        levels[count++] = found.levels()[i];
      }
    }
    Arrays.sort(levels, 0, count);
    return count == 0 ? 0 : levels[count / 2];
  }

  private static double pitchOf(PitchMarks.Found found, SpeechPitch pitch, int rate) {
    double[] hz = new double[found.marks().length];
    int count = 0;
    for (int i = 0; i < hz.length; i++) {
      int index = (int) Math.rint((double) found.marks()[i] * SpeechPitch.PER_SECOND / rate);
      double here = index < pitch.count() ? pitch.hz(index) : Double.NaN;
      if (found.kinds()[i] == Kind.VOWEL && !Double.isNaN(here)) {
        hz[count++] = here;
      }
    }
    Arrays.sort(hz, 0, count);
    return count == 0 ? 100 : hz[count / 2];
  }

  /** What is kept: the speech with a little before and after it, and short pauses. */
  private static final class Cut {
    /** Pairs of frames: from, to. */
    private final List<int[]> spans = new ArrayList<>();

    private final int fade;

    Cut(Levels levels, int rate, int length) {
      fade = (int) (FADE * rate);
      int begin = -1;
      int before = (int) (BEFORE * rate);
      int after = (int) (AFTER * rate);
      int most = (int) (LONGEST_PAUSE * rate) - before - after;
      for (int i = 0; i <= levels.count(); i++) {
        boolean active = i < levels.count() && levels.isActive(i);
        if (active && begin < 0) {
          begin = i;
        } else if (!active && begin >= 0) {
          int from = Math.max(0, frame(begin, rate) - before);
          int to = Math.min(length, frame(i, rate) + after);
          int[] last = spans.isEmpty() ? null : spans.get(spans.size() - 1);
          if (last != null && from - last[1] <= Math.max(0, most)) {
            last[1] = to;
          } else {
            spans.add(new int[] {from, to});
          }
          begin = -1;
        }
      }
    }

    private static int frame(int index, int rate) {
      return (int) ((long) index * rate / Levels.PER_SECOND);
    }

    /** Where a frame goes; −1 when it is not kept. */
    int place(int frame) {
      int at = 0;
      for (int[] span : spans) {
        if (frame >= span[0] && frame < span[1]) {
          return at + frame - span[0];
        }
        at += span[1] - span[0] + gap();
      }
      return -1;
    }

    /** Silence between two spans, beyond the room noise that each of them ends with. */
    private int gap() {
      return 20 * fade;
    }

    float[] apply(double[] sound, double gain) {
      int length = 0;
      for (int[] span : spans) {
        length += span[1] - span[0] + gap();
      }
      float[] out = new float[Math.max(0, length - gap())];
      int at = 0;
      for (int[] span : spans) {
        int count = span[1] - span[0];
        for (int i = 0; i < count; i++) {
          double edge = Math.min(1, (Math.min(i, count - 1 - i) + 0.5) / fade);
          double smooth = edge * edge * (3 - 2 * edge);
          out[at + i] = (float) (gain * smooth * sound[span[0] + i]);
        }
        at += count + gap();
      }
      return out;
    }
  }
}
