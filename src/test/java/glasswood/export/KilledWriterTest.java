package glasswood.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasswood.listen.Mark;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledWriterTest {
  @TempDir Path folder;

  /** Writes without end; run by the test in a process of its own. */
  public static final class Endless {
    private Endless() {}

    public static void main(String[] args) throws Exception {
      double[] tone = new double[4096];
      for (int i = 0; i < tone.length; i++) {
        tone[i] = 0.1 * StrictMath.sin(2 * Math.PI * i / 64);
      }
      WavFormat format = new WavFormat(SampleFormat.PCM_24, 48_000, 2);
      List<Mark> marks = List.of(new Mark(0, "spine"));
      try (WavWriter writer =
          WavWriter.open(Path.of(args[0]), format, Dither.TPDF, new SoundNotes(marks, null))) {
        for (int block = 0; block < 1_000_000; block++) {
          writer.write(tone, tone, 0, tone.length);
          if (block == 40) {
            System.out.println("writing");
          }
        }
      }
    }
  }

  @Test
  void aKilledWriterLeavesAPlayablePartAndTheEarlierFile() throws Exception {
    Path file = folder.resolve("dream.wav");
    Files.writeString(file, "earlier");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-cp",
                place(WavWriter.class) + File.pathSeparator + place(Endless.class),
                Endless.class.getName(),
                file.toString())
            .redirectErrorStream(true)
            .start();
    try {
      assertEquals('w', process.getInputStream().read(), "the writer did not start");
    } finally {
      process.destroyForcibly();
    }
    assertTrue(process.waitFor(10, TimeUnit.SECONDS));
    assertEquals("earlier", Files.readString(file));
    try (WavReader reader = WavReader.open(folder.resolve("dream.part.wav"))) {
      assertTrue(reader.frames() >= 16_384, "playable frames " + reader.frames());
      double[] left = new double[64];
      assertEquals(64, reader.read(left, new double[64], 0, 64));
      // A sine of amplitude 0.1, a quarter of the way round, within dither.
      assertEquals(0.1, left[16], 1e-6);
    }
    // The killed writer's lock is gone with it: the next one takes the part over.
    WavFormat format = new WavFormat(SampleFormat.PCM_24, 48_000, 2);
    try (WavWriter writer =
        WavWriter.open(file, format, Dither.TPDF, new SoundNotes(List.of(), null))) {
      writer.write(new double[1], new double[1], 0, 1);
      writer.commit();
    }
    assertFalse(Files.exists(folder.resolve("dream.part.wav")));
  }

  private static String place(Class<?> type) throws Exception {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
  }
}
