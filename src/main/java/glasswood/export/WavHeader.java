package glasswood.export;

import glasswood.listen.Mark;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/**
 * Everything in front of the samples: format, metadata, cue points, the loop. Its length does not
 * depend on how many samples follow, so that it can be rewritten in place while the file grows.
 *
 * <p>Sources: Microsoft and IBM, "Multimedia Programming Interface and Data Specifications 1.0"
 * (1991), for RIFF, {@code cue }, {@code adtl} and {@code INFO}; the MIDI Manufacturers Association
 * and Microsoft, "New Multimedia Data Types and Data Techniques" (1994), for {@code smpl}; EBU Tech
 * 3306 (2009) for RF64: a {@code JUNK} chunk in front reserves the room of the {@code ds64} chunk
 * that takes its place once the file is too large for 32-bit sizes.
 */
final class WavHeader {
  private static final int DS64_BYTES = 28;
  private static final long LARGEST_RIFF = 0xFFFF_FFFFL;
  private static final int PCM = 1;
  private static final int FLOAT = 3;
  private static final int EXTENSIBLE = 0xFFFE;
  private static final int FRONT_LEFT_AND_RIGHT = 3;
  private static final int FRONT_CENTRE = 4;

  /** What follows the format's number in the identifier of its kind. */
  private static final byte[] SUB_FORMAT = HexFormat.of().parseHex("000000001000800000AA00389B71");

  private final WavFormat format;
  private final byte[] middle;
  private final int broadcastAt;
  private final int factAt;
  private final int samplerAt;
  private final long loopFrames;
  private final int length;

  WavHeader(WavFormat format, Dither dither, SoundNotes notes) {
    this.format = format;
    Recipe recipe = notes.recipe();
    String software = SoundFiles.software(recipe);
    Chunks chunks = new Chunks();
    if (recipe != null) {
      broadcastAt = chunks.size() + 8;
      chunks.add("bext", BroadcastChunk.body(format, dither, notes, software));
    } else {
      broadcastAt = -1;
    }
    chunks.add("fmt ", format(format));
    if (format.samples().floating()) {
      factAt = chunks.size() + 8;
      chunks.add("fact", new byte[4]);
    } else {
      factAt = -1;
    }
    chunks.add("LIST", info(recipe, software));
    List<Mark> kept = notes.marks().stream().filter(mark -> mark.frame() <= LARGEST_RIFF).toList();
    if (!kept.isEmpty()) {
      chunks.add("cue ", cues(kept));
      chunks.add("LIST", labels(kept));
    }
    loopFrames = notes.loopFrames();
    if (loopFrames > 0) {
      samplerAt = chunks.size() + 8;
      chunks.add("smpl", new byte[SamplerChunk.BYTES]);
    } else {
      samplerAt = -1;
    }
    middle = chunks.toByteArray();
    length = 12 + 8 + DS64_BYTES + middle.length + 8;
  }

  /** Says what was measured, where there is room for it. */
  void levels(MeasuredLevels levels) {
    if (broadcastAt >= 0) {
      BroadcastChunk.levels(middle, broadcastAt, levels);
    }
  }

  /** Bytes in front of the first sample. */
  int length() {
    return length;
  }

  /** The header of a file whose samples take {@code dataBytes}, without their pad byte. */
  byte[] bytes(long dataBytes) {
    long riffBytes = length - 8L + dataBytes + (dataBytes & 1);
    boolean large = riffBytes > LARGEST_RIFF;
    long frames = dataBytes / format.frameBytes();
    ByteBuffer out = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    put(out, large ? "RF64" : "RIFF");
    out.putInt((int) (large ? LARGEST_RIFF : riffBytes));
    put(out, "WAVE");
    put(out, large ? "ds64" : "JUNK");
    out.putInt(DS64_BYTES);
    out.putLong(large ? riffBytes : 0);
    out.putLong(large ? dataBytes : 0);
    out.putLong(large ? frames : 0);
    out.putInt(0);
    int middleAt = out.position();
    out.put(middle);
    if (factAt >= 0) {
      out.putInt(middleAt + factAt, (int) Math.min(frames, LARGEST_RIFF));
    }
    if (samplerAt >= 0) {
      out.put(middleAt + samplerAt, SamplerChunk.body(format.rate(), loopFrames, frames));
    }
    put(out, "data");
    out.putInt((int) (large ? LARGEST_RIFF : dataBytes));
    return out.array();
  }

  /**
   * Whole numbers of more than 16 bits are of the extensible format, as Microsoft asks ("Multiple
   * channel audio data and WAVE files", 2007) and {@code flac} insists on.
   */
  private static byte[] format(WavFormat format) {
    boolean floating = format.samples().floating();
    int bits = format.samples().bytes() * 8;
    boolean extensible = !floating && bits > 16;
    int bytes = extensible ? 40 : floating ? 18 : 16;
    ByteBuffer out = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    out.putShort((short) (extensible ? EXTENSIBLE : floating ? FLOAT : PCM));
    out.putShort((short) format.channels());
    out.putInt(format.rate());
    out.putInt(format.rate() * format.frameBytes());
    out.putShort((short) format.frameBytes());
    out.putShort((short) bits);
    if (extensible) {
      out.putShort((short) 22);
      out.putShort((short) bits);
      out.putInt(format.channels() == 1 ? FRONT_CENTRE : FRONT_LEFT_AND_RIGHT);
      out.putShort((short) PCM);
      out.put(SUB_FORMAT);
    }
    return out.array();
  }

  private static byte[] info(Recipe recipe, String software) {
    Chunks list = new Chunks();
    list.put("INFO");
    if (recipe != null) {
      list.add("INAM", text(recipe.title()));
      list.add("IGNR", text(SoundFiles.GENRE));
      if (!recipe.moods().isEmpty()) {
        list.add("IKEY", text(String.join("; ", recipe.moods())));
      }
    }
    list.add("ISFT", text(software));
    if (recipe != null) {
      list.add("ICMT", text(recipe.toJson()));
    }
    return list.toByteArray();
  }

  private static byte[] cues(List<Mark> marks) {
    ByteBuffer out = ByteBuffer.allocate(4 + 24 * marks.size()).order(ByteOrder.LITTLE_ENDIAN);
    out.putInt(marks.size());
    for (int i = 0; i < marks.size(); i++) {
      int frame = (int) marks.get(i).frame();
      out.putInt(i + 1);
      out.putInt(frame);
      put(out, "data");
      out.putInt(0);
      out.putInt(0);
      out.putInt(frame);
    }
    return out.array();
  }

  private static byte[] labels(List<Mark> marks) {
    Chunks list = new Chunks();
    list.put("adtl");
    for (int i = 0; i < marks.size(); i++) {
      byte[] name = text(marks.get(i).name());
      ByteBuffer label = ByteBuffer.allocate(4 + name.length).order(ByteOrder.LITTLE_ENDIAN);
      label.putInt(i + 1).put(name);
      list.add("labl", label.array());
    }
    return list.toByteArray();
  }

  private static byte[] text(String value) {
    return (value.replace('\0', ' ') + '\0').getBytes(StandardCharsets.UTF_8);
  }

  private static void put(ByteBuffer out, String id) {
    out.put(id.getBytes(StandardCharsets.US_ASCII));
  }

  /** Chunks one after another, each padded to an even length. */
  private static final class Chunks {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    void put(String id) {
      bytes.writeBytes(id.getBytes(StandardCharsets.US_ASCII));
    }

    void add(String id, byte[] body) {
      put(id);
      bytes.writeBytes(
          ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(body.length).array());
      bytes.writeBytes(body);
      if ((body.length & 1) != 0) {
        bytes.write(0);
      }
    }

    int size() {
      return bytes.size();
    }

    byte[] toByteArray() {
      return bytes.toByteArray();
    }
  }
}
