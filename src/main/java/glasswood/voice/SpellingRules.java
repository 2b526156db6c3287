package glasswood.voice;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * FreeTTS's letter-to-sound rules, left as the bytes they are: a word is led through them letter by
 * letter.
 *
 * <p>FreeTTS makes an object of each of the 13,000 states, reading them byte by byte.
 *
 * <pre>
 * File    magic and version  int each
 *         phones             int count; each a short of length, then that many bytes
 *         letters            int count; each a character, then the int of its first state
 *         states             int count; each asks or tells:
 *           asks             int 1; int place of a letter around; the character that it may be; int
 *                            next state if it is that one; int next state if it is not
 *           tells            int 2; int count, then an int for each phone, its place among the phones
 * Places  0…3 are the letters before, 4…7 those behind; a word has # and zeros around it
 * Source  com.sun.speech.freetts.lexicon.LetterToSoundImpl, as it behaves; Black, Lenzo and Pagel,
 *         "Issues in building general letter to sound rules", ESCA workshop on speech synthesis 1998
 * </pre>
 *
 * <p>Never changes, so that any thread may ask.
 */
final class SpellingRules {
  private static final int MAGIC = 0xDEADBEEF;
  private static final int VERSION = 1;
  private static final int ASKS = 1;
  private static final int TELLS = 2;
  private static final int BYTES_OF_ASKING = 18;
  private static final int BYTES_OF_TELLING = 8;

  /** Letters before a letter that it may depend on, and behind it. */
  private static final int AROUND = 4;

  private static final String BEFORE = "000#";
  private static final String BEHIND = "#000";

  /** States that are gone over in one call, so few that the call is soon compiled. */
  private static final int GROUP = 16;

  private final byte[] bytes;
  private final String[] phones;
  private final Map<Character, Integer> firstStates = new HashMap<>();

  /** Where each state begins. */
  private final int[] states;

  /**
   * Takes rules in.
   *
   * @throws IOException when the bytes are no such rules, or end too early
   */
  SpellingRules(byte[] bytes) throws IOException {
    this.bytes = bytes;
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      require(in.readInt() == MAGIC, "are none");
      require(in.readInt() == VERSION, "are of an unknown version");
      phones = new String[count(in, 2)];
      for (int i = 0; i < phones.length; i++) {
        phones[i] = in.readUTF();
      }
      for (int left = count(in, 6); left > 0; left--) {
        firstStates.put(in.readChar(), in.readInt());
      }
      states = new int[count(in, BYTES_OF_TELLING)];
      int at = bytes.length - in.available();
      for (int i = 0; i < states.length; i += GROUP) {
        at = index(i, Math.min(i + GROUP, states.length), at);
      }
    } catch (EOFException e) {
      throw new IOException(wrong("end too early"), e);
    }
  }

  /** The phones of a word of which no lexicon knows; letters that have no rules are silent. */
  List<String> phones(String word) {
    String letters = BEFORE.concat(word).concat(BEHIND);
    List<String> said = new ArrayList<>();
    for (int i = 0; i < word.length(); i++) {
      Integer first = firstStates.get(word.charAt(i));
      if (first != null) {
        int told = tellingState(first, letters, i);
        for (int left = BigEndian.integer(bytes, told + 4), at = told + 8; left > 0; left--) {
          said.add(phones[within(BigEndian.integer(bytes, at), phones.length)]);
          at += 4;
        }
      }
    }
    return said;
  }

  /** Goes from question to question about the letters around one; returns where the answer is. */
  private int tellingState(int first, String letters, int begin) {
    int state = first;
    for (int asked = 0; asked <= states.length; asked++) {
      int at = states[within(state, states.length)];
      if (BigEndian.integer(bytes, at) == TELLS) {
        return at;
      }
      int place = within(BigEndian.integer(bytes, at + 4), 2 * AROUND);
      char letter = letters.charAt(begin + place + (place < AROUND ? 0 : 1));
      boolean same = letter == BigEndian.character(bytes, at + 8);
      state = BigEndian.integer(bytes, same ? at + 10 : at + 14);
    }
    throw new IllegalStateException(wrong("go round and round"));
  }

  private int within(int place, int end) {
    if (place < 0 || place >= end) {
      throw new IllegalStateException(wrong("point at what they have not"));
    }
    return place;
  }

  private int index(int from, int to, int begin) throws IOException {
    int at = begin;
    for (int i = from; i < to; i++) {
      states[i] = at;
      require(at <= bytes.length - BYTES_OF_TELLING, "end too early");
      int kind = BigEndian.integer(bytes, at);
      int told = kind == TELLS ? BigEndian.integer(bytes, at + 4) : 0;
      require(kind == ASKS || (kind == TELLS && told >= 0), "err among their states");
      require(told <= (bytes.length - at - BYTES_OF_TELLING) / 4, "end too early");
      at += kind == ASKS ? BYTES_OF_ASKING : BYTES_OF_TELLING + 4 * told;
      require(at <= bytes.length, "end too early");
    }
    return at;
  }

  /** A count of what takes some bytes each, of which there are to be enough. */
  private static int count(DataInputStream in, int bytesEach) throws IOException {
    int count = in.readInt();
    require(count >= 0 && count <= in.available() / bytesEach, "end too early");
    return count;
  }

  private static void require(boolean condition, String otherwise) throws IOException {
    if (!condition) {
      throw new IOException(wrong(otherwise));
    }
  }

  private static String wrong(String how) {
    return "FreeTTS's letter-to-sound rules " + how + ".";
  }
}
