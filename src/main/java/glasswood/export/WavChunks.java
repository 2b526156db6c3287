package glasswood.export;

import glasswood.listen.Mark;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a WAV file says besides its samples. Chunks may stand in any order. */
final class WavChunks {
  private static final long UNKNOWN = 0xFFFF_FFFFL;
  private static final int LARGEST_LIST = 1 << 24;

  private final Path file;
  private final FileChannel channel;
  private final long size;
  private boolean large;
  private long largeDataBytes = -1;
  private WavFormat format;
  private long dataAt = -1;
  private long dataBytes;
  private final Map<Integer, Long> cues = new HashMap<>();
  private final Map<Integer, String> labels = new HashMap<>();
  private final Map<String, String> info = new HashMap<>();
  private SampleLoop loop;

  private WavChunks(Path file, FileChannel channel) throws IOException {
    this.file = file;
    this.channel = channel;
    size = channel.size();
  }

  static WavChunks parse(Path file, FileChannel channel) throws IOException {
    WavChunks chunks = new WavChunks(file, channel);
    chunks.parse();
    return chunks;
  }

  WavFormat format() {
    return format;
  }

  /** Where the first sample stands. */
  long dataAt() {
    return dataAt;
  }

  /** Bytes of samples that are really there. */
  long dataBytes() {
    return dataBytes;
  }

  Map<String, String> info() {
    return info;
  }

  /** The first forward loop; null when there is none. */
  SampleLoop loop() {
    return loop;
  }

  /** Cue points by ascending frame; one without a label is named after its number. */
  List<Mark> marks() {
    List<Mark> marks = new ArrayList<>();
    cues.forEach(
        (id, frame) ->
            marks.add(
                new Mark(frame, labels.getOrDefault(id, "cue " + Integer.toUnsignedString(id)))));
    marks.sort(Comparator.comparingLong(Mark::frame).thenComparing(Mark::name));
    return List.copyOf(marks);
  }

  private void parse() throws IOException {
    if (size == 0) {
      throw problem("it is empty");
    }
    ByteBuffer start = read(0, (int) Math.min(12, size));
    String form = start.remaining() < 4 ? "" : id(start);
    if (form.equals("RIFX")) {
      throw problem("it is big-endian (RIFX), which is not read");
    }
    large = form.equals("RF64") || form.equals("BW64");
    if (!large && !form.equals("RIFF")) {
      throw problem("it is not a WAV file");
    }
    if (start.remaining() < 8) {
      throw problem("it is cut off in its header");
    }
    start.getInt();
    if (!id(start).equals("WAVE")) {
      throw problem("it is a RIFF file, but not a WAV file");
    }
    long at = 12;
    while (at + 8 <= size) {
      ByteBuffer head = read(at, 8);
      String id = id(head);
      long length = head.getInt() & 0xFFFF_FFFFL;
      at += 8;
      at += chunk(id, at, length);
    }
    if (format == null) {
      throw problem("it is cut off before it says its format");
    }
    if (dataAt < 0) {
      throw problem("it holds no samples (no data chunk)");
    }
  }

  /** Takes note of a chunk and returns how far the next one is. */
  private long chunk(String id, long at, long length) throws IOException {
    switch (id) {
      case "ds64" -> largeDataBytes = read(at, body(at, length, 16)).getLong(8);
      case "fmt " -> format = format(read(at, body(at, length, 16)));
      case "data" -> {
        return data(at, length);
      }
      case "cue " -> readCues(read(at, body(at, length, 4)));
      case "smpl" -> readLoop(at, length);
      case "LIST" -> readList(read(at, body(at, length, 4)));
      default -> {
        return length + (length & 1);
      }
    }
    return length + (length & 1);
  }

  private long data(long at, long length) throws InputProblem {
    if (format == null) {
      throw problem("its samples come before their format");
    }
    long there = size - at;
    long said = large && length == UNKNOWN && largeDataBytes >= 0 ? largeDataBytes : length;
    if (said == UNKNOWN && !large) {
      said = there;
    }
    if (said > there) {
      throw problem(
          String.format(
              Locale.ROOT,
              "it is truncated: its header promises %.1f s of sound, %.1f s are there",
              seconds(said),
              seconds(there)));
    }
    if (dataAt < 0) {
      dataAt = at;
      dataBytes = said - said % format.frameBytes();
    }
    return said + (said & 1);
  }

  private double seconds(long bytes) {
    return (double) bytes / format.frameBytes() / format.rate();
  }

  private WavFormat format(ByteBuffer body) throws InputProblem {
    int tag = body.getShort() & 0xFFFF;
    int channels = body.getShort() & 0xFFFF;
    int rate = body.getInt();
    body.getInt();
    int frameBytes = body.getShort() & 0xFFFF;
    int bits = body.getShort() & 0xFFFF;
    if (tag == 0xFFFE && body.remaining() >= 10) {
      tag = body.getShort(body.position() + 8) & 0xFFFF;
    }
    SampleFormat samples =
        switch (tag * 1000 + bits) {
          case 1016 -> SampleFormat.PCM_16;
          case 1024 -> SampleFormat.PCM_24;
          case 1032 -> SampleFormat.PCM_32;
          case 3032 -> SampleFormat.FLOAT_32;
          case 3064 -> SampleFormat.FLOAT_64;
          default ->
              throw problem(
                  String.format(
                      Locale.ROOT,
                      "its samples are of %d bits in WAV format %d; read are PCM of 16, 24 or 32 bits"
                          + " and floats of 32 or 64",
                      bits,
                      tag));
        };
    if (channels < 1 || channels > 2) {
      throw problem("it has " + channels + " channels; mono and stereo are read");
    }
    if (rate < 1 || rate > 768_000) {
      throw problem("its sample rate of " + Integer.toUnsignedString(rate) + " Hz makes no sense");
    }
    WavFormat said = new WavFormat(samples, rate, channels);
    if (frameBytes != said.frameBytes()) {
      throw problem("its header contradicts itself (block align " + frameBytes + ")");
    }
    return said;
  }

  /** Others' files may have odd ones; a file is read without its loop. */
  private void readLoop(long at, long length) throws IOException {
    if (length >= SamplerChunk.FRONT && at + length <= size) {
      loop = SamplerChunk.read(read(at, body(at, length, SamplerChunk.FRONT)));
    }
  }

  private void readCues(ByteBuffer body) {
    int count = body.getInt();
    for (int i = 0; i < count && body.remaining() >= 24; i++) {
      int id = body.getInt();
      body.position(body.position() + 16);
      cues.put(id, body.getInt() & 0xFFFF_FFFFL);
    }
  }

  private void readList(ByteBuffer body) {
    String kind = id(body);
    while (body.remaining() >= 8) {
      String id = id(body);
      long said = body.getInt() & 0xFFFF_FFFFL;
      int length = (int) Math.min(said, body.remaining());
      int next = Math.min(body.limit(), body.position() + length + (length & 1));
      if (kind.equals("adtl") && id.equals("labl") && length >= 4) {
        labels.put(body.getInt(), text(body, length - 4));
      } else if (kind.equals("INFO")) {
        info.put(id, text(body, length));
      }
      body.position(next);
    }
  }

  private static String text(ByteBuffer body, int length) {
    byte[] bytes = new byte[length];
    body.get(bytes);
    int end = 0;
    while (end < length && bytes[end] != 0) {
      end++;
    }
    return new String(bytes, 0, end, StandardCharsets.UTF_8);
  }

  private static String id(ByteBuffer in) {
    byte[] bytes = new byte[4];
    in.get(bytes);
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /** The length of a chunk's body as far as it is of use. */
  private int body(long at, long length, int least) throws InputProblem {
    if (length < least || at + least > size) {
      throw problem("it is cut off in its header");
    }
    return (int) Math.min(Math.min(length, size - at), LARGEST_LIST);
  }

  private ByteBuffer read(long at, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    long position = at;
    while (bytes.hasRemaining()) {
      int read = channel.read(bytes, position);
      if (read < 0) {
        throw problem("it is cut off in its header");
      }
      position += read;
    }
    return bytes.flip();
  }

  private InputProblem problem(String reason) {
    return new InputProblem(file, reason);
  }
}
