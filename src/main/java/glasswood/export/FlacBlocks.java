package glasswood.export;

import glasswood.listen.Mark;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a FLAC file says in front of its frames. Source: RFC 9639, section 8. */
final class FlacBlocks {
  private static final int STREAM_INFO_BYTES = 34;
  private static final int LARGEST_READ = 1 << 24;
  private static final Pattern CHAPTER = Pattern.compile("CHAPTER(\\d{3})");
  private static final Pattern TIME = Pattern.compile("(\\d+):(\\d{1,2}):(\\d{1,2}(?:\\.\\d+)?)");

  private final Path file;
  private final byte[] streamInfo = new byte[STREAM_INFO_BYTES];
  private final Map<String, String> comments = new LinkedHashMap<>();
  private final List<Long> tracks = new ArrayList<>();
  private WavFormat format;
  private int bits;
  private long frames;

  private FlacBlocks(Path file) {
    this.file = file;
  }

  /** Reads all blocks; the next byte of {@code in} is then the first of the first frame. */
  static FlacBlocks read(Path file, DataInputStream in) throws IOException {
    FlacBlocks blocks = new FlacBlocks(file);
    try {
      blocks.read(in);
    } catch (EOFException e) {
      throw blocks.problem("it is cut off in its header");
    }
    return blocks;
  }

  WavFormat format() {
    return format;
  }

  /** Bits of a sample, 8 … 24. */
  int bits() {
    return bits;
  }

  long frames() {
    return frames;
  }

  /** The stream info's body, as it stands in the file. */
  byte[] streamInfo() {
    return streamInfo.clone();
  }

  /** The samples' MD5; null when the file does not say it. */
  byte[] md5() {
    byte[] md5 = new byte[16];
    System.arraycopy(streamInfo, STREAM_INFO_BYTES - 16, md5, 0, 16);
    for (byte value : md5) {
      if (value != 0) {
        return md5;
      }
    }
    return null;
  }

  /** A comment by its name in capitals; null when there is none. */
  String comment(String name) {
    return comments.get(name);
  }

  /**
   * Chapters by ascending frame. A cue sheet of as many tracks gives their exact frames; one
   * without names for them gives tracks.
   */
  List<Mark> marks() {
    List<Mark> marks = new ArrayList<>();
    for (Map.Entry<String, String> comment : comments.entrySet()) {
      Matcher chapter = CHAPTER.matcher(comment.getKey());
      Matcher time = TIME.matcher(comment.getValue());
      if (chapter.matches() && time.matches()) {
        double seconds =
            3600 * Double.parseDouble(time.group(1))
                + 60 * Double.parseDouble(time.group(2))
                + Double.parseDouble(time.group(3));
        String name = comments.get(comment.getKey() + "NAME");
        marks.add(
            new Mark(
                Math.round(seconds * format.rate()),
                name == null ? "chapter " + Integer.parseInt(chapter.group(1)) : name));
      }
    }
    marks.sort(Comparator.comparingLong(Mark::frame));
    if (marks.isEmpty()) {
      for (int i = 0; i < tracks.size(); i++) {
        marks.add(new Mark(tracks.get(i), "track " + (i + 1)));
      }
    } else if (marks.size() == tracks.size()) {
      for (int i = 0; i < marks.size(); i++) {
        marks.set(i, exact(marks.get(i), tracks.get(i)));
      }
    }
    return List.copyOf(marks);
  }

  private Mark exact(Mark chapter, long track) {
    boolean same = Math.abs(chapter.frame() - track) * 1000.0 <= format.rate();
    return same ? new Mark(track, chapter.name()) : chapter;
  }

  private void read(DataInputStream in) throws IOException {
    in.readInt();
    boolean last = false;
    for (int number = 0; !last; number++) {
      int head = in.readInt();
      last = head < 0;
      int type = head >> 24 & 0x7F;
      int length = head & 0xFF_FFFF;
      if ((number == 0) != (type == FlacHeader.STREAM_INFO)) {
        throw problem("its stream info is missing or not the first of its blocks");
      }
      switch (type) {
        case FlacHeader.STREAM_INFO -> readStreamInfo(in, length);
        case FlacHeader.COMMENTS -> readComments(body(in, length));
        case FlacHeader.CUE_SHEET -> readCueSheet(body(in, length));
        default -> in.skipNBytes(length);
      }
    }
  }

  private ByteBuffer body(DataInputStream in, int length) throws IOException {
    byte[] bytes = in.readNBytes(Math.min(length, LARGEST_READ));
    if (bytes.length < length) {
      throw problem("it is cut off in its header");
    }
    return ByteBuffer.wrap(bytes);
  }

  private void readStreamInfo(DataInputStream in, int length) throws IOException {
    if (length != STREAM_INFO_BYTES) {
      throw problem("its stream info has " + length + " bytes instead of 34");
    }
    in.readFully(streamInfo);
    long packed = ByteBuffer.wrap(streamInfo).getLong(10);
    int rate = (int) (packed >>> 44);
    int channels = (int) (packed >>> 41 & 7) + 1;
    bits = (int) (packed >>> 36 & 31) + 1;
    frames = packed & 0xF_FFFF_FFFFL;
    if (channels > 2) {
      throw problem("it has " + channels + " channels; mono and stereo are read");
    }
    if (rate == 0) {
      throw problem("it is no sound: its sample rate is 0");
    }
    if (bits != 8 && bits != 16 && bits != 24) {
      throw problem("its samples are of " + bits + " bits; read are 8, 16 and 24");
    }
    if (frames == 0) {
      throw problem("it does not say how long it is; 'flac -d' and 'flac' again make it do so");
    }
    SampleFormat samples = bits == 24 ? SampleFormat.PCM_24 : SampleFormat.PCM_16;
    format = new WavFormat(samples, rate, channels);
  }

  private void readComments(ByteBuffer in) {
    in.order(ByteOrder.LITTLE_ENDIAN);
    text(in);
    int count = in.remaining() >= 4 ? in.getInt() : 0;
    for (int i = 0; i < count && in.remaining() >= 4; i++) {
      String field = text(in);
      int equals = field.indexOf('=');
      if (equals > 0) {
        comments.putIfAbsent(
            field.substring(0, equals).toUpperCase(Locale.ROOT), field.substring(equals + 1));
      }
    }
  }

  private static String text(ByteBuffer in) {
    if (in.remaining() < 4) {
      return "";
    }
    long said = in.getInt() & 0xFFFF_FFFFL;
    byte[] bytes = new byte[(int) Math.min(said, in.remaining())];
    in.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private void readCueSheet(ByteBuffer in) {
    if (in.remaining() < 396) {
      return;
    }
    int count = in.get(395) & 0xFF;
    in.position(396);
    // The last track is where the file ends.
    for (int i = 0; i + 1 < count && in.remaining() >= 36; i++) {
      int at = in.position();
      int indices = in.get(at + 35) & 0xFF;
      long offset = in.getLong(at);
      tracks.add(Math.max(0, offset));
      in.position(Math.min(in.limit(), at + 36 + 12 * indices));
    }
  }

  private InputProblem problem(String reason) {
    return new InputProblem(file, reason);
  }
}
