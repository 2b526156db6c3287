package glasswood.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasswood.dream.Random64;
import glasswood.listen.Mark;
import java.io.IOException;
import java.nio.ByteBuffer;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WavWriterTest {
  private static final List<Mark> MARKS =
      List.of(new Mark(0, "spine"), new Mark(4800, "glasswood"), new Mark(9601, "wäking"));
  private static final Recipe RECIPE =
      new Recipe(
          "Glasswood", Long.MIN_VALUE, List.of("rain"), Map.of("glasswood", "0.1.0"), "ab12");

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(
      value = SampleFormat.class,
      names = {"PCM_16", "PCM_24", "FLOAT_32"})
  void whatIsWrittenIsReadBackWithinItsResolution(SampleFormat samples) throws Exception {
    for (int channels = 1; channels <= 2; channels++) {
      Path file = folder.resolve("a.wav");
      double[][] noise = noise(12_345, 0.9);
      write(file, new WavFormat(samples, 48_000, channels), noise);
      try (WavReader reader = WavReader.open(file)) {
        assertEquals(new WavFormat(samples, 48_000, channels), reader.format());
        assertEquals(12_345, reader.frames());
        assertEquals(MARKS, reader.marks());
        assertEquals(RECIPE, reader.recipe().orElseThrow());
        assertEquals("Glasswood", reader.info("INAM").orElseThrow());
        double[][] read = new double[2][12_345];
        assertEquals(12_345, reader.read(read[0], read[1], 0, 12_345));
        // Triangular dither reaches one step, rounding half a step; a float has 24 bits.
        double tolerance =
            samples == SampleFormat.FLOAT_32 ? 0x1p-24 : 1.5 * 2 / (1L << (8 * samples.bytes()));
        assertArrayEquals(noise[0], read[0], tolerance);
        assertArrayEquals(channels == 1 ? noise[0] : noise[1], read[1], tolerance);
        assertEquals(-1, reader.read(read[0], read[1], 0, 1));
      }
    }
  }

  @Test
  void bytesDoNotDependOnTheSizeOfBlocks() throws Exception {
    WavFormat format = new WavFormat(SampleFormat.PCM_24, 48_000, 2);
    double[][] noise = noise(50_000, 0.5);
    Path one = folder.resolve("one.wav");
    Path many = folder.resolve("many.wav");
    String whole = write(one, format, noise);
    try (WavWriter writer =
        WavWriter.open(many, format, Dither.TPDF, new SoundNotes(MARKS, RECIPE))) {
      for (int at = 0, size = 1; at < 50_000; at += size, size = size * 7 % 997) {
        size = Math.min(size, 50_000 - at);
        writer.write(noise[0], noise[1], at, size);
      }
      assertEquals(whole, writer.commitHashed());
    }
    assertArrayEquals(Files.readAllBytes(one), Files.readAllBytes(many));
  }

  @Test
  void nothingStaysOfAFileThatWasGivenUpBeforeItHeldSound() throws Exception {
    WavFormat format = new WavFormat(SampleFormat.PCM_24, 48_000, 2);
    Path file = folder.resolve("silent.wav");
    WavWriter.open(file, format, Dither.TPDF, new SoundNotes(MARKS, RECIPE)).close();
    assertFalse(Files.exists(folder.resolve("silent.part.wav")));
    WavWriter.open(file, format, Dither.TPDF, new SoundNotes(MARKS, RECIPE)).close();
    assertFalse(Files.exists(folder.resolve("silent.part.wav")), "and its lock is free again");
  }

  @Test
  void hashIsThatOfTheFile() throws Exception {
    Path file = folder.resolve("h.wav");
    String said = write(file, new WavFormat(SampleFormat.PCM_24, 44_100, 1), noise(1001, 0.5));
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
    assertEquals(HexFormat.of().formatHex(digest), said);
  }

  @Test
  void digitalSilenceStaysDigitalSilence() throws Exception {
    Path file = folder.resolve("silence.wav");
    write(file, new WavFormat(SampleFormat.PCM_16, 48_000, 2), new double[2][20_000]);
    byte[] bytes = Files.readAllBytes(file);
    for (int i = bytes.length - 80_000; i < bytes.length; i++) {
      assertEquals(0, bytes[i]);
    }
  }

  @Test
  void ditherMakesTheErrorIndependentOfTheSignal() throws Exception {
    // A constant of 0.3 steps would vanish without dither; with it the mean tells the truth.
    int frames = 200_000;
    double[][] quiet = new double[2][frames];
    Arrays.fill(quiet[0], 0.3 / 32768);
    Arrays.fill(quiet[1], 0.3 / 32768);
    Path file = folder.resolve("quiet.wav");
    write(file, new WavFormat(SampleFormat.PCM_16, 48_000, 2), quiet);
    double[][] read = new double[2][frames];
    try (WavReader reader = WavReader.open(file)) {
      assertEquals(frames, reader.read(read[0], read[1], 0, frames));
    }
    double mean = 0;
    double power = 0;
    double cross = 0;
    for (int i = 0; i < frames; i++) {
      double l = read[0][i] * 32768 - 0.3;
      double r = read[1][i] * 32768 - 0.3;
      mean += l / frames;
      power += l * l / frames;
      cross += l * r / frames;
    }
    // Variance of triangular dither plus rounding is 1/6 + 1/12 = 1/4: the mean of 200,000 strays
    // by 0.0011, five of which are allowed; power and cross power stray as little.
    assertEquals(0, mean, 0.006);
    assertEquals(0.25, power, 0.006);
    assertEquals(0, cross, 0.006);
  }

  @Test
  void samplesBeyondFullScaleAreLimitedAndCounted() throws Exception {
    Path file = folder.resolve("loud.wav");
    double[][] loud = {{2, -2, 0.5, Double.NaN}, {-7, 0, 0, Double.POSITIVE_INFINITY}};
    try (WavWriter writer =
        WavWriter.open(
            file,
            new WavFormat(SampleFormat.PCM_16, 48_000, 2),
            Dither.TPDF,
            new SoundNotes(MARKS, null))) {
      writer.write(loud[0], loud[1], 0, 4);
      writer.commit();
      assertEquals(3, writer.clipped());
      assertEquals(2, writer.notFinite());
    }
    double[][] read = new double[2][4];
    try (WavReader reader = WavReader.open(file)) {
      assertEquals(4, reader.read(read[0], read[1], 0, 4));
      assertTrue(reader.recipe().isEmpty());
    }
    assertEquals(32767.0 / 32768, read[0][0]);
    assertEquals(-1, read[0][1]);
    assertEquals(0, read[0][3]);
    assertEquals(-1, read[1][0]);
    assertEquals(0, read[1][3]);
  }

  @Test
  void anUncommittedFileStaysAsAPlayablePartAndTheEarlierOneUntouched() throws Exception {
    Path file = folder.resolve("dream.wav");
    Files.writeString(file, "earlier");
    double[][] noise = noise(40_000, 0.5);
    WavFormat format = new WavFormat(SampleFormat.PCM_24, 48_000, 2);
    try (WavWriter writer =
        WavWriter.open(file, format, Dither.TPDF, new SoundNotes(MARKS, RECIPE))) {
      writer.write(noise[0], noise[1], 0, 40_000);
      // As a kill would find it: complete blocks, and a header that claims no more than is there.
      try (WavReader reader = WavReader.open(folder.resolve("dream.part.wav"))) {
        assertTrue(reader.frames() >= 10_000, "playable frames " + reader.frames());
      }
    }
    assertEquals("earlier", Files.readString(file));
    try (WavReader reader = WavReader.open(folder.resolve("dream.part.wav"))) {
      assertEquals(40_000, reader.frames());
      assertEquals(MARKS, reader.marks());
    }
  }

  @Test
  void aCommittedFileReplacesTheEarlierOneAndLeavesNoPart() throws Exception {
    Path file = folder.resolve("dream.wav");
    Files.writeString(file, "earlier");
    write(file, new WavFormat(SampleFormat.PCM_16, 48_000, 2), noise(10, 0.5));
    assertFalse(Files.exists(folder.resolve("dream.part.wav")));
    try (WavReader reader = WavReader.open(file)) {
      assertEquals(10, reader.frames());
    }
  }

  @Test
  void placesThatCannotBeWrittenAreNamedWithTheReason() throws Exception {
    assertProblem(folder.resolve("no/such/a.wav"), "does not exist");
    assertProblem(folder, "it is a folder");
    Path plain = Files.writeString(folder.resolve("plain"), "x");
    assertProblem(plain.resolve("a.wav"), "is not a folder");
    if (Files.exists(Path.of("/dev/null"))) {
      assertProblem(Path.of("/dev/null"), "not a regular file");
    }
    WavFormat format = new WavFormat(SampleFormat.PCM_16, 48_000, 2);
    Path busy = folder.resolve("busy.wav");
    try (WavWriter first =
        WavWriter.open(busy, format, Dither.TPDF, new SoundNotes(List.of(), null))) {
      assertProblem(busy, "another render is writing it");
      first.commit();
    }
  }

  @Test
  void aFullDiskIsSaidInOneSentenceAndWhatWasWrittenStaysPlayable() throws Exception {
    FullDisk disk = new FullDisk(150_000);
    WavFormat format = new WavFormat(SampleFormat.PCM_16, 48_000, 2);
    double[][] noise = noise(100_000, 0.5);
    try (WavWriter writer =
        new WavWriter(disk, format, Dither.TPDF, new SoundNotes(MARKS, RECIPE))) {
      OutputProblem problem =
          assertThrows(OutputProblem.class, () -> writer.write(noise[0], noise[1], 0, 100_000));
      assertEquals("cannot write dream.wav: the disk is full", problem.getMessage());
      assertThrows(IllegalStateException.class, writer::commit);
    }
    assertFalse(disk.committed);
    Path rescued = Files.write(folder.resolve("rescued.wav"), disk.written());
    try (WavReader reader = WavReader.open(rescued)) {
      assertTrue(reader.frames() > 10_000, "playable frames " + reader.frames());
    }
  }

  @Test
  void otherSeedsDitherOtherwise() throws Exception {
    WavFormat format = new WavFormat(SampleFormat.PCM_16, 48_000, 2);
    double[][] noise = noise(1000, 0.5);
    Path file = folder.resolve("a.wav");
    Recipe other = new Recipe("Glasswood", 8, List.of(), Map.of(), "ab12");
    String[] hashes = new String[2];
    for (int i = 0; i < 2; i++) {
      try (WavWriter writer =
          WavWriter.open(
              file, format, Dither.TPDF, new SoundNotes(MARKS, i == 0 ? RECIPE : other))) {
        writer.write(noise[0], noise[1], 0, 1000);
        writer.commit();
      }
      byte[] bytes = Files.readAllBytes(file);
      byte[] tail = Arrays.copyOfRange(bytes, bytes.length - 4000, bytes.length);
      hashes[i] = new String(tail, StandardCharsets.ISO_8859_1);
    }
    assertNotEquals(hashes[0], hashes[1]);
  }

  private void assertProblem(Path file, String reason) {
    WavFormat format = new WavFormat(SampleFormat.PCM_16, 48_000, 2);
    OutputProblem problem =
        assertThrows(
            OutputProblem.class,
            () ->
                WavWriter.open(file, format, Dither.TPDF, new SoundNotes(List.of(), null)).close());
    assertTrue(
        problem.getMessage().startsWith("cannot write " + file + ": ")
            && problem.getMessage().contains(reason),
        problem.getMessage());
  }

  static double[][] noise(int frames, double peak) {
    Random64 random = new Random64(5);
    double[][] noise = new double[2][frames];
    for (int i = 0; i < frames; i++) {
      noise[0][i] = peak * random.bipolar();
      noise[1][i] = peak * random.bipolar();
    }
    return noise;
  }

  private static String write(Path file, WavFormat format, double[][] sound) throws IOException {
    try (WavWriter writer =
        WavWriter.open(file, format, Dither.TPDF, new SoundNotes(MARKS, RECIPE))) {
      writer.write(sound[0], sound[1], 0, sound[0].length);
      assertEquals(sound[0].length, writer.frames());
      return writer.commitHashed();
    }
  }

  /** A disk that holds {@code capacity} bytes and then says what Linux says. */
  private static final class FullDisk implements Destination {
    private final ByteBuffer bytes;
    private boolean committed;

    FullDisk(int capacity) {
      bytes = ByteBuffer.allocate(capacity);
    }

    byte[] written() {
      return Arrays.copyOf(bytes.array(), bytes.position());
    }

    @Override
    public void append(ByteBuffer more) throws IOException {
      while (more.hasRemaining()) {
        if (!bytes.hasRemaining()) {
          throw new IOException("No space left on device");
        }
        bytes.put(more.get());
      }
    }

    @Override
    public void rewriteStart(ByteBuffer start) {
      bytes.duplicate().position(0).put(start);
    }

    @Override
    public void digest(MessageDigest digest) {
      digest.update(written());
    }

    @Override
    public void commit() {
      committed = true;
    }

    @Override
    public void close() {}

    @Override
    public void discard() {
      bytes.clear();
    }

    @Override
    public Path file() {
      return Path.of("dream.wav");
    }
  }
}
