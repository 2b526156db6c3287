package glasswood.voice;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.speech.freetts.en.us.CMULexicon;
import com.sun.speech.freetts.lexicon.LetterToSoundImpl;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Our lexicon beside FreeTTS's own, word by word. */
class IndexedLexiconTest {
  /** Every part of speech of the lexicon, one that it has not, and none at all. */
  private static final String[] PARTS = {"d", "n", "0", "v", "j", "x", "nn", "", null};

  /** FreeTTS's; loaded once, since only the first one of a JVM knows its parts of speech. */
  private static CMULexicon theirs;

  private static IndexedLexicon ours;

  @BeforeAll
  static void load() throws IOException {
    theirs = CMULexicon.getInstance(true);
    ours = new IndexedLexicon();
    assertNotNull(theirs.getPhones("addicts", "x", false), "theirs tries other parts of speech");
  }

  @Test
  void everyWordHasFreeTtsPhonesInEveryPartOfSpeech() throws IOException {
    Set<String> words = new LinkedHashSet<>();
    List<String> compiled = entries("cmulex_compiled.bin");
    List<String> addenda = entries("cmulex_addenda.bin");
    assertEquals(62_980, compiled.size());
    assertTrue(addenda.size() > 10);
    for (String entry : compiled) {
      words.add(entry.substring(0, entry.length() - 1));
    }
    for (String entry : addenda) {
      words.add(entry.substring(0, entry.length() - 1));
    }
    for (String word : words) {
      for (String part : PARTS) {
        String[] phones = theirs.getPhones(word, part, false);
        assertNotNull(phones, word);
        if (!List.of(phones).equals(List.of(ours.getPhones(word, part, false)))) {
          assertArrayEquals(phones, ours.getPhones(word, part, false), word + " as " + part);
        }
      }
    }
  }

  @Test
  void wordsThatNoLexiconHasGoByTheSameRules() {
    Random dice = new Random(20261129);
    String letters = "aabcdeefghiijklmnoopqrstuuvwxyz'Q7é";
    int byRule = 0;
    for (int i = 0; i < 600; i++) {
      StringBuilder made = new StringBuilder();
      for (int left = 1 + dice.nextInt(14); left > 0; left--) {
        made.append(letters.charAt(dice.nextInt(letters.length())));
      }
      String word = made.toString();
      String part = PARTS[dice.nextInt(PARTS.length)];
      byRule += theirs.getPhones(word, part, false) == null ? 1 : 0;
      assertArrayEquals(
          theirs.getPhones(word, part, false), ours.getPhones(word, part, false), word);
      assertArrayEquals(theirs.getPhones(word, part), ours.getPhones(word, part), word);
    }
    // Few of the shorter ones are words.
    assertTrue(byRule > 400, byRule + " by rule");
  }

  @Test
  void everyWordIsSpelledAsFreeTtsSpellsIt() throws IOException {
    LetterToSoundImpl rules =
        new LetterToSoundImpl(CMULexicon.class.getResource("cmulex_lts.bin"), true);
    SpellingRules ourRules;
    try (InputStream in = CMULexicon.class.getResourceAsStream("cmulex_lts.bin")) {
      ourRules = new SpellingRules(in.readAllBytes());
    }
    for (String entry : entries("cmulex_compiled.bin")) {
      assertEquals(List.of(rules.getPhones(entry, null)), ourRules.phones(entry), entry);
    }
  }

  @Test
  void wordsLongerThanAnyAndNoneAtAllAreLookedUpTheSameWay() {
    for (String word : List.of("", "w".repeat(126), "w".repeat(127), "w".repeat(1000))) {
      assertNull(ours.getPhones(word, null, false));
      assertNull(theirs.getPhones(word, null, false));
      assertArrayEquals(theirs.getPhones(word, null), ours.getPhones(word, null), word);
    }
  }

  @Test
  void addendaComeAndGoAsInFreeTts() throws IOException {
    String first = entries("cmulex_addenda.bin").get(0);
    String word = first.substring(0, first.length() - 1);
    String part = first.substring(first.length() - 1);
    String[] phones = theirs.getPhones(word, part, false);

    removeAddendum(word, part);
    assertAgree(word);
    addAddendum(word, part, phones);
    assertArrayEquals(phones, ours.getPhones(word, part));

    addAddendum("glasswoodian", null, new String[] {"g", "l", "ae1", "s"});
    assertArrayEquals(new String[] {"g", "l", "ae1", "s"}, ours.getPhones("glasswoodian", "v"));
    assertAgree("glasswoodian");
    addAddendum("rest", "q", new String[] {"r", "eh1"});
    assertArrayEquals(new String[] {"r", "eh1"}, ours.getPhones("rest", "q"));
    assertAgree("rest");
    assertAgree("sleep");
    addAddendum("rest", "0", null);
    assertAgree("rest");
    removeAddendum("rest", "q");
    removeAddendum("rest", null);
    removeAddendum("glasswoodian", "0");
    removeAddendum("never-added", "0");
    assertAgree("rest");
    assertAgree("glasswoodian");
    assertNull(ours.getPhones("glasswoodian", null, false));
  }

  @Test
  void whoeverGetsPhonesMayKeepThem() {
    addAddendum("glasswood", null, new String[] {"g", "l", "ae1", "s"});
    // A word of the lexicon, one that was added, and one by rule.
    for (String word : List.of("rest", "glasswood", "glasswoodian")) {
      String[] phones = ours.getPhones(word, null);
      String first = phones[0];
      phones[0] = "changed";
      assertEquals(first, ours.getPhones(word, null)[0]);
    }
    removeAddendum("glasswood", null);
  }

  @Test
  void syllablesEndWhereTheyEndInFreeTts() {
    for (String word : List.of("unworthy", "allowed", "extraordinary", "a")) {
      String[] phones = theirs.getPhones(word, null);
      List<String> before = new ArrayList<>();
      for (int i = 0; i <= phones.length; i++) {
        assertEquals(
            theirs.isSyllableBoundary(before, phones, i),
            ours.isSyllableBoundary(before, phones, i));
        before.add(i < phones.length ? phones[i] : "");
      }
    }
  }

  private static void addAddendum(String word, String part, String[] phones) {
    theirs.addAddendum(word, part, phones);
    ours.addAddendum(word, part, phones);
  }

  private static void removeAddendum(String word, String part) {
    theirs.removeAddendum(word, part);
    ours.removeAddendum(word, part);
  }

  private static void assertAgree(String word) {
    for (String part : PARTS) {
      assertArrayEquals(
          theirs.getPhones(word, part, false), ours.getPhones(word, part, false), word);
      assertArrayEquals(theirs.getPhones(word, part), ours.getPhones(word, part), word);
    }
  }

  /** The words of a compiled lexicon, each with its part of speech, read by Java's own reader. */
  private static List<String> entries(String name) throws IOException {
    List<String> entries = new ArrayList<>();
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(CMULexicon.class.getResourceAsStream(name)))) {
      in.skipNBytes(8);
      for (int left = in.readInt(); left > 0; left--) {
        in.skipNBytes(2 * in.readByte());
      }
      for (int left = in.readInt(); left > 0; left--) {
        StringBuilder entry = new StringBuilder();
        for (int length = in.readByte(); length > 0; length--) {
          entry.append(in.readChar());
        }
        entries.add(entry.toString());
        in.skipNBytes(in.readByte());
      }
      assertEquals(-1, in.read());
    }
    return entries;
  }
}
