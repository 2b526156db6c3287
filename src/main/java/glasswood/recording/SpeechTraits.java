package glasswood.recording;

import glasswood.listen.SpeechPitch;
import java.util.Arrays;

/**
 * What tells speech from other sound.
 *
 * @param activeSeconds how long something sounds
 * @param voicedShare how much of that has the pitch of one voice
 * @param heldShare how much of the pitched time lies within tones that stay within {@value
 *     #HELD_CENTS} cents for {@value #HELD_SECONDS} s or more
 * @param levelSpread standard deviation of the level in dB while something sounds: syllables
 * @param brightnessSpread standard deviation of the balance above and below 2 kHz, in dB: vowels
 *     against consonants
 * @param leapShare how often the pitch leaps by more than {@value #LEAP} within 5 ms
 * @param clarity how periodic the pitched time is on average, 0 … 1
 */
record SpeechTraits(
    double activeSeconds,
    double voicedShare,
    double heldShare,
    double levelSpread,
    double brightnessSpread,
    double leapShare,
    double clarity) {
  private static final double HELD_CENTS = 30;
  private static final double HELD_SECONDS = 0.25;
  private static final double LEAP = 0.06;
  private static final double SPLIT_HZ = 2000;

  static SpeechTraits of(double[] sound, int rate, Levels levels, SpeechPitch pitch) {
    int active = 0;
    int voiced = 0;
    double[] db = new double[levels.count()];
    double[] balance = new double[levels.count()];
    Levels bright = new Levels(above(sound, rate), rate);
    int step = SpeechPitch.PER_SECOND / Levels.PER_SECOND;
    for (int i = 0; i < levels.count(); i++) {
      if (!levels.isActive(i)) {
        continue;
      }
      db[active] = Math.max(levels.db(i), levels.peakDb() - 40);
      balance[active] = bright.db(i) - levels.db(i);
      active++;
      int at = Math.min(pitch.count() - 1, i * step);
      voiced += Double.isNaN(pitch.hz(at)) ? 0 : 1;
    }
    return new SpeechTraits(
        levels.activeSeconds(),
        active == 0 ? 0 : (double) voiced / active,
        held(pitch),
        spread(db, active),
        spread(balance, active),
        leaps(pitch),
        clarity(pitch));
  }

  private static double leaps(SpeechPitch pitch) {
    int steps = 0;
    int leaps = 0;
    for (int i = 1; i < pitch.count(); i++) {
      double ratio = pitch.hz(i) / pitch.hz(i - 1);
      if (!Double.isNaN(ratio)) {
        steps++;
        leaps += Math.abs(ratio - 1) > LEAP ? 1 : 0;
      }
    }
    return steps == 0 ? 0 : (double) leaps / steps;
  }

  private static double clarity(SpeechPitch pitch) {
    double sum = 0;
    int count = 0;
    for (int i = 0; i < pitch.count(); i++) {
      if (!Double.isNaN(pitch.hz(i))) {
        sum += pitch.clarity(i);
        count++;
      }
    }
    return count == 0 ? 0 : sum / count;
  }

  /** What is above some 2 kHz: a high-pass of second order. */
  private static double[] above(double[] sound, int rate) {
    double[] out = new double[sound.length];
    double keep = StrictMath.exp(-2 * Math.PI * Math.min(SPLIT_HZ, 0.4 * rate) / rate);
    double low = 0;
    double lower = 0;
    for (int i = 0; i < sound.length; i++) {
      low += (1 - keep) * (sound[i] - low);
      double high = sound[i] - low;
      lower += (1 - keep) * (high - lower);
      out[i] = high - lower;
    }
    return out;
  }

  private static double held(SpeechPitch pitch) {
    int voiced = 0;
    int held = 0;
    int least = (int) (HELD_SECONDS * SpeechPitch.PER_SECOND);
    double width = StrictMath.pow(2, 2 * HELD_CENTS / 1200);
    for (int i = 0; i < pitch.count(); i++) {
      voiced += Double.isNaN(pitch.hz(i)) ? 0 : 1;
    }
    int begin = 0;
    while (begin < pitch.count()) {
      double low = pitch.hz(begin);
      double high = low;
      int end = begin;
      while (end < pitch.count() && !Double.isNaN(pitch.hz(end))) {
        double lower = Math.min(low, pitch.hz(end));
        double higher = Math.max(high, pitch.hz(end));
        if (higher > lower * width) {
          break;
        }
        low = lower;
        high = higher;
        end++;
      }
      if (end - begin >= least) {
        held += end - begin;
        begin = end;
      } else {
        begin++;
      }
    }
    return voiced == 0 ? 0 : (double) held / voiced;
  }

  private static double spread(double[] values, int count) {
    if (count == 0) {
      return 0;
    }
    double mean = Arrays.stream(values, 0, count).sum() / count;
    double squares = 0;
    for (int i = 0; i < count; i++) {
      squares += (values[i] - mean) * (values[i] - mean);
    }
    return Math.sqrt(squares / count);
  }
}
