package glasswood.voice;

import com.sun.speech.freetts.FreeTTSSpeakableImpl;
import com.sun.speech.freetts.Item;
import com.sun.speech.freetts.ProcessException;
import com.sun.speech.freetts.Relation;
import com.sun.speech.freetts.Token;
import com.sun.speech.freetts.Tokenizer;
import com.sun.speech.freetts.UtteranceProcessor;
import glasswood.dream.Phone;
import glasswood.dream.Saying;
import glasswood.dream.Utterance;
import glasswood.dream.Words;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;

/**
 * English text to phones with durations and pitch, by FreeTTS's front end.
 *
 * <p>The first call loads lexicon and models once (a few tenths of a second); later calls take
 * about a millisecond. Safe from any thread; calls wait for each other. Writes nothing to the
 * console. The same text always gives the same phones.
 *
 * <p>Source: Walker, Lamere and Kwok, "FreeTTS: A Performance Case Study", Sun Labs TR-2002-114;
 * models from CMU Flite.
 */
public final class VoiceFrontEnd {
  /** Longest text that is spoken at once, in characters: a minute and more. */
  public static final int MAX_CHARACTERS = 1_000;

  /** Between the sentences of one text, in seconds. */
  private static final double SENTENCE_PAUSE = 0.35;

  private static final String SILENCE = "pau";

  /** Letters that are no plain letter with a mark, each with what it is read as. */
  private static final List<String> WHOLE_LETTERS =
      List.of(
          "\u2019", "'", "\u02BC", "'", "`", "'", "\u2044", "/", "ß", "ss", "ẞ", "SS", "æ", "ae",
          "Æ", "Ae", "œ", "oe", "Œ", "Oe", "ø", "o", "Ø", "O", "ł", "l", "Ł", "L", "đ", "d", "Đ",
          "D", "ð", "th", "Ð", "Th", "þ", "th", "Þ", "Th", "ı", "i");

  /** Hours of the morning, whose letters are named: {@code 2 am}, {@code 2:30am}, {@code 2 a.m.} */
  private static final Pattern MORNING = Pattern.compile("(?i)(\\d)\\s*a\\.?m\\b\\.?");

  /** A fraction in one character, which is not to run into the digits before it. */
  private static final Pattern FRACTION = Pattern.compile("(?=[\u00BC-\u00BE\u2150-\u215E])");

  /** What sets words off in plain text, and is not to be read out. */
  private static final Pattern EMPHASIS = Pattern.compile("[*_~^|]");

  /** Keeps FreeTTS's loggers quiet for as long as this class lives. */
  private static final Logger FREETTS_LOGGER = Logger.getLogger("com.sun.speech.freetts");

  private static FrontEndVoice voice;

  private VoiceFrontEnd() {}

  /**
   * The phones of an English text.
   *
   * @throws UnspeakableText when the text is empty, longer than {@link #MAX_CHARACTERS}, in a
   *     script other than Latin, or has nothing in it that can be spoken
   */
  public static Utterance speak(String text) {
    String plain = speakable(text);
    List<Phone> phones = new ArrayList<>();
    synchronized (VoiceFrontEnd.class) {
      FrontEndVoice speaker = voice();
      Tokenizer tokenizer = speaker.getTokenizer();
      tokenizer.setInputText(plain);
      List<Token> sentence = new ArrayList<>();
      while (tokenizer.hasMoreTokens()) {
        Token token = tokenizer.getNextToken();
        if (token == null || token.getWord().isEmpty()) {
          continue;
        }
        // The tokenizer says so when it has read the first token of the next sentence.
        if (tokenizer.isBreak() && !sentence.isEmpty()) {
          append(phones, phonesOf(speaker, sentence, plain));
          sentence = new ArrayList<>();
        }
        sentence.add(token);
      }
      if (!sentence.isEmpty()) {
        append(phones, phonesOf(speaker, sentence, plain));
      }
    }
    if (phones.stream().allMatch(phone -> phone.symbol().equals(SILENCE))) {
      throw new UnspeakableText(nothingIn(text));
    }
    Phone last = phones.get(phones.size() - 1);
    return new Utterance(text, phones, last.seconds() + last.duration());
  }

  /**
   * The phones of something that is to be said: those that were written down, else those of its
   * text.
   *
   * @throws UnspeakableText as {@link #speak(String)}, or when a phone is none
   */
  public static Utterance speak(Saying saying) {
    return saying.phones() == null
        ? speak(saying.text())
        : Pronunciation.speak(saying.text(), saying.phones());
  }

  /** Words as {@link #words(List, List, String)}, of which some may come with their phones. */
  public static Words said(List<Saying> harsh, List<Saying> kind, Saying name) {
    return new Words(
        harsh.stream().map(VoiceFrontEnd::speak).toList(),
        kind.stream().map(VoiceFrontEnd::speak).toList(),
        name == null || (name.phones() == null && name.text().isBlank())
            ? speak("you")
            : speak(name));
  }

  /**
   * Why something cannot be said.
   *
   * @return a sentence, or null when nothing speaks against it
   */
  public static String objection(Saying saying) {
    return saying.phones() == null
        ? objection(saying.text())
        : Pronunciation.objection(saying.phones());
  }

  /**
   * What is said in a dream. A blank or missing name becomes "you".
   *
   * @throws UnspeakableText as {@link #speak}
   */
  public static Words words(List<String> harsh, List<String> kind, String name) {
    return new Words(
        harsh.stream().map(VoiceFrontEnd::speak).toList(),
        kind.stream().map(VoiceFrontEnd::speak).toList(),
        speak(name == null || name.isBlank() ? "you" : name));
  }

  /**
   * Why a text cannot be spoken, as far as its letters tell; quick, loads no lexicon.
   *
   * @return a sentence, or null when nothing speaks against it
   */
  public static String objection(String text) {
    try {
      String plain = speakable(text);
      return plain.chars().anyMatch(Character::isLetterOrDigit) ? null : nothingIn(text);
    } catch (UnspeakableText e) {
      return e.getMessage();
    }
  }

  private static String nothingIn(String text) {
    return "The text \"" + shortened(text) + "\" has no words in it that can be spoken.";
  }

  private static FrontEndVoice voice() {
    if (voice == null) {
      FREETTS_LOGGER.setLevel(Level.OFF);
      FrontEndVoice loading = new FrontEndVoice();
      loading.allocate();
      voice = loading;
    }
    return voice;
  }

  private static String speakable(String text) {
    if (text == null || text.isBlank()) {
      throw new UnspeakableText("There is nothing to say: the text is empty.");
    }
    if (text.length() > MAX_CHARACTERS) {
      throw new UnspeakableText(
          String.format(
              Locale.ROOT,
              "The text has %,d characters; at most %,d can be spoken.",
              text.length(),
              MAX_CHARACTERS));
    }
    for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
      checkLatin(text.codePointAt(i), text);
    }
    String apart = FRACTION.matcher(text).replaceAll(" ");
    String plain = Normalizer.normalize(apart, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "");
    for (int i = 0; i < WHOLE_LETTERS.size(); i += 2) {
      plain = plain.replace(WHOLE_LETTERS.get(i), WHOLE_LETTERS.get(i + 1));
    }
    plain = EMPHASIS.matcher(plain).replaceAll(" ");
    plain = MORNING.matcher(plain).replaceAll("$1 A M");
    return plain.replaceAll("[^\\x20-\\x7E]+", " ").strip();
  }

  private static void checkLatin(int character, String text) {
    if (isStrange(character)) {
      throw new UnspeakableText(
          "The text \""
              + shortened(text)
              + "\" has a character ("
              + Character.toString(character)
              + ") that is not Latin; the voices read English, so write it as it sounds, or give its"
              + " phones in a timeline: {\"say\": …, \"phones\": \"ih l z ax\"}.");
    }
  }

  /** Whether a letter or digit is of a script that is not read. */
  private static boolean isStrange(int c) {
    if (Character.isDigit(c)) {
      return c > 0x7F
          && Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKD).charAt(0) > 0x7F;
    }
    return (Character.isLetter(c) || Character.isIdeographic(c))
        && Character.UnicodeScript.of(c) != Character.UnicodeScript.LATIN
        && c != 0x02BC;
  }

  private static String shortened(String text) {
    return text.length() <= 40 ? text : text.substring(0, 39) + "…";
  }

  private static List<Phone> phonesOf(FrontEndVoice speaker, List<Token> tokens, String text) {
    com.sun.speech.freetts.Utterance utterance =
        new com.sun.speech.freetts.Utterance(speaker, tokens);
    utterance.setSpeakable(new FreeTTSSpeakableImpl(text));
    utterance.setFirst(true);
    utterance.setLast(true);
    try {
      for (UtteranceProcessor processor : speaker.processors()) {
        processor.processUtterance(utterance);
      }
    } catch (ProcessException e) {
      throw new UnspeakableText("The text \"" + shortened(text) + "\" cannot be read as English.");
    }
    return collect(utterance);
  }

  private static List<Phone> collect(com.sun.speech.freetts.Utterance utterance) {
    Pitch pitch = new Pitch(utterance.getRelation("Target"));
    List<Phone> phones = new ArrayList<>();
    double begin = 0;
    int syllable = -1;
    Item lastSyllable = null;
    Relation segments = utterance.getRelation("Segment");
    for (Item item = segments.getHead(); item != null; item = item.getNext()) {
      String symbol = item.getFeatures().getString("name");
      double end = item.getFeatures().getFloat("end");
      Item inSyllable = item.getItemAs("SylStructure");
      Item parent = inSyllable == null ? null : inSyllable.getParent();
      int stress = 0;
      if (parent != null) {
        if (lastSyllable == null || !parent.equalsShared(lastSyllable)) {
          syllable++;
        }
        lastSyllable = parent;
        stress = "1".equals(parent.getFeatures().getString("stress")) ? 1 : 0;
      }
      if (end > begin) {
        phones.add(
            new Phone(
                symbol,
                begin,
                end - begin,
                pitch.at(begin),
                pitch.at(end),
                Math.max(0, syllable),
                stress));
      }
      begin = Math.max(begin, end);
    }
    return phones;
  }

  /** Appends a sentence, without its outer silences, after what is there. */
  private static void append(List<Phone> phones, List<Phone> sentence) {
    int first = 0;
    int last = sentence.size() - 1;
    while (first <= last && sentence.get(first).symbol().equals(SILENCE)) {
      first++;
    }
    while (last >= first && sentence.get(last).symbol().equals(SILENCE)) {
      last--;
    }
    if (first > last) {
      return;
    }
    double shift = -sentence.get(first).seconds();
    int syllables = 0;
    if (!phones.isEmpty()) {
      Phone before = phones.get(phones.size() - 1);
      double end = before.seconds() + before.duration();
      syllables = before.syllable() + 1;
      double hz = before.endHz();
      phones.add(
          new Phone(
              SILENCE, end, SENTENCE_PAUSE, hz, sentence.get(first).startHz(), syllables - 1, 0));
      shift += end + SENTENCE_PAUSE;
    }
    for (Phone phone : sentence.subList(first, last + 1)) {
      phones.add(
          new Phone(
              phone.symbol(),
              phone.seconds() + shift,
              phone.duration(),
              phone.startHz(),
              phone.endHz(),
              phone.syllable() + syllables,
              phone.stress()));
    }
  }

  /** The intonation model's targets, joined by straight lines. */
  private static final class Pitch {
    private static final double DEFAULT_HZ = 120;
    private final List<double[]> targets = new ArrayList<>();

    Pitch(Relation relation) {
      if (relation != null) {
        for (Item item = relation.getHead(); item != null; item = item.getNext()) {
          targets.add(
              new double[] {item.getFeatures().getFloat("pos"), item.getFeatures().getFloat("f0")});
        }
      }
    }

    double at(double seconds) {
      if (targets.isEmpty()) {
        return DEFAULT_HZ;
      }
      double[] before = targets.get(0);
      for (double[] target : targets) {
        if (target[0] >= seconds) {
          double span = target[0] - before[0];
          double share = span <= 0 ? 0 : Math.max(0, seconds - before[0]) / span;
          return before[1] + share * (target[1] - before[1]);
        }
        before = target;
      }
      return before[1];
    }
  }
}
