package glasswood.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasswood.dream.Random64;
import glasswood.listen.Mark;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlacWriterTest {
  private static final Recipe RECIPE =
      new Recipe("Glaßwood", 7, List.of("rain"), Map.of("glasswood", "0.1.0"), "ab12");

  @TempDir Path folder;

  @Test
  void samplesAreThoseOfTheWavFileAtEveryRateDepthAndLength() throws Exception {
    Random64 random = new Random64(17);
    int[] rates = {44_100, 48_000, 88_200, 96_000, 176_400, 192_000};
    for (int round = 0; round < 36; round++) {
      SampleFormat samples = round % 2 == 0 ? SampleFormat.PCM_16 : SampleFormat.PCM_24;
      WavFormat format = new WavFormat(samples, rates[round % 6], 1 + round / 2 % 2);
      // Every length of a last block that is too short to predict, and some others.
      int frames = round < 20 ? 4096 * (round % 3) + 1 + round : 1 + random.below(20_000);
      double[][] sound = sound(round % 7, frames, random);
      List<Mark> marks = List.of(new Mark(0, "spine"), new Mark(frames / 2, "wäking"));
      Path wav = folder.resolve("a.wav");
      Path flac = folder.resolve("a.flac");
      for (Path file : List.of(wav, flac)) {
        write(file, format, new SoundNotes(marks, RECIPE), sound, frames);
      }
      String what = "round " + round + ": " + format + ", " + frames + " frames";
      double[][] expected = read(wav, format);
      double[][] actual = read(flac, format);
      assertArrayEquals(expected[0], actual[0], 0, what);
      assertArrayEquals(expected[1], actual[1], 0, what);
      try (SoundReader reader = SoundFiles.open(flac)) {
        assertEquals(marks, reader.marks(), what);
        assertEquals(RECIPE, reader.recipe().orElseThrow());
      }
    }
  }

  @Test
  void bytesDoNotDependOnTheSizeOfBlocksAndHaveTheHashThatIsSaid() throws Exception {
    WavFormat format = new WavFormat(SampleFormat.PCM_24, 48_000, 2);
    double[][] noise = WavWriterTest.noise(50_000, 0.5);
    Path one = folder.resolve("one.flac");
    Path many = folder.resolve("many.flac");
    SoundNotes notes = new SoundNotes(List.of(), RECIPE);
    String whole = write(one, format, notes, noise, 50_000);
    try (SoundWriter writer = SoundFiles.create(many, format, Dither.TPDF, notes)) {
      for (int at = 0, size = 1; at < 50_000; at += size, size = size * 7 % 997) {
        size = Math.min(size, 50_000 - at);
        writer.write(noise[0], noise[1], at, size);
      }
      assertEquals(whole, writer.commitHashed());
    }
    byte[] bytes = Files.readAllBytes(one);
    assertArrayEquals(bytes, Files.readAllBytes(many));
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
    assertEquals(HexFormat.of().formatHex(digest), whole);
  }

  @Test
  void aToneTakesLessThanHalfOfItsWavFile() throws Exception {
    WavFormat format = new WavFormat(SampleFormat.PCM_16, 48_000, 2);
    double[][] tone = new double[2][100_000];
    for (int i = 0; i < 100_000; i++) {
      tone[0][i] = 0.3 * StrictMath.sin(i * 0.01);
      tone[1][i] = 0.3 * StrictMath.sin(i * 0.02);
    }
    Path file = folder.resolve("tone.flac");
    write(file, format, new SoundNotes(List.of(), null), tone, 100_000);
    // Dither of 16 bits costs about 2 bits a sample, the header 9 KB: 4 of 16 bits are ample.
    assertTrue(Files.size(file) < 400_000 / 4, Files.size(file) + " bytes");
  }

  @Test
  void anUncommittedFileStaysAsAPlayablePartAndTheEarlierOneUntouched() throws Exception {
    Path file = folder.resolve("dream.flac");
    Path part = folder.resolve("dream.part.flac");
    Files.writeString(file, "earlier");
    WavFormat format = new WavFormat(SampleFormat.PCM_24, 48_000, 2);
    double[][] noise = WavWriterTest.noise(40_003, 0.5);
    SoundNotes notes = new SoundNotes(List.of(new Mark(0, "spine")), RECIPE);
    try (SoundWriter writer = SoundFiles.create(file, format, Dither.TPDF, notes)) {
      writer.write(noise[0], noise[1], 0, 40_003);
      // As a kill would find it: complete blocks, and a header that claims no more than is there.
      double[][] there = read(part, format);
      assertTrue(there[0].length >= 4096, "playable frames " + there[0].length);
    }
    assertEquals("earlier", Files.readString(file));
    assertEquals(40_003, read(part, format)[0].length);
    SoundFiles.create(folder.resolve("silent.flac"), format, Dither.TPDF, notes).close();
    assertFalse(Files.exists(folder.resolve("silent.part.flac")), "nothing stays of nothing");
  }

  @Test
  void floatsAreRefused() {
    WavFormat format = new WavFormat(SampleFormat.FLOAT_32, 48_000, 2);
    SoundNotes notes = new SoundNotes(List.of(), null);
    assertThrows(
        IllegalArgumentException.class,
        () -> SoundFiles.create(folder.resolve("a.flac"), format, Dither.NONE, notes));
  }

  @Test
  void aCutOffOrDamagedFileIsToldFromAWholeOne() throws Exception {
    WavFormat format = new WavFormat(SampleFormat.PCM_16, 48_000, 2);
    Path file = folder.resolve("a.flac");
    double[][] noise = WavWriterTest.noise(48_000, 0.5);
    write(file, format, new SoundNotes(List.of(new Mark(0, "spine")), RECIPE), noise, 48_000);
    byte[] whole = Files.readAllBytes(file);
    assertProblem(
        Arrays.copyOf(whole, whole.length / 2), "it is truncated: its header promises 1.0 s");
    assertProblem(Arrays.copyOf(whole, 30), "it is cut off in its header");
    assertProblem(Arrays.copyOf(whole, 200), "it is cut off in its header");
    byte[] bitFlipped = whole.clone();
    bitFlipped[whole.length / 2] ^= 0x10;
    assertProblem(bitFlipped, "it is damaged at 0.");
    byte[] otherSum = whole.clone();
    otherSum[30] ^= 1;
    assertProblem(otherSum, "its samples do not match its checksum");
    assertProblem(
        "hello, world".getBytes(StandardCharsets.US_ASCII), "it is neither a WAV nor a FLAC file");
    assertProblem(new byte[0], "it is empty");
  }

  @Test
  void noDamageMakesTheReaderFailOtherwiseThanInASentence() throws Exception {
    WavFormat format = new WavFormat(SampleFormat.PCM_16, 48_000, 2);
    Path file = folder.resolve("a.flac");
    double[][] noise = WavWriterTest.noise(9000, 0.5);
    write(file, format, new SoundNotes(List.of(new Mark(0, "spine")), RECIPE), noise, 9000);
    byte[] whole = Files.readAllBytes(file);
    Random64 random = new Random64(23);
    for (int round = 0; round < 400; round++) {
      byte[] broken = whole.clone();
      for (int i = 0; i < 3; i++) {
        // Half of the damage goes to what stands in front of the frames.
        int range = i == 0 ? 60 : broken.length;
        broken[random.below(range)] = (byte) random.nextLong();
      }
      Files.write(file, broken);
      try (SoundReader reader = SoundFiles.open(file)) {
        double[] out = new double[4096];
        long heard = 0;
        for (int count; (count = reader.read(out, out, 0, 4096)) > 0; ) {
          heard += count;
        }
        assertEquals(reader.frames(), heard, "round " + round);
      } catch (InputProblem e) {
        assertTrue(e.getMessage().startsWith("cannot read " + file), "round " + round + ": " + e);
      }
    }
  }

  private void assertProblem(byte[] bytes, String reason) throws IOException {
    Path file = Files.write(folder.resolve("bad.flac"), bytes);
    InputProblem problem =
        assertThrows(
            InputProblem.class,
            () -> {
              try (SoundReader reader = SoundFiles.open(file)) {
                double[] out = new double[4096];
                int count;
                do {
                  count = reader.read(out, out, 0, 4096);
                } while (count > 0);
              }
            });
    assertTrue(problem.getMessage().contains(reason), problem.getMessage());
  }

  /** Noise, tones, silence, full scale, what silence becomes, and what changes at every sample. */
  private static double[][] sound(int kind, int frames, Random64 random) {
    double[][] sound = new double[2][frames];
    for (int c = 0; c < 2; c++) {
      for (int i = 0; i < frames; i++) {
        sound[c][i] =
            switch (kind) {
              case 0 -> random.bipolar();
              case 1 -> StrictMath.sin(i * 0.01 + c);
              case 2 -> 0;
              case 3 -> random.bipolar() < 0 ? 1 : -1;
              case 4 -> (i / 100 % 2 == c ? 1 : -1);
              case 5 -> i < frames / 2 ? 0 : 1e-4 * random.gaussian();
              default -> (i % 2 == c ? 1 : -1);
            };
      }
    }
    return sound;
  }

  private static String write(
      Path file, WavFormat format, SoundNotes notes, double[][] sound, int frames)
      throws IOException {
    try (SoundWriter writer = SoundFiles.create(file, format, Dither.TPDF, notes)) {
      writer.write(sound[0], sound[1], 0, frames);
      assertEquals(frames, writer.frames());
      return writer.commitHashed();
    }
  }

  private static double[][] read(Path file, WavFormat format) throws IOException {
    try (SoundReader reader = SoundFiles.open(file)) {
      assertEquals(format, reader.format());
      int frames = (int) reader.frames();
      double[][] sound = new double[2][frames];
      int at = 0;
      for (int count;
          (count = reader.read(sound[0], sound[1], at, Math.min(777, frames - at))) > 0; ) {
        at += count;
      }
      assertEquals(frames, at);
      return sound;
    }
  }
}
