package glasswood.export;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The {@code bext} chunk of a Broadcast Wave file, version 2.
 *
 * <p>Source: EBU Tech 3285 version 2 (2011), and EBU R 98 (1999) for the coding history. Nothing in
 * it depends on when or where the file was written, so that the same recipe gives the same bytes:
 * date and time of origination are left empty (zeros), as is the UMID; the originator's reference
 * is the beginning of the score's hash. The time reference is the frame of the piece at which the
 * file begins.
 */
final class BroadcastChunk {
  private static final int FIXED_BYTES = 602;
  private static final int DESCRIPTION_BYTES = 256;
  private static final int ORIGINATOR_BYTES = 32;
  private static final int DATE_AND_TIME_BYTES = 18;
  private static final int VERSION_BYTES = 2;
  private static final int UMID_BYTES = 64;
  private static final int LEVELS_AT =
      DESCRIPTION_BYTES
          + 2 * ORIGINATOR_BYTES
          + DATE_AND_TIME_BYTES
          + 8
          + VERSION_BYTES
          + UMID_BYTES;
  private static final short UNUSED = 0x7FFF;

  private BroadcastChunk() {}

  /** The chunk's body, with no levels in it yet. */
  static byte[] body(WavFormat format, Dither dither, SoundNotes notes, String software) {
    byte[] history = history(format, dither, software).getBytes(StandardCharsets.US_ASCII);
    ByteBuffer out =
        ByteBuffer.allocate(FIXED_BYTES + history.length).order(ByteOrder.LITTLE_ENDIAN);
    Recipe recipe = notes.recipe();
    String moods = recipe.moods().isEmpty() ? "" : ", moods " + String.join(", ", recipe.moods());
    put(out, recipe.title() + ", seed " + recipe.seed() + moods, DESCRIPTION_BYTES);
    put(out, software, ORIGINATOR_BYTES);
    put(out, recipe.scoreHash(), ORIGINATOR_BYTES);
    put(out, "", DATE_AND_TIME_BYTES);
    out.putLong(notes.startFrame());
    out.putShort((short) 2);
    put(out, "", UMID_BYTES);
    out.put(levels(MeasuredLevels.UNKNOWN));
    out.position(FIXED_BYTES);
    out.put(history);
    return out.array();
  }

  /** Writes the levels into a body that begins at {@code at}. */
  static void levels(byte[] chunks, int at, MeasuredLevels levels) {
    byte[] bytes = levels(levels);
    System.arraycopy(bytes, 0, chunks, at + LEVELS_AT, bytes.length);
  }

  private static byte[] levels(MeasuredLevels levels) {
    return ByteBuffer.allocate(10)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putShort(hundredths(levels.integratedLufs()))
        .putShort(hundredths(levels.rangeLu()))
        .putShort(hundredths(levels.truePeakDb()))
        .putShort(hundredths(levels.momentaryLufs()))
        .putShort(hundredths(levels.shortTermLufs()))
        .array();
  }

  private static short hundredths(double value) {
    double rounded = Math.rint(value * 100);
    return Math.abs(rounded) <= 9999 ? (short) rounded : UNUSED;
  }

  private static String history(WavFormat format, Dither dither, String software) {
    boolean floating = format.samples().floating();
    return String.format(
        Locale.ROOT,
        "A=PCM,F=%d,W=%d,M=%s,T=%s; %s\r\n",
        format.rate(),
        8 * format.samples().bytes(),
        format.channels() == 1 ? "mono" : "stereo",
        ascii(software),
        floating ? "float" : dither.text());
  }

  private static void put(ByteBuffer out, String text, int length) {
    byte[] bytes = ascii(text).getBytes(StandardCharsets.US_ASCII);
    int end = out.position() + length;
    out.put(bytes, 0, Math.min(bytes.length, length));
    out.position(end);
  }

  /** The chunk is in ASCII; other letters become question marks. */
  private static String ascii(String text) {
    return text.replaceAll("[^\\x20-\\x7E]", "?");
  }
}
