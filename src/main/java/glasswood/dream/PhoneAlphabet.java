package glasswood.dream;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The sounds of English that voices can say, by CMU's symbols.
 *
 * <p>Durations after Klatt, "Synthesis by rule of segmental durations in English sentences" (1979).
 */
public final class PhoneAlphabet {
  /** Silence between words. */
  public static final String PAUSE = "pau";

  private static final Map<String, Entry> ENTRIES = new LinkedHashMap<>();

  /**
   * One phone.
   *
   * @param symbol how it is written
   * @param example an English word
   * @param letters the part of the example that sounds like it
   * @param seconds how long it lasts when stressed
   * @param vowel whether it is a vowel, and so can carry stress
   */
  public record Entry(
      String symbol, String example, String letters, double seconds, boolean vowel) {}

  static {
    vowel("aa", "father", "a", 240);
    vowel("ae", "cat", "a", 230);
    vowel("ah", "cup", "u", 140);
    vowel("ao", "law", "aw", 240);
    vowel("aw", "now", "ow", 260);
    vowel("ax", "about", "a", 120);
    vowel("axr", "letter", "er", 180);
    vowel("ay", "my", "y", 250);
    vowel("eh", "bed", "e", 150);
    vowel("er", "bird", "ir", 200);
    vowel("ey", "day", "ay", 190);
    vowel("ih", "sit", "i", 135);
    vowel("ix", "roses", "e", 110);
    vowel("iy", "see", "ee", 155);
    vowel("ow", "go", "o", 220);
    vowel("oy", "boy", "oy", 280);
    vowel("uh", "book", "oo", 160);
    vowel("uw", "moon", "oo", 210);
    consonant("b", "bed", "b", 85);
    consonant("ch", "chair", "ch", 110);
    consonant("d", "day", "d", 75);
    consonant("dh", "this", "th", 50);
    consonant("dx", "water", "t", 25);
    consonant("el", "little", "le", 160);
    consonant("em", "bottom", "om", 170);
    consonant("en", "button", "on", 170);
    consonant("f", "fall", "f", 100);
    consonant("g", "go", "g", 80);
    consonant("hh", "home", "h", 80);
    consonant("jh", "joy", "j", 90);
    consonant("k", "key", "k", 80);
    consonant("l", "leaf", "l", 80);
    consonant("m", "moss", "m", 70);
    consonant("n", "name", "n", 60);
    consonant("ng", "song", "ng", 95);
    consonant("p", "pool", "p", 90);
    consonant("r", "rest", "r", 80);
    consonant("s", "sea", "s", 105);
    consonant("sh", "she", "sh", 105);
    consonant("t", "tree", "t", 75);
    consonant("th", "thin", "th", 90);
    consonant("v", "voice", "v", 60);
    consonant("w", "water", "w", 80);
    consonant("y", "you", "y", 80);
    consonant("z", "zoo", "z", 75);
    consonant("zh", "measure", "s", 70);
    consonant(PAUSE, "(silence)", "", 250);
  }

  private PhoneAlphabet() {}

  /** All phones: vowels, then consonants, then the pause. */
  public static List<Entry> all() {
    return List.copyOf(ENTRIES.values());
  }

  /** The phone of that symbol, or null. */
  public static Entry of(String symbol) {
    return ENTRIES.get(symbol);
  }

  private static void vowel(String symbol, String example, String letters, int milliseconds) {
    ENTRIES.put(symbol, new Entry(symbol, example, letters, milliseconds / 1000.0, true));
  }

  private static void consonant(String symbol, String example, String letters, int milliseconds) {
    ENTRIES.put(symbol, new Entry(symbol, example, letters, milliseconds / 1000.0, false));
  }
}
