package glasswood.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasswood.dream.Random64;
import glasswood.export.Dither;
import glasswood.export.SampleFormat;
import glasswood.export.SoundFiles;
import glasswood.export.SoundNotes;
import glasswood.export.SoundWriter;
import glasswood.export.WavFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged FLAC files are told in our own sentence, and the library says nothing besides. */
class DamagedFlacTest {
  private static final int FRAMES = 24_000;

  @TempDir Path folder;

  private final ByteArrayOutputStream console = new ByteArrayOutputStream();
  private final PrintStream out = System.out;
  private final PrintStream err = System.err;
  private Path file;
  private byte[] whole;
  private int sound;

  @BeforeEach
  void listen() throws IOException {
    file = folder.resolve("night.flac");
    write(file);
    whole = Files.readAllBytes(file);
    sound = firstFrame();
    PrintStream heard = new PrintStream(console, true, StandardCharsets.UTF_8);
    System.setOut(heard);
    System.setErr(heard);
  }

  @AfterEach
  void hangUp() {
    System.setOut(out);
    System.setErr(err);
  }

  @Test
  void everyCommandThatReadsADamagedFileSaysSoAndNothingElse() throws IOException {
    byte[] flipped = whole.clone();
    flipped[(sound + whole.length) / 2] ^= 0x10;
    for (byte[] bytes : List.of(flipped, cut((sound + whole.length) / 2))) {
      Files.write(file, bytes);
      assertOneSentence(Ran.command("inspect", file.toString()));
      assertOneSentence(Ran.command("lint", file.toString()));
      assertOneSentence(
          Ran.command("render", "timelines/glasswood-short.json", "--voice", file.toString()));
    }
    // A recipe stands in the header, so only damage there hides it; this file has none anyway.
    Files.write(file, cut(100));
    assertOneSentence(Ran.command("render", "--recipe", file.toString()));
  }

  @Test
  void filesCutOffAnywhereAreTold() throws IOException {
    for (int i = 1; i <= 40; i++) {
      Files.write(file, cut((int) ((long) whole.length * i / 41)));
      assertOneSentence(Ran.command("inspect", file.toString()));
    }
    Files.write(file, cut(whole.length - 1));
    String said = assertOneSentence(Ran.command("inspect", file.toString()));
    assertTrue(said.contains("its last block, at 0.4 s, is damaged, cut off"), said);
  }

  @Test
  void bytesFlippedAnywhereInTheSoundAreTold() throws IOException {
    Random64 random = new Random64(31);
    for (int i = 0; i < 150; i++) {
      byte[] flipped = whole.clone();
      int at = sound + random.below(whole.length - sound);
      flipped[at] ^= (byte) (1 + random.below(255));
      Files.write(file, flipped);
      String said = assertOneSentence(Ran.command("inspect", file.toString()));
      assertTrue(said.contains("damaged"), said);
    }
  }

  @Test
  void noiseInTheHeaderIsToldOrHarmless() throws IOException {
    Random64 random = new Random64(32);
    for (int i = 0; i < 100; i++) {
      byte[] flipped = whole.clone();
      flipped[random.below(sound)] ^= (byte) (1 + random.below(255));
      Files.write(file, flipped);
      Ran ran = Ran.command("inspect", file.toString());
      if (ran.status() != 0) {
        assertOneSentence(ran);
      }
      assertEquals("", console.toString(StandardCharsets.UTF_8), "round " + i);
    }
  }

  @Test
  void stretchesOfNoiseAndMissingStretchesAreTold() throws IOException {
    Random64 random = new Random64(33);
    for (int i = 0; i < 40; i++) {
      int at = sound + random.below(whole.length - sound - 3000);
      int length = 100 + random.below(2900);
      byte[] bytes = whole.clone();
      if (i % 2 == 0) {
        random(bytes, at, length, random);
      } else {
        System.arraycopy(whole, at + length, bytes, at, whole.length - at - length);
        bytes = Arrays.copyOf(bytes, whole.length - length);
      }
      Files.write(file, bytes);
      assertOneSentence(Ran.command("inspect", file.toString()));
    }
  }

  @Test
  void whatStandsBehindTheSoundIsToldUnlessItIsATag() throws IOException {
    byte[] longer = Arrays.copyOf(whole, whole.length + 5000);
    random(longer, whole.length, 5000, new Random64(34));
    Files.write(file, longer);
    String said = assertOneSentence(Ran.command("inspect", file.toString()));
    assertTrue(said.contains("or followed by something else"), said);
    byte[] tagged = Arrays.copyOf(whole, whole.length + 128);
    System.arraycopy("TAGnight".getBytes(StandardCharsets.US_ASCII), 0, tagged, whole.length, 8);
    Files.write(file, tagged);
    Ran ran = Ran.command("inspect", file.toString());
    assertEquals(0, ran.status(), ran.all());
    assertEquals("", console.toString(StandardCharsets.UTF_8));
  }

  private String assertOneSentence(Ran ran) {
    assertEquals(2, ran.status(), ran.all());
    assertEquals("", ran.out());
    assertEquals(1, ran.err().lines().count(), ran.err());
    assertTrue(ran.err().contains(file.toString()), ran.err());
    assertEquals("", console.toString(StandardCharsets.UTF_8), "the console, beside " + ran.err());
    return ran.err();
  }

  private byte[] cut(int length) {
    return Arrays.copyOf(whole, length);
  }

  private static void random(byte[] bytes, int at, int length, Random64 random) {
    for (int i = at; i < at + length; i++) {
      bytes[i] = (byte) random.nextLong();
    }
  }

  /** Behind the last of the blocks of the header. */
  private int firstFrame() {
    int at = 4;
    boolean last = false;
    while (!last) {
      last = whole[at] < 0;
      at += 4 + new BigInteger(1, whole, at + 1, 3).intValue();
    }
    return at;
  }

  /**
   * Noise that swells from silence, which all kinds of predictors and partitions are chosen for.
   */
  private static void write(Path file) throws IOException {
    WavFormat format = new WavFormat(SampleFormat.PCM_16, 48_000, 2);
    SoundNotes notes = new SoundNotes(List.of(), null);
    Random64 random = new Random64(30);
    double[][] noise = new double[2][FRAMES];
    for (int i = 0; i < FRAMES; i++) {
      noise[0][i] = 0.5 * i / FRAMES * random.bipolar();
      noise[1][i] = 0.3 * StrictMath.sin(i * 0.01) + 0.01 * random.bipolar();
    }
    try (SoundWriter writer = SoundFiles.create(file, format, Dither.TPDF, notes)) {
      writer.write(noise[0], noise[1], 0, FRAMES);
      writer.commit();
    }
  }
}
