package glasswood.render;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasswood.dream.Random64;
import glasswood.export.SampleFormat;
import glasswood.export.SoundFiles;
import glasswood.export.SoundReader;
import glasswood.listen.LoudnessMemory;
import glasswood.stage.NoiseScores;
import glasswood.timeline.Master;
import glasswood.timeline.Score;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledTwentyTimesTest {
  /** Mastered from its mix or while it is rendered, as WAV or as FLAC; each is killed twice. */
  private static final int WAYS = 4;

  private static final int RENDERS = 12;
  private static final long SEED = 20;
  private static final long CHECKPOINT_NANOS = 20_000_000;

  @TempDir Path folder;

  /** Seven seconds in three phases. */
  private static Score score(boolean mastered) {
    long second = 64 * 750;
    return NoiseScores.score(
        mastered ? new Master(-18, -1) : null,
        NoiseScores.phase("one", 0, 3 * second, second, NoiseScores.layer("a", 0, -6)),
        NoiseScores.phase("two", 2 * second, 5 * second, second, NoiseScores.layer("a", -2, -12)),
        NoiseScores.phase(
            "three", 4 * second, 7 * second + 17, second, NoiseScores.layer("b", -3, -6)));
  }

  private static RenderRequest request(Path output, boolean mastered) {
    Score score = score(mastered);
    return new RenderRequest(
        score,
        () -> score,
        output,
        mastered ? SampleFormat.PCM_24 : SampleFormat.PCM_16,
        output.resolveSibling("stems"),
        0,
        score.frames(),
        2);
  }

  /** A render in a process of its own, which says a word at every step. */
  public static final class Child {
    private Child() {}

    public static void main(String[] args) throws IOException {
      Progress progress =
          (step, done, total) -> {
            System.out.println(step);
            System.out.flush();
          };
      Renderer renderer =
          new Renderer(
              request(Path.of(args[0]), args[1].equals("mastered")),
              "test",
              LoudnessMemory.none(),
              progress,
              CHECKPOINT_NANOS);
      if (args[2].equals("resume")) {
        renderer.resume();
      } else {
        renderer.render();
      }
      System.out.println("complete");
    }
  }

  /** Kills a render when it has said so many words, and a little later. */
  private static void kill(Path output, boolean mastered, boolean resume, int words, int spin)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                Child.class.getName(),
                output.toString(),
                mastered ? "mastered" : "plain",
                resume ? "resume" : "render")
            .redirectError(output.resolveSibling("log").toFile())
            .start();
    try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
      int heard = 0;
      while (heard < words && said.readLine() != null) {
        heard++;
      }
      for (int i = 0; i < spin; i++) {
        Thread.onSpinWait();
      }
    } finally {
      process.destroyForcibly();
    }
    assertTrue(process.waitFor(20, TimeUnit.SECONDS));
    assertEquals("", Files.readString(output.resolveSibling("log")), "what the process said");
  }

  /** What a killed render leaves plays as far as its header says. */
  private static void plays(Path part, String where) throws IOException {
    if (!Files.exists(part) || Files.size(part) < 1 << 17) {
      return;
    }
    double[] left = new double[4096];
    double[] right = new double[4096];
    long frames = 0;
    try (SoundReader reader = SoundFiles.open(part)) {
      int count;
      while ((count = reader.read(left, right, 0, left.length)) > 0) {
        frames += count;
      }
      assertEquals(reader.frames(), frames, where);
    }
    assertTrue(frames > 0, where);
  }

  private static boolean isOneOf(byte[] bytes, byte[]... all) {
    return Arrays.stream(all).anyMatch(some -> Arrays.equals(some, bytes));
  }

  @Test
  void neverLeavesABrokenFileAndGoesOnToTheSameBytes() throws Exception {
    Random64 random = new Random64(SEED);
    byte[] earlier = "earlier".getBytes(StandardCharsets.UTF_8);
    for (int mode = 0; mode < WAYS; mode++) {
      boolean mastered = mode < 2;
      String name = mode % 2 == 0 ? "x.flac" : "x.wav";
      Path expectedFolder = Files.createDirectories(folder.resolve("expected" + mode));
      RenderReport expected =
          new Renderer(
                  request(expectedFolder.resolve(name), mastered),
                  "test",
                  LoudnessMemory.none(),
                  Progress.NONE)
              .render();
      byte[] bytes = Files.readAllBytes(expected.file());
      for (int i = 0; i < RENDERS / WAYS; i++) {
        Path own = Files.createDirectories(folder.resolve("m" + mode + "i" + i));
        Path output = own.resolve(name);
        Files.write(output, earlier);
        // 83 chunks are rendered and, if mastered, mastered: the last words fall into the commit.
        int steps = mastered ? 166 : 83;
        int first = 1 + random.below(steps);
        int second = i == 0 ? steps : 1 + random.below(steps);
        String where = "seed " + SEED + ", mode " + mode + ", render " + i + " at " + first;
        kill(output, mastered, false, first, random.below(100_000));
        assertTrue(isOneOf(Files.readAllBytes(output), earlier, bytes), where);
        for (Path part : Renderer.parts(output)) {
          plays(part, where);
        }
        kill(output, mastered, true, second, random.below(1_000_000));
        where += " and " + second;
        if (Files.exists(output)) {
          assertTrue(isOneOf(Files.readAllBytes(output), earlier, bytes), where);
        }
        RenderReport report =
            new Renderer(request(output, mastered), "test", LoudnessMemory.none(), Progress.NONE)
                .resume();
        assertArrayEquals(bytes, Files.readAllBytes(output), where);
        assertEquals(expected.stems().size(), report.stems().size(), where);
        for (int s = 0; s < expected.stems().size(); s++) {
          assertArrayEquals(
              Files.readAllBytes(expected.stems().get(s)),
              Files.readAllBytes(report.stems().get(s)),
              where);
        }
        try (Stream<Path> all = Files.list(own)) {
          List<String> names = all.map(p -> p.getFileName().toString()).sorted().toList();
          assertEquals(List.of("log", "stems", name), names, where);
        }
      }
    }
  }
}
