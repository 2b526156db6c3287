package glasswood.export;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasswood.listen.Mark;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WavReaderTest {
  @TempDir Path folder;

  @Test
  void anyFrameCanBeReadFirst() throws Exception {
    double[] ramp = new double[100_000];
    for (int i = 0; i < ramp.length; i++) {
      ramp[i] = i / 131072.0;
    }
    Path file = folder.resolve("ramp.wav");
    try (WavWriter writer =
        WavWriter.open(
            file,
            new WavFormat(SampleFormat.FLOAT_32, 48_000, 1),
            Dither.TPDF,
            new SoundNotes(List.of(), null))) {
      writer.write(ramp, null, 0, ramp.length);
      writer.commit();
    }
    double[] left = new double[10];
    try (WavReader reader = WavReader.open(file)) {
      for (int at : new int[] {99_995, 3, 70_000}) {
        reader.seek(at);
        int read = reader.read(left, new double[10], 2, 8);
        assertEquals(Math.min(8, 100_000 - at), read);
        assertEquals(ramp[at], left[2]);
        assertEquals(ramp[at + read - 1], left[1 + read]);
      }
      assertThrows(IllegalArgumentException.class, () -> reader.seek(100_001));
    }
  }

  @Test
  void integersOf32BitsAndFloatsOf64AreRead() throws Exception {
    ByteBuffer pcm = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    pcm.putInt(1 << 30).putInt(Integer.MIN_VALUE);
    ByteBuffer floats = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
    floats.putDouble(0.1).putDouble(-3);
    double[] l = new double[1];
    double[] r = new double[1];
    try (WavReader reader = WavReader.open(wav(1, 32, 2, pcm.array(), 8))) {
      assertEquals(1, reader.read(l, r, 0, 1));
      assertEquals(0.5, l[0]);
      assertEquals(-1, r[0]);
    }
    try (WavReader reader = WavReader.open(wav(3, 64, 2, floats.array(), 16))) {
      assertEquals(1, reader.read(l, r, 0, 1));
      assertEquals(0.1, l[0]);
      assertEquals(-3, r[0]);
    }
  }

  @Test
  void filesBeyondFourGibibytesAreRead() throws Exception {
    // Eight hours of 24-bit stereo; the file is sparse and takes no room.
    WavFormat format = new WavFormat(SampleFormat.PCM_24, 48_000, 2);
    long frames = 8L * 3600 * 48_000;
    WavHeader header =
        new WavHeader(
            format, Dither.TPDF, new SoundNotes(List.of(new Mark(frames - 1, "end")), null));
    Path file = folder.resolve("long.wav");
    try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
      out.write(header.bytes(frames * 6));
      out.setLength(header.length() + frames * 6);
      out.seek(header.length() + (frames - 1) * 6);
      out.write(new byte[] {0, 0, 0x40, 0, 0, (byte) 0xC0});
    }
    try (WavReader reader = WavReader.open(file)) {
      assertEquals(frames, reader.frames());
      assertEquals(List.of(new Mark(frames - 1, "end")), reader.marks());
      reader.seek(frames - 1);
      double[] l = new double[4];
      double[] r = new double[4];
      assertEquals(1, reader.read(l, r, 0, 4));
      assertEquals(0.5, l[0]);
      assertEquals(-0.5, r[0]);
    }
  }

  @Test
  void whatIsNotReadIsSaidInOneSentence() throws Exception {
    assertProblem(folder.resolve("none.wav"), "it does not exist");
    assertProblem(folder, "it is a folder");
    assertProblem(Files.write(folder.resolve("e"), new byte[0]), "it is empty");
    assertProblem(Files.writeString(folder.resolve("j"), "{\"title\": 1}"), "it is not a WAV file");
    assertProblem(Files.writeString(folder.resolve("s"), "RI"), "it is not a WAV file");
    assertProblem(Files.writeString(folder.resolve("r"), "RIFF\1\0\0"), "cut off in its header");
    assertProblem(Files.writeString(folder.resolve("v"), "RIFF\4\0\0\0AVI "), "not a WAV file");
    assertProblem(wav(1, 8, 2, new byte[8], 8), "8 bits");
    assertProblem(wav(1, 16, 6, new byte[24], 24), "6 channels");
    assertProblem(wav(85, 16, 2, new byte[8], 8), "WAV format 85");
    assertProblem(
        wav(1, 16, 2, new byte[400], 192_000 * 3), "promises 3.0 s of sound, 0.0 s are there");
    byte[] whole = Files.readAllBytes(wav(1, 16, 2, new byte[8], 8));
    for (int length = 1; length < whole.length; length++) {
      Path cut = Files.write(folder.resolve("cut"), Arrays.copyOf(whole, length));
      InputProblem problem = assertThrows(InputProblem.class, () -> WavReader.open(cut).close());
      assertTrue(problem.getMessage().startsWith("cannot read "), problem.getMessage());
    }
  }

  private void assertProblem(Path file, String reason) {
    InputProblem problem = assertThrows(InputProblem.class, () -> WavReader.open(file).close());
    assertTrue(
        problem.getMessage().startsWith("cannot read " + file)
            && problem.getMessage().contains(reason),
        problem.getMessage());
  }

  private Path wav(int tag, int bits, int channels, byte[] data, int said) throws IOException {
    ByteBuffer out = ByteBuffer.allocate(44 + data.length).order(ByteOrder.LITTLE_ENDIAN);
    out.put("RIFF".getBytes(US_ASCII))
        .putInt(36 + said)
        .put("WAVEfmt ".getBytes(US_ASCII))
        .putInt(16);
    out.putShort((short) tag).putShort((short) channels).putInt(48_000);
    out.putInt(48_000 * channels * bits / 8).putShort((short) (channels * bits / 8));
    out.putShort((short) bits).put("data".getBytes(US_ASCII)).putInt(said).put(data);
    return Files.write(folder.resolve(tag + "-" + bits + "-" + channels + ".wav"), out.array());
  }
}
