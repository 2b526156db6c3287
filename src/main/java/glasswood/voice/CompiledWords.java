package glasswood.voice;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A compiled lexicon of FreeTTS, left as the bytes it is: words are looked up in them.
 *
 * <p>FreeTTS makes objects of all 63,000 words when a few dozen are going to be said. Here one pass
 * over the lengths tells where words of the same first three letters begin and end, and a word is
 * sought between these. That needs no order of the file; the more it is sorted, the quicker.
 *
 * <pre>
 * File    magic and version  int each
 *         phones             int count; each a byte of length, then that many characters
 *         words              int count; each a byte of length, then that many characters, of which
 *                            the last is the part of speech; a byte of length, then a byte for each
 *                            phone, its place among the phones
 *         characters are of two bytes; everything has its high byte first
 * Source  com.sun.speech.freetts.lexicon.LexiconImpl, as it behaves
 * </pre>
 *
 * <p>Never changes, so that any thread may ask.
 */
final class CompiledWords {
  private static final int MAGIC = 0xBABB1E;
  private static final int VERSION = 1;

  /** Beginnings of three letters that are told apart: those of small ASCII letters all are. */
  private static final int HEADS = 1 << 15;

  /** Words that are gone over in one call, so few that the call is soon compiled. */
  private static final int GROUP = 16;

  private final String name;
  private final byte[] bytes;
  private final List<String> phones = new ArrayList<>();
  private final List<String> parts = new ArrayList<>();

  /**
   * For each beginning where its first word begins and its last one ends, or 0 when it has none.
   */
  private final int[] begins = new int[HEADS];

  private final int[] ends = new int[HEADS];

  /**
   * Takes a lexicon in.
   *
   * @param name what it is called in messages
   * @throws IOException when the bytes are no such lexicon, or end too early
   */
  CompiledWords(String name, byte[] bytes) throws IOException {
    this.name = name;
    this.bytes = bytes;
    require(bytes.length >= 16 && BigEndian.integer(bytes, 0) == MAGIC, "is no compiled lexicon");
    require(BigEndian.integer(bytes, 4) == VERSION, "is of an unknown version");
    index(readPhones());
  }

  /** The parts of speech that words have here, in the order in which they first occur. */
  List<String> parts() {
    return List.copyOf(parts);
  }

  /**
   * The phones of a word.
   *
   * @param entry the word, its part of speech behind it
   * @return null when it is not here
   */
  String[] find(String entry) {
    int length = entry.length();
    if (length < 2) {
      return null;
    }
    byte[] sought = new byte[2 * length];
    for (int i = 0; i < length; i++) {
      sought[2 * i] = (byte) (entry.charAt(i) >> 8);
      sought[2 * i + 1] = (byte) entry.charAt(i);
    }
    int head = head(sought, 0, length);
    int end = ends[head];
    for (int at = begins[head]; at < end; ) {
      int next = at + 1 + 2 * bytes[at];
      if (bytes[at] == length && Arrays.equals(bytes, at + 1, next, sought, 0, 2 * length)) {
        return phonesAt(next);
      }
      at = next + 1 + bytes[next];
    }
    return null;
  }

  private String[] phonesAt(int at) {
    String[] found = new String[bytes[at]];
    for (int i = 0; i < found.length; i++) {
      int phone = bytes[at + 1 + i];
      if (phone < 0 || phone >= phones.size()) {
        throw new IllegalStateException(wrong("has a word with phone " + phone));
      }
      found[i] = phones.get(phone);
    }
    return found;
  }

  /** Reads the phones' names; returns where the words begin. */
  private int readPhones() throws IOException {
    int at = 12;
    for (int left = BigEndian.integer(bytes, 8); left > 0; left--) {
      int length = at < bytes.length ? bytes[at] : 0;
      require(length > 0 && at + 1 + 2 * length <= bytes.length, "ends or errs among its phones");
      StringBuilder phone = new StringBuilder(length);
      for (int i = at + 1; i <= at + 2 * length; i += 2) {
        phone.append(BigEndian.character(bytes, i));
      }
      phones.add(phone.toString());
      at += 1 + 2 * length;
    }
    return at;
  }

  /** Goes from word to word once, noting heads and parts of speech. */
  private void index(int counted) throws IOException {
    require(counted + 4 <= bytes.length, "ends before its words");
    int at = counted + 4;
    for (int left = BigEndian.integer(bytes, counted); left > 0; left -= GROUP) {
      at = indexGroup(at, Math.min(left, GROUP));
    }
  }

  private int indexGroup(int first, int count) throws IOException {
    byte[] all = bytes;
    int at = first;
    char part = 0;
    for (int i = 0; i < count; i++) {
      int length = at < all.length ? all[at] : 0;
      int next = at + 1 + 2 * length;
      if (length < 2 || next >= all.length || all[next] < 0 || next + 1 + all[next] > all.length) {
        throw new IOException(wrong("ends or errs among its words"));
      }
      int head = head(all, at + 1, length);
      if (begins[head] == 0) {
        begins[head] = at;
      }
      at = next + 1 + all[next];
      ends[head] = at;
      char last = BigEndian.character(all, next - 2);
      if (last != part) {
        part = last;
        note(part);
      }
    }
    return at;
  }

  private void note(char part) {
    String asText = Character.toString(part);
    if (!parts.contains(asText)) {
      parts.add(asText);
    }
  }

  private static int head(byte[] characters, int at, int length) {
    int two = (characters[at + 1] & 31) << 10 | (characters[at + 3] & 31) << 5;
    return length == 2 ? two : two | (characters[at + 5] & 31);
  }

  private void require(boolean condition, String otherwise) throws IOException {
    if (!condition) {
      throw new IOException(wrong(otherwise));
    }
  }

  private String wrong(String how) {
    return "FreeTTS's lexicon " + name + " " + how + ".";
  }
}
