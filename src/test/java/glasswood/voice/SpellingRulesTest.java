package glasswood.voice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Rules made by hand, and what is said of bytes that are none; the real ones are compared in {@link
 * IndexedLexiconTest}.
 */
class SpellingRulesTest {
  /** Where the first state begins: behind 2 phones of 2 and 1 bytes and 1 letter. */
  private static final int STATES = 8 + 4 + 4 + 3 + 4 + 6 + 4;

  /** An {@code a} is said twice at a word's beginning, is silent before {@code b}, else once. */
  private static byte[] rules() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(0xDEADBEEF);
    out.writeInt(1);
    out.writeInt(2);
    out.writeUTF("aa");
    out.writeUTF("x");
    out.writeInt(1);
    out.writeChar('a');
    out.writeInt(0);
    out.writeInt(5);
    ask(out, 3, '#', 2, 1);
    ask(out, 4, 'b', 4, 3);
    tell(out, 0, 1);
    tell(out, 0);
    tell(out);
    return bytes.toByteArray();
  }

  private static void ask(DataOutputStream out, int place, char letter, int same, int other)
      throws IOException {
    out.writeInt(1);
    out.writeInt(place);
    out.writeChar(letter);
    out.writeInt(same);
    out.writeInt(other);
  }

  private static void tell(DataOutputStream out, int... phones) throws IOException {
    out.writeInt(2);
    out.writeInt(phones.length);
    for (int phone : phones) {
      out.writeInt(phone);
    }
  }

  @Test
  void lettersAreSaidByWhatIsAroundThem() throws IOException {
    SpellingRules rules = new SpellingRules(rules());
    assertEquals(List.of("aa", "x"), rules.phones("a"));
    assertEquals(List.of("aa", "x", "aa", "aa"), rules.phones("aaa"));
    assertEquals(List.of("aa", "x", "aa"), rules.phones("aabba"));
    assertEquals(List.of("aa"), rules.phones("éa"));
    assertEquals(List.of(), rules.phones("bab"));
    assertEquals(List.of(), rules.phones(""));
  }

  @Test
  void bytesThatEndTooEarlyAreRefusedWhereverTheyEnd() throws IOException {
    byte[] whole = rules();
    for (int length = 0; length < whole.length; length++) {
      assertRefused(Arrays.copyOf(whole, length), "end too early");
    }
  }

  @Test
  void otherBytesAreRefused() throws IOException {
    assertRefused(changed(0, 1), "are none");
    assertRefused(changed(7, 2), "are of an unknown version");
    for (int count : new int[] {8, 19, STATES - 4, STATES + 2 * 18 + 4}) {
      assertRefused(changed(count, 0x7F), "end too early");
    }
    for (int count : new int[] {8, 19, STATES - 4}) {
      assertRefused(changed(count, 0xFF), "end too early");
    }
    assertRefused(changed(STATES + 2 * 18 + 4, 0xFF), "err among their states");
    assertRefused(changed(STATES + 3, 3), "err among their states");
  }

  @Test
  void rulesThatLeadNowhereAreToldWhenTheyAreFollowed() throws IOException {
    assertNowhere(changed(STATES + 13, 5), "point at what they have not");
    assertNowhere(changed(STATES + 7, 8), "point at what they have not");
    assertNowhere(changed(STATES + 2 * 18 + 11, 2), "point at what they have not");
    assertNowhere(changed(STATES + 13, 0), "go round and round");
  }

  private static void assertNowhere(byte[] bytes, String part) throws IOException {
    SpellingRules rules = new SpellingRules(bytes);
    assertMessage(assertThrows(IllegalStateException.class, () -> rules.phones("a")), part);
  }

  private static void assertRefused(byte[] bytes, String part) {
    assertMessage(assertThrows(IOException.class, () -> new SpellingRules(bytes)), part);
  }

  private static void assertMessage(Exception refused, String part) {
    String message = refused.getMessage();
    assertTrue(message.startsWith("FreeTTS's letter-to-sound rules " + part), message);
    assertTrue(message.endsWith("."), message);
  }

  private static byte[] changed(int at, int value) throws IOException {
    byte[] bytes = rules();
    bytes[at] = (byte) value;
    return bytes;
  }
}
