package glasswood.voice;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Looking words up in bytes, and what is said of bytes that are no lexicon. */
class CompiledWordsTest {
  private static final List<String> PHONES = List.of("aa1", "b", "k");

  /** Out of order, of one letter and many, and with letters that other letters could pass for. */
  private static final List<String> UNSORTED =
      List.of("zebran", "a0", "abc0", "b0", "abcv", "Abc0", "äbc0", "abc\u01300", "ab0", "q'bc0");

  @Test
  void wordsAreFoundInWhateverOrderTheyAre() throws IOException {
    CompiledWords words = new CompiledWords("x", lexicon(UNSORTED));
    for (int i = 0; i < UNSORTED.size(); i++) {
      assertArrayEquals(phones(i), words.find(UNSORTED.get(i)), UNSORTED.get(i));
    }
    assertEquals(List.of("n", "0", "v"), words.parts());
    for (String other : List.of("", "0", "a", "av", "abd0", "abc", "abc00", "Äbc0", "ABC0")) {
      assertNull(words.find(other), other);
    }
  }

  @Test
  void manyWordsOfOneBeginningAreToldApart() throws IOException {
    List<String> many = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      many.add("con" + (char) ('a' + i / 10) + (char) ('a' + i % 10) + (i % 3 == 0 ? "v" : "0"));
    }
    CompiledWords words = new CompiledWords("x", lexicon(many));
    for (int i = 0; i < many.size(); i++) {
      assertArrayEquals(phones(i), words.find(many.get(i)), many.get(i));
    }
  }

  @Test
  void bytesThatEndTooEarlyAreRefusedWhereverTheyEnd() throws IOException {
    byte[] whole = lexicon(UNSORTED);
    for (int length = 0; length < whole.length; length++) {
      assertRefused(Arrays.copyOf(whole, length), "");
    }
    assertRefused(Arrays.copyOf(whole, whole.length - 1), "among its words");
  }

  @Test
  void anotherMagicOrVersionIsRefused() throws IOException {
    assertRefused(changed(0, 1), "is no compiled lexicon");
    assertRefused(changed(7, 2), "is of an unknown version");
  }

  @Test
  void lengthsThatCannotBeAreRefused() throws IOException {
    assertRefused(changed(12, -1), "among its phones");
    assertRefused(changed(12, 0), "among its phones");
    // Behind three phones of 3, 1 and 1 characters and the count of words.
    int word = 12 + 7 + 3 + 3 + 4;
    for (int wrong : new int[] {-128, -1, 0, 1}) {
      assertRefused(changed(word, wrong), "among its words");
    }
    assertRefused(changed(word + 1 + 2 * "zebran".length(), -1), "among its words");
  }

  @Test
  void aPhoneThatIsNotThereIsRefusedWithItsWord() throws IOException {
    int phone = 12 + 7 + 3 + 3 + 4 + 2 + 2 * "zebran".length();
    for (int wrong : new int[] {3, -1}) {
      CompiledWords words = new CompiledWords("x", changed(phone, wrong));
      String message =
          assertThrows(IllegalStateException.class, () -> words.find("zebran")).getMessage();
      assertEquals("FreeTTS's lexicon x has a word with phone " + wrong + ".", message);
    }
  }

  private static void assertRefused(byte[] bytes, String part) {
    String message =
        assertThrows(IOException.class, () -> new CompiledWords("x", bytes)).getMessage();
    assertTrue(message.startsWith("FreeTTS's lexicon x ") && message.endsWith("."), message);
    assertTrue(message.contains(part), message);
  }

  private static byte[] changed(int at, int value) throws IOException {
    byte[] bytes = lexicon(UNSORTED);
    bytes[at] = (byte) value;
    return bytes;
  }

  /** A lexicon whose words have phones told by their places. */
  private static byte[] lexicon(List<String> entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(0xBABB1E);
    out.writeInt(1);
    out.writeInt(PHONES.size());
    for (String phone : PHONES) {
      out.writeByte(phone.length());
      out.writeChars(phone);
    }
    out.writeInt(entries.size());
    for (int i = 0; i < entries.size(); i++) {
      out.writeByte(entries.get(i).length());
      out.writeChars(entries.get(i));
      String[] phones = phones(i);
      out.writeByte(phones.length);
      for (String phone : phones) {
        out.writeByte(PHONES.indexOf(phone));
      }
    }
    return bytes.toByteArray();
  }

  /** Phones that only the word at a place has: its place's digits to base three. */
  private static String[] phones(int place) {
    return Integer.toString(place, 3)
        .chars()
        .mapToObj(digit -> PHONES.get(digit - '0'))
        .toArray(String[]::new);
  }
}
