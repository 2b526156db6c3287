package glasswood.unit;

import glasswood.dream.Phone;
import glasswood.dream.Utterance;
import glasswood.unit.VoicePhones.Manner;
import glasswood.unit.VoicePhones.Noise;
import glasswood.unit.VoicePhones.Place;
import glasswood.unit.VoicePhones.Target;
import java.util.List;

/**
 * Utterances as curves of articulation: what {@link VoiceCore} needs, every 2.5 ms.
 *
 * <p>Each phone writes its targets; a raised-cosine window then slides over them, wide for the
 * tongue (formants, 60 ms), narrower for glottis and nose, narrow for bursts. So every transition
 * is a curve, short vowels fall short of their targets, and consonants bend the vowels beside them
 * (by Sussman's locus equations). A second set of curves, "sung", holds only the vowels, joined
 * over the consonants: what is left of a word that dissolves.
 */
final class VoiceTrack {
  static final int F1 = 0;
  static final int F2 = 1;
  static final int F3 = 2;
  static final int B1 = 3;
  static final int B2 = 4;
  static final int B3 = 5;
  static final int VOICING = 6;
  static final int ASPIRATION = 7;
  static final int NASAL = 8;
  static final int LOW_HZ = 9;
  static final int LOW_BAND = 10;
  static final int LOW_NOISE = 11;
  static final int HIGH_HZ = 12;
  static final int HIGH_BAND = 13;
  static final int HIGH_NOISE = 14;
  static final int FLAT_NOISE = 15;
  static final int CENTS = 16;
  static final int SUNG_F1 = 17;
  static final int SUNG_F2 = 18;
  static final int SUNG_F3 = 19;
  static final int SUNG = 20;
  static final int VOWEL = 21;
  static final int HUMMED = 22;
  static final int STRESS = 23;
  static final int SECOND_NOISE = 24;
  static final int THIRD_NOISE = 25;
  static final int FOURTH_NOISE = 26;

  /** 1 where the mouth is closed and only a murmur comes through its walls. */
  static final int BAR = 27;

  static final int COLUMNS = 28;

  /** F1 … B3, which the tongue moves. */
  private static final int BENDS = 6;

  private static final double STEP = 0.0025;
  private static final double TONGUE = 0.060;

  /** Seconds that voicing takes to begin and to end, where nothing else is said. */
  static final double LIPS = 0.030;

  private static final double NOSE = 0.040;
  private static final double BURST = 0.036;
  private static final VoiceTrack SILENCE = say(List.of(), 1, 0.2, 0.2, 0.6);

  private final int frames;
  private final double[] data;

  private VoiceTrack(int frames) {
    this.frames = frames;
    data = new double[frames * COLUMNS];
  }

  /** Nothing is said: a second of silence. */
  static VoiceTrack silence() {
    return SILENCE;
  }

  /**
   * Several utterances, one after the other.
   *
   * @param utterances what is said
   * @param stretch factor of all durations; above 1 is slower
   * @param lead seconds of silence before the first
   * @param pause seconds of silence between two
   * @param tail seconds of silence after the last
   */
  static VoiceTrack say(
      List<Utterance> utterances, double stretch, double lead, double pause, double tail) {
    return say(utterances, stretch, lead, pause, tail, LIPS);
  }

  /**
   * The same with voices that take their time to begin and to end.
   *
   * @param glottis seconds that voicing takes from nothing to full, and back
   */
  static VoiceTrack say(
      List<Utterance> utterances,
      double stretch,
      double lead,
      double pause,
      double tail,
      double glottis) {
    double seconds = lead + tail + Math.max(0, utterances.size() - 1) * pause;
    for (Utterance utterance : utterances) {
      seconds += utterance.seconds() * stretch;
    }
    VoiceTrack track = new VoiceTrack(Math.max(2, (int) Math.ceil(seconds / STEP)));
    track.rest();
    double begin = lead;
    for (Utterance utterance : utterances) {
      track.write(utterance, begin, stretch);
      begin += utterance.seconds() * stretch + pause;
    }
    track.join(1);
    track.soften(1, glottis);
    return track;
  }

  /**
   * One utterance, slowed for humming: even the tongue takes its time.
   *
   * @param slowness factor of all durations, at least 1
   */
  static VoiceTrack hum(Utterance utterance, double slowness, double lead, double tail) {
    double seconds = lead + tail + utterance.seconds() * slowness;
    VoiceTrack track = new VoiceTrack(Math.max(2, (int) Math.ceil(seconds / STEP)));
    track.rest();
    track.write(utterance, lead, slowness);
    track.join(slowness);
    track.soften(Math.min(6, slowness), LIPS);
    return track;
  }

  /** Duration in seconds. */
  double seconds() {
    return frames * STEP;
  }

  /** All columns at {@code seconds}, interpolated; beyond an end, what is there. */
  void read(double seconds, double[] into) {
    double at = Math.min(frames - 1.000001, Math.max(0, seconds / STEP));
    int frame = (int) at;
    double share = at - frame;
    int base = frame * COLUMNS;
    for (int k = 0; k < COLUMNS; k++) {
      double here = data[base + k];
      into[k] = here + share * (data[base + COLUMNS + k] - here);
    }
  }

  /** Gives a frame the frication of a column, {@code gain} times. */
  static void hiss(double[] column, double gain, VoiceFrame frame) {
    frame.secondNoise = gain * column[SECOND_NOISE];
    frame.thirdNoise = gain * column[THIRD_NOISE];
    frame.fourthNoise = gain * column[FOURTH_NOISE];
    frame.lowHz = column[LOW_HZ];
    frame.lowBand = column[LOW_BAND];
    frame.lowNoise = gain * column[LOW_NOISE];
    frame.highHz = column[HIGH_HZ];
    frame.highBand = column[HIGH_BAND];
    frame.highNoise = gain * column[HIGH_NOISE];
    frame.flatNoise = gain * column[FLAT_NOISE];
  }

  /** One column at {@code seconds}, interpolated. */
  double value(double seconds, int column) {
    double at = Math.min(frames - 1.000001, Math.max(0, seconds / STEP));
    int frame = (int) at;
    double here = data[frame * COLUMNS + column];
    return here + (at - frame) * (data[(frame + 1) * COLUMNS + column] - here);
  }

  private void rest() {
    for (int frame = 0; frame < frames; frame++) {
      int base = frame * COLUMNS;
      data[base + B1] = 100;
      data[base + B2] = 120;
      data[base + B3] = 180;
      data[base + LOW_HZ] = Noise.NONE.lowHz();
      data[base + LOW_BAND] = Noise.NONE.lowBand();
      data[base + HIGH_HZ] = Noise.NONE.highHz();
      data[base + HIGH_BAND] = Noise.NONE.highBand();
    }
  }

  private void write(Utterance utterance, double begin, double stretch) {
    List<Phone> phones = utterance.phones();
    double mean = 0;
    for (Phone phone : phones) {
      mean += StrictMath.log(phone.startHz() * phone.endHz()) / 2;
    }
    mean = phones.isEmpty() ? 0 : StrictMath.exp(mean / phones.size());
    for (int i = 0; i < phones.size(); i++) {
      Phone phone = phones.get(i);
      Target target = VoicePhones.of(phone.symbol());
      Target next = i + 1 < phones.size() ? VoicePhones.of(phones.get(i + 1).symbol()) : null;
      Target before = i > 0 ? VoicePhones.of(phones.get(i - 1).symbol()) : null;
      double from = begin + phone.seconds() * stretch;
      double to = from + phone.duration() * stretch;
      int first = index(from);
      int limit = Math.max(first + 1, index(to));
      boolean aspirated = next != null && next.isVowel() && phone.stress() > 0;
      for (int frame = first; frame < Math.min(limit, frames); frame++) {
        double share = (frame - first + 0.5) / (limit - first);
        int base = frame * COLUMNS;
        data[base + CENTS] = cents(phone, share, mean);
        data[base + STRESS] = phone.stress();
        shape(base, target, before, next, share);
        sound(base, target, share, (limit - first) * STEP, aspirated);
      }
    }
    if (!phones.isEmpty()) {
      fadeOut(index(begin + utterance.seconds() * stretch));
    }
  }

  private static double cents(Phone phone, double share, double mean) {
    double hz = phone.startHz() + share * (phone.endHz() - phone.startHz());
    return 1200 * StrictMath.log(hz / mean) / StrictMath.log(2);
  }

  /** The tract's shape. Breath takes the shape of its neighbour. */
  private void shape(int base, Target target, Target before, Target next, double share) {
    boolean intoVowel = next != null && next.isVowel();
    boolean breath =
        target.manner() == Manner.BREATH
            && (intoVowel || (before != null && before.manner() != Manner.BREATH));
    Target tract = target;
    if (breath) {
      tract = intoVowel ? next : before;
    }
    // A diphthong stays near its beginning for a while, then glides.
    double glide = breath ? 0 : VoiceMath.ease(0.25, 0.95, share);
    Target vowel = target.manner() == Manner.VOWEL ? null : vowelBeside(before, next);
    for (int k = 0; k < 3; k++) {
      data[base + F1 + k] = VoiceMath.mix(tract.formants()[k], tract.ending()[k], glide);
      data[base + B1 + k] = breath ? target.bands()[k] : tract.bands()[k];
    }
    if (target.place() != Place.OTHER && vowel != null) {
      double vowelHz = (intoVowel ? vowel.formants() : vowel.ending())[1];
      data[base + F2] = target.place().secondFormant(vowelHz);
    }
    if (target.manner() == Manner.PAUSE) {
      for (int k = 0; k < 3; k++) {
        data[base + F1 + k] = 0;
      }
    }
    data[base + VOWEL] = target.isVowel() ? 1 : 0;
    data[base + HUMMED] = target.isSonorant() ? 1 : 0;
    if (target.isVowel()) {
      for (int k = 0; k < 3; k++) {
        data[base + SUNG_F1 + k] = data[base + F1 + k];
      }
    }
  }

  /** The vowel that a consonant leans to: the next, else the one before. */
  private static Target vowelBeside(Target before, Target next) {
    if (next != null && next.isVowel()) {
      return next;
    }
    return before != null && before.isVowel() ? before : null;
  }

  private void sound(int base, Target target, double share, double seconds, boolean aspirated) {
    double at = share * seconds;
    switch (target.manner()) {
      case VOWEL, GLIDE -> data[base + VOICING] = target.voicing();
      case NASAL -> {
        data[base + VOICING] = target.voicing();
        data[base + NASAL] = 1;
      }
      case FRICATIVE -> {
        data[base + VOICING] = target.voicing();
        noise(base, target.noise(), 1);
      }
      case AFFRICATE -> {
        if (share < 0.4) {
          data[base + VOICING] = target.voicing();
          data[base + BAR] = 1;
        } else {
          noise(base, target.noise(), share < 0.5 ? 1.3 : 1);
        }
      }
      case STOP -> {
        double aspiration = aspirated ? target.aspiration() : target.aspiration() * 0.3;
        double release = Math.max(0.4 * seconds, seconds - target.burst() - aspiration);
        if (at < release) {
          data[base + VOICING] = target.voicing();
          data[base + BAR] = 1;
        } else if (at < release + target.burst()) {
          noise(base, target.noise(), 1);
        } else {
          data[base + ASPIRATION] = target.voicing() > 0 ? 0.05 : 0.35;
        }
      }
      case BREATH -> data[base + ASPIRATION] = 0.45;
      case PAUSE -> {
        // silence
      }
    }
  }

  private void noise(int base, Noise noise, double gain) {
    data[base + SECOND_NOISE] = noise.second() * gain;
    data[base + THIRD_NOISE] = noise.third() * gain;
    data[base + FOURTH_NOISE] = noise.fourth() * gain;
    data[base + LOW_HZ] = noise.lowHz();
    data[base + LOW_BAND] = noise.lowBand();
    data[base + LOW_NOISE] = noise.low() * gain;
    data[base + HIGH_HZ] = noise.highHz();
    data[base + HIGH_BAND] = noise.highBand();
    data[base + HIGH_NOISE] = noise.high() * gain;
    data[base + FLAT_NOISE] = noise.flat() * gain;
  }

  /** The last 60 ms of a word's voice die away. */
  private void fadeOut(int end) {
    int length = (int) (0.06 / STEP);
    for (int i = 0; i < length; i++) {
      int frame = end - 1 - i;
      if (frame >= 0 && frame < frames) {
        data[frame * COLUMNS + VOICING] *= 0.15 + 0.85 * i / length;
      }
    }
  }

  /** Fills what pauses and consonants leave open from both neighbours. */
  private void join(double slowness) {
    bridge(F1, 3, true);
    bridge(SUNG_F1, 3, false);
    boolean any = false;
    for (int frame = 0; frame < frames; frame++) {
      any |= data[frame * COLUMNS + VOWEL] > 0;
    }
    if (!any) {
      return;
    }
    // A word sings from its first vowel to its last; 0.25 s without one part words.
    int patience = (int) (0.25 * slowness / STEP);
    int lastVowel = -1;
    for (int frame = 0; frame < frames; frame++) {
      if (data[frame * COLUMNS + VOWEL] > 0) {
        int from = lastVowel >= 0 && frame - lastVowel < patience ? lastVowel : frame;
        for (int k = from; k <= frame; k++) {
          data[k * COLUMNS + SUNG] = 1;
        }
        lastVowel = frame;
      }
    }
  }

  private void bridge(int column, int count, boolean step) {
    for (int k = column; k < column + count; k++) {
      int before = -1;
      for (int frame = 0; frame <= frames; frame++) {
        boolean known = frame < frames && data[frame * COLUMNS + k] > 0;
        if (!known && frame < frames) {
          continue;
        }
        double left = before >= 0 ? data[before * COLUMNS + k] : known(frame, k);
        double right = frame < frames ? data[frame * COLUMNS + k] : left;
        for (int gap = before + 1; gap < frame; gap++) {
          double share = (gap - before) / (double) (frame - before);
          double weight = step ? (share < 0.5 ? 0 : 1) : share;
          data[gap * COLUMNS + k] = VoiceMath.mix(left, right, weight);
        }
        before = frame;
      }
    }
  }

  private double known(int frame, int column) {
    return frame < frames ? data[frame * COLUMNS + column] : 500 + 1000.0 * (column % 3);
  }

  private void soften(double slowness, double glottis) {
    smooth(F1, BENDS, TONGUE * slowness);
    smooth(VOICING, 1, glottis);
    smooth(ASPIRATION, 1, LIPS);
    smooth(NASAL, 1, NOSE * slowness);
    smooth(LOW_NOISE, 1, BURST);
    smooth(HIGH_NOISE, 1, BURST);
    smooth(FLAT_NOISE, 1, BURST);
    smooth(CENTS, 4, TONGUE * slowness);
    smooth(SUNG, 1, 0.1 * slowness);
    smooth(VOWEL, 1, LIPS);
    smooth(HUMMED, 1, 0.1 * slowness);
    smooth(STRESS, 1, 0.1);
    smooth(SECOND_NOISE, 3, BURST);
    smooth(BAR, 1, LIPS);
  }

  /** Slides a raised-cosine window of {@code seconds} over columns. */
  private void smooth(int first, int count, double seconds) {
    RaisedCosine window = new RaisedCosine(Math.max(1, (int) Math.rint(seconds / STEP / 2)));
    double[] values = new double[frames];
    for (int column = first; column < first + count; column++) {
      for (int frame = 0; frame < frames; frame++) {
        values[frame] = data[frame * COLUMNS + column];
      }
      double[] smoothed = window.smoothed(values);
      for (int frame = 0; frame < frames; frame++) {
        data[frame * COLUMNS + column] = smoothed[frame];
      }
    }
  }

  private static int index(double seconds) {
    return (int) Math.rint(seconds / STEP);
  }
}
