package glasswood.voice;

import glasswood.dream.Phone;
import glasswood.dream.PhoneAlphabet;
import glasswood.dream.Utterance;
import glasswood.json.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Phones that somebody wrote down, with durations and a pitch that falls as in speech.
 *
 * <p>Vowels are marked as in CMU's dictionary: {@code 1} or {@code 2} behind them is stress, {@code
 * 0} is none; where no vowel is marked the first one is stressed that is not reduced. A syllable
 * begins with the consonant before its vowel.
 *
 * <p>Source: durations by the rules of Klatt (1979): unstressed phones are shorter, the last
 * syllable longer, vowels before voiceless consonants shorter.
 */
final class Pronunciation {
  private static final int MOST_PHONES = 400;
  private static final List<String> REDUCED = List.of("ax", "axr", "ix");
  private static final List<String> SYLLABIC = List.of("el", "em", "en");
  private static final List<String> VOICELESS =
      List.of("p", "t", "k", "f", "th", "s", "sh", "ch", "hh");

  private static final double UNSTRESSED = 0.7;
  private static final double FINAL = 1.35;
  private static final double BEFORE_VOICELESS = 0.75;
  private static final double HIGHEST_HZ = 118;
  private static final double LOWEST_HZ = 92;
  private static final double ACCENT_HZ = 14;

  private final List<PhoneAlphabet.Entry> entries = new ArrayList<>();
  private final List<Integer> stress = new ArrayList<>();

  private Pronunciation() {}

  /** Why phones cannot be said: a sentence, or null when they can. */
  static String objection(String phones) {
    try {
      read(phones);
      return null;
    } catch (UnspeakableText e) {
      return e.getMessage();
    }
  }

  /**
   * The utterance.
   *
   * @param text what it is called
   * @throws UnspeakableText when there are none, too many, or one that is none
   */
  static Utterance speak(String text, String phones) {
    return read(phones).timed(text);
  }

  private static Pronunciation read(String phones) {
    Pronunciation said = new Pronunciation();
    if (phones.isBlank()) {
      throw new UnspeakableText("There are no phones to say.");
    }
    String[] symbols = phones.strip().split("\\s+", -1);
    if (symbols.length > MOST_PHONES) {
      throw new UnspeakableText(
          "There are "
              + symbols.length
              + " phones; at most "
              + MOST_PHONES
              + " can be said as one text.");
    }
    boolean sounds = false;
    for (String symbol : symbols) {
      sounds |= said.add(symbol);
    }
    if (!sounds) {
      throw new UnspeakableText("The phones are nothing but silence.");
    }
    said.stressOne();
    return said;
  }

  private boolean add(String written) {
    String symbol = written.toLowerCase(Locale.ROOT);
    int marked = -1;
    int last = symbol.length() - 1;
    if (last > 0 && symbol.charAt(last) >= '0' && symbol.charAt(last) <= '2') {
      marked = symbol.charAt(last) - '0';
      symbol = symbol.substring(0, last);
    }
    PhoneAlphabet.Entry entry = PhoneAlphabet.of(symbol);
    if (entry == null) {
      throw new UnspeakableText(unknown(written, symbol));
    }
    if (marked >= 0 && !entry.vowel()) {
      throw new UnspeakableText(
          "The phone \"" + written + "\" is a consonant; only vowels carry a digit for stress.");
    }
    entries.add(entry);
    stress.add(marked);
    return !symbol.equals(PhoneAlphabet.PAUSE);
  }

  private static String unknown(String written, String symbol) {
    List<String> all = PhoneAlphabet.all().stream().map(PhoneAlphabet.Entry::symbol).toList();
    String shown = written.length() > 20 ? written.substring(0, 19) + "…" : written;
    return "The phone \""
        + shown
        + "\" is unknown"
        + Nearest.to(symbol, all).map(near -> "; nearest: \"" + near + "\"").orElse("")
        + "; \"glasswood phones\" lists them.";
  }

  private void stressOne() {
    if (stress.stream().anyMatch(mark -> mark >= 0)) {
      stress.replaceAll(mark -> Math.max(0, Math.min(1, mark)));
      return;
    }
    int chosen = -1;
    for (int i = 0; i < entries.size(); i++) {
      boolean full = entries.get(i).vowel() && !REDUCED.contains(entries.get(i).symbol());
      if (full && chosen < 0) {
        chosen = i;
      }
      stress.set(i, 0);
    }
    if (chosen >= 0) {
      stress.set(chosen, 1);
    }
  }

  private Utterance timed(String text) {
    int count = entries.size();
    int[] syllable = syllables();
    int[] stressed = new int[count];
    for (int i = 0; i < count; i++) {
      for (int k = 0; k < count; k++) {
        if (stress.get(k) == 1 && syllable[k] == syllable[i]) {
          stressed[i] = 1;
        }
      }
    }
    double[] seconds = new double[count];
    double whole = 0;
    for (int i = 0; i < count; i++) {
      seconds[i] = seconds(i, stressed[i], syllable[i] == syllable[count - 1]);
      whole += seconds[i];
    }
    List<Phone> phones = new ArrayList<>();
    double begin = 0;
    for (int i = 0; i < count; i++) {
      double end = begin + seconds[i];
      double accent = ACCENT_HZ * stressed[i];
      phones.add(
          new Phone(
              entries.get(i).symbol(),
              begin,
              seconds[i],
              HIGHEST_HZ + (LOWEST_HZ - HIGHEST_HZ) * begin / whole + accent,
              HIGHEST_HZ + (LOWEST_HZ - HIGHEST_HZ) * end / whole + accent,
              syllable[i],
              stressed[i]));
      begin = end;
    }
    return new Utterance(text, phones, whole);
  }

  private double seconds(int i, int stressed, boolean last) {
    PhoneAlphabet.Entry entry = entries.get(i);
    double seconds = entry.seconds();
    if (entry.symbol().equals(PhoneAlphabet.PAUSE)) {
      return seconds;
    }
    seconds *= stressed == 1 || REDUCED.contains(entry.symbol()) ? 1 : UNSTRESSED;
    if (entry.vowel()) {
      seconds *= last ? FINAL : 1;
      boolean clipped = i + 1 < entries.size() && VOICELESS.contains(entries.get(i + 1).symbol());
      seconds *= clipped ? BEFORE_VOICELESS : 1;
    }
    return Math.max(0.03, seconds);
  }

  /** Which syllable each phone belongs to. */
  private int[] syllables() {
    int count = entries.size();
    int[] of = new int[count];
    int vowels = -1;
    for (int i = 0; i < count; i++) {
      if (isNucleus(i)) {
        vowels++;
        of[i] = vowels;
        boolean takes = vowels > 0 && i > 0 && !isNucleus(i - 1);
        if (takes && !entries.get(i - 1).symbol().equals(PhoneAlphabet.PAUSE)) {
          of[i - 1] = vowels;
        }
      } else {
        of[i] = Math.max(0, vowels);
      }
    }
    return of;
  }

  private boolean isNucleus(int i) {
    return entries.get(i).vowel() || SYLLABIC.contains(entries.get(i).symbol());
  }
}
