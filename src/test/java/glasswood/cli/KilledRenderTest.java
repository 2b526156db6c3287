package glasswood.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasswood.export.WavReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledRenderTest {
  private static final String TIMELINE =
      """
      { "title": "Long", "length": "19:00", "master": { "loudness": -20, "truePeak": -1 },
        "phases": [ { "name": "one", "weight": 1, "fadeIn": 1, "fadeOut": 1,
                      "layers": [ { "patch": "tone" } ] } ] }
      """;
  private static final String PATCH =
      """
      { "name": "tone", "units": { "noise": { "type": "WhiteNoise", "amplitude": 0.2 } },
        "cables": [ "noise -> out" ] }
      """;

  @TempDir Path folder;

  /** Renders until there is some sound, has {@code end} end that, and returns the exit status. */
  private int render(Consumer<Process> end) throws IOException, InterruptedException {
    Files.writeString(folder.resolve("long.json"), TIMELINE);
    Files.writeString(folder.resolve("tone.json"), PATCH);
    Path file = folder.resolve("long.wav");
    Files.writeString(file, "earlier");
    Path part = folder.resolve("long.mix.part.wav");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                "glasswood.cli.Glasswood",
                "render",
                folder.resolve("long.json").toString(),
                "-o",
                file.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    try {
      long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
      // 4 MB is some ten seconds of sound: the process is in the middle of its work
      while ((!Files.exists(part) || Files.size(part) < 4_000_000)
          && process.isAlive()
          && System.nanoTime() < deadline) {
        Thread.onSpinWait();
      }
      assertTrue(process.isAlive() && Files.exists(part), Files.readString(folder.resolve("log")));
    } finally {
      end.accept(process);
      assertTrue(process.waitFor(20, TimeUnit.SECONDS), "the process is gone");
    }
    assertEquals("earlier", Files.readString(file));
    return process.exitValue();
  }

  @Test
  void aRenderThatIsStoppedSaysWhereItsPartIs() throws IOException, InterruptedException {
    int status = render(Process::destroy);
    assertTrue(status != 0, "status " + status);
    String said = Files.readString(folder.resolve("log"));
    assertTrue(said.matches("(?s).*stopped rendering at [0-9:]+ of 19:00; .*"), said);
    assertTrue(said.contains(folder.resolve("long.mix.part.wav") + " holds"), said);
    assertTrue(
        said.contains(
            "to continue: glasswood render "
                + folder.resolve("long.json")
                + " -o "
                + folder.resolve("long.wav")
                + " --resume"),
        said);
  }

  @Test
  void whatAKilledRenderLeavesPlaysAndTheEarlierFileIsUntouched()
      throws IOException, InterruptedException {
    render(Process::destroyForcibly);
    Path part = folder.resolve("long.mix.part.wav");
    try (WavReader reader = WavReader.open(part)) {
      double[] left = new double[4800];
      double[] right = new double[4800];
      reader.seek(9600);
      assertEquals(4800, reader.read(left, right, 0, 4800));
      double power = 0;
      for (double value : left) {
        power += value * value;
      }
      assertTrue(power / 4800 > 1e-4, "what is there sounds");
    }
    try (Stream<Path> all = Files.list(folder)) {
      List<String> names = all.map(path -> path.getFileName().toString()).sorted().toList();
      assertTrue(names.contains("long.wav"), names.toString());
    }
  }
}
