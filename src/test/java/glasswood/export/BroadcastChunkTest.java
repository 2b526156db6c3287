package glasswood.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import glasswood.listen.Mark;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads the chunk back by the offsets that EBU Tech 3285 version 2 gives. */
class BroadcastChunkTest {
  private static final Recipe RECIPE =
      new Recipe("Wäldchen", 7, List.of("rain"), Map.of("glasswood", "0.1.0"), "ab12".repeat(16));
  private static final MeasuredLevels LEVELS =
      new MeasuredLevels(-18.094, 6.5, -1.07, -10.4, Double.NEGATIVE_INFINITY);

  @TempDir Path folder;

  @Test
  void holdsWhereItBeginsHowLoudItIsAndHowItWasMade() throws Exception {
    ByteBuffer chunk = chunk(write("a.wav", LEVELS));
    assertEquals("W?ldchen, seed 7, moods rain", text(chunk, 0, 256));
    assertEquals("Glasswood 0.1.0", text(chunk, 256, 32));
    assertEquals("ab12".repeat(8), text(chunk, 288, 32));
    assertEquals("", text(chunk, 320, 18), "no date, no time: the bytes are the same tomorrow");
    assertEquals(96_000, chunk.getLong(338));
    assertEquals(2, chunk.getShort(346));
    assertEquals(-1809, chunk.getShort(412));
    assertEquals(650, chunk.getShort(414));
    assertEquals(-107, chunk.getShort(416));
    assertEquals(-1040, chunk.getShort(418));
    assertEquals(0x7FFF, chunk.getShort(420), "there was no short-term loudness");
    assertEquals(
        "A=PCM,F=48000,W=24,M=stereo,T=Glasswood 0.1.0; TPDF dither\r\n",
        text(chunk, 602, chunk.capacity() - 602));
  }

  @Test
  void aPartDoesNotYetKnowHowLoudItIs() throws Exception {
    ByteBuffer chunk = chunk(write("a.wav", null));
    for (int at = 412; at < 422; at += 2) {
      assertEquals(0x7FFF, chunk.getShort(at), "at " + at);
    }
  }

  @Test
  void theSameSoundGivesTheSameBytesAndOtherLevelsChangeNothingElse() throws Exception {
    byte[] one = write("one.wav", LEVELS);
    assertArrayEquals(one, write("two.wav", LEVELS));
    byte[] other = write("three.wav", MeasuredLevels.UNKNOWN);
    assertEquals(one.length, other.length);
    for (int i = 0; i < one.length; i++) {
      boolean level = i >= 48 + 8 + 412 && i < 48 + 8 + 420;
      if (!level) {
        assertEquals(one[i], other[i], "byte " + i);
      }
    }
    assertNotEquals(one[48 + 8 + 412], other[48 + 8 + 412]);
  }

  private byte[] write(String name, MeasuredLevels levels) throws Exception {
    Path file = folder.resolve(name);
    WavFormat format = new WavFormat(SampleFormat.PCM_24, 48_000, 2);
    SoundNotes notes = new SoundNotes(List.of(new Mark(0, "spine")), RECIPE, 96_000);
    double[][] noise = WavWriterTest.noise(1000, 0.5);
    try (WavWriter writer = WavWriter.open(file, format, Dither.TPDF, notes)) {
      writer.write(noise[0], noise[1], 0, 1000);
      if (levels != null) {
        writer.levels(levels);
      }
      writer.commit();
    }
    return Files.readAllBytes(file);
  }

  /** The body of the chunk behind RIFF's head and the room for a ds64 chunk. */
  private static ByteBuffer chunk(byte[] file) {
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    assertEquals("bext", text(bytes, 48, 4));
    return bytes.slice(56, bytes.getInt(52)).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static String text(ByteBuffer bytes, int at, int length) {
    byte[] text = new byte[length];
    bytes.get(at, text);
    int end = 0;
    while (end < length && text[end] != 0) {
      end++;
    }
    return new String(text, 0, end, StandardCharsets.UTF_8);
  }
}
