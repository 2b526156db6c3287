package glasswood.export;

import glasswood.listen.Mark;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Everything in front of a FLAC file's frames: stream info, seek table, comments, cue sheet. Its
 * length does not depend on how many frames follow, so that it can be rewritten in place.
 *
 * <p>A loop is told by {@code LOOPSTART} and {@code LOOPLENGTH}, in frames, as players of game
 * music (RPG Maker, SDL_mixer) read them.
 *
 * <p>Source: RFC 9639 (2024), section 8. Phases are chapters twice: as {@code CHAPTERnnn} comments,
 * which have names and milliseconds and which players show (VorbisComment chapter extension, Xiph
 * wiki), and as a cue sheet, whose tracks begin at exact frames.
 */
final class FlacHeader {
  static final int STREAM_INFO = 0;
  static final int SEEK_TABLE = 3;
  static final int COMMENTS = 4;
  static final int CUE_SHEET = 5;

  private static final int STREAM_INFO_BYTES = 34;
  private static final int MOST_TRACKS = 254;
  private static final int CUE_SHEET_BYTES = 396;
  private static final int TRACK_BYTES = 36;
  private static final int INDEX_BYTES = 12;
  private static final int LEAD_OUT = 255;
  private static final int BLOCKS_A_POINT = 10;

  private final WavFormat format;
  private final int blockFrames;
  private final byte[] comments;
  private final List<Mark> tracks;
  private final SeekTable seekTable;
  private final int length;
  private int leastFrameBytes = Integer.MAX_VALUE;
  private int mostFrameBytes;
  private byte[] md5 = new byte[16];

  FlacHeader(WavFormat format, int blockFrames, SoundNotes notes) {
    this.format = format;
    this.blockFrames = blockFrames;
    comments = comments(notes, format.rate());
    tracks = notes.marks().size() <= MOST_TRACKS ? notes.marks() : List.of();
    seekTable = new SeekTable(BLOCKS_A_POINT * (long) blockFrames);
    length =
        4
            + 4
            + STREAM_INFO_BYTES
            + 4
            + SeekTable.POINTS * SeekTable.POINT_BYTES
            + 4
            + comments.length
            + (tracks.isEmpty() ? 0 : 4 + cueSheetBytes());
  }

  /** Bytes in front of the first frame. */
  int length() {
    return length;
  }

  /** A FLAC frame of {@code bytes} at {@code offset} bytes after the first was written. */
  void frame(long firstFrame, int frames, long offset, int bytes) {
    leastFrameBytes = Math.min(leastFrameBytes, bytes);
    mostFrameBytes = Math.max(mostFrameBytes, bytes);
    seekTable.block(firstFrame, offset, frames);
  }

  /** Writes what the frames so far have left here. */
  void save(DataOutput out) throws IOException {
    out.writeInt(leastFrameBytes);
    out.writeInt(mostFrameBytes);
    seekTable.save(out);
  }

  void restore(DataInput in) throws IOException {
    leastFrameBytes = in.readInt();
    mostFrameBytes = in.readInt();
    seekTable.restore(in);
  }

  /** The samples' checksum, once it is known; until then there is none. */
  void md5(byte[] digest) {
    md5 = digest.clone();
  }

  /** The header of a file that holds {@code frames} so far. */
  byte[] bytes(long frames) {
    ByteBuffer out = ByteBuffer.allocate(length);
    out.put("fLaC".getBytes(StandardCharsets.US_ASCII));
    block(out, STREAM_INFO, STREAM_INFO_BYTES, false);
    streamInfo(out, frames);
    block(out, SEEK_TABLE, SeekTable.POINTS * SeekTable.POINT_BYTES, false);
    seekTable.put(out);
    if (!tracks.isEmpty()) {
      block(out, CUE_SHEET, cueSheetBytes(), false);
      cueSheet(out, frames);
    }
    // Behind the cue sheet: what a reader takes from both, as ffmpeg does, it takes with its name.
    block(out, COMMENTS, comments.length, true);
    out.put(comments);
    return out.array();
  }

  private static void block(ByteBuffer out, int type, int bytes, boolean last) {
    out.putInt((last ? 0x8000_0000 : 0) | type << 24 | bytes);
  }

  private void streamInfo(ByteBuffer out, long frames) {
    out.putShort((short) blockFrames).putShort((short) blockFrames);
    put24(out, mostFrameBytes == 0 ? 0 : leastFrameBytes);
    put24(out, mostFrameBytes);
    long bits = 8L * format.samples().bytes();
    out.putLong(
        (long) format.rate() << 44 | (format.channels() - 1L) << 41 | (bits - 1) << 36 | frames);
    out.put(md5);
  }

  private static void put24(ByteBuffer out, int value) {
    out.put((byte) (value >> 16)).putShort((short) value);
  }

  private int cueSheetBytes() {
    return CUE_SHEET_BYTES + tracks.size() * (TRACK_BYTES + INDEX_BYTES) + TRACK_BYTES;
  }

  /** Tracks of no compact disc, each with one index at its beginning, and the end of the file. */
  private void cueSheet(ByteBuffer out, long frames) {
    out.position(out.position() + CUE_SHEET_BYTES - 1);
    out.put((byte) (tracks.size() + 1));
    for (int i = 0; i < tracks.size(); i++) {
      out.putLong(tracks.get(i).frame()).put((byte) (i + 1));
      out.position(out.position() + TRACK_BYTES - 10);
      out.put((byte) 1);
      out.putLong(0).put((byte) 1);
      out.position(out.position() + INDEX_BYTES - 9);
    }
    out.putLong(frames).put((byte) LEAD_OUT);
    out.position(out.position() + TRACK_BYTES - 9);
  }

  private static byte[] comments(SoundNotes notes, int rate) {
    List<String> fields = new ArrayList<>();
    Recipe recipe = notes.recipe();
    String software = SoundFiles.software(recipe);
    if (recipe != null) {
      fields.add("TITLE=" + recipe.title());
      fields.add("GENRE=" + SoundFiles.GENRE);
      fields.add("COMMENT=" + recipe.toJson());
    }
    fields.add("ENCODER=" + software);
    if (notes.loopFrames() > 0) {
      fields.add("LOOPSTART=0");
      fields.add("LOOPLENGTH=" + notes.loopFrames());
    }
    List<Mark> marks = notes.marks();
    for (int i = 0; i < marks.size() && i < 999; i++) {
      String chapter = String.format(Locale.ROOT, "CHAPTER%03d", i + 1);
      fields.add(chapter + "=" + time(marks.get(i).frame(), rate));
      fields.add(chapter + "NAME=" + marks.get(i).name());
    }
    List<byte[]> texts = new ArrayList<>();
    texts.add(software.getBytes(StandardCharsets.UTF_8));
    fields.forEach(field -> texts.add(field.getBytes(StandardCharsets.UTF_8)));
    int bytes = 4 + texts.stream().mapToInt(text -> 4 + text.length).sum();
    ByteBuffer out = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < texts.size(); i++) {
      out.putInt(texts.get(i).length).put(texts.get(i));
      if (i == 0) {
        out.putInt(fields.size());
      }
    }
    return out.array();
  }

  private static String time(long frame, int rate) {
    long millis = Math.round(frame * 1000.0 / rate);
    return String.format(
        Locale.ROOT,
        "%02d:%02d:%02d.%03d",
        millis / 3_600_000,
        millis / 60_000 % 60,
        millis / 1000 % 60,
        millis % 1000);
  }
}
