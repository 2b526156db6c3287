package glasswood.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasswood.export.WavReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PatchCommandTest {
  private static final String HUM =
      """
      { "controls": { "tone": { "default": 220, "min": 20, "max": 900 } },
        "units": { "hum": { "type": "SineOscillator", "frequency": "tone * (1 + 0.01 * rand())" } },
        "cables": [ "hum -> out" ] }
      """;

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int patch(String... args) {
    String[] all = new String[args.length + 1];
    all[0] = "patch";
    System.arraycopy(args, 0, all, 1, args.length);
    return Glasswood.run(new PrintWriter(out, true), new PrintWriter(err, true), all);
  }

  private String file(String name, String json) throws IOException {
    return Files.writeString(folder.resolve(name), json).toString();
  }

  private Path wav() {
    return folder.resolve("out.wav");
  }

  @Test
  void writesAFileOfTheLengthAskedForAtASafeLevel() throws IOException {
    int status = patch(file("hum.json", HUM), "--seconds", "1", "-o", wav().toString());
    assertEquals("", err.toString());
    assertEquals(0, status);
    assertTrue(out.toString().contains("by itself"), out.toString());
    double[] left = new double[48_000];
    double[] right = new double[48_000];
    try (WavReader reader = WavReader.open(wav())) {
      assertEquals(48_000, reader.frames());
      assertEquals(48_000, reader.read(left, right, 0, 48_000));
    }
    double peak = 0;
    for (double x : left) {
      peak = Math.max(peak, Math.abs(x));
    }
    assertTrue(peak > 0.05 && peak < 0.9, "peak " + peak);
    assertEquals(0, left[0], 1e-3, "it fades in");
    assertEquals(0, left[47_999], 1e-3, "it fades out");
  }

  @Test
  void controlsAndSeedsChangeWhatIsHeard() throws IOException {
    String hum = file("hum.json", HUM);
    byte[] plain = rendered(hum);
    assertEquals(-1, Arrays.mismatch(plain, rendered(hum)));
    assertNotEquals(-1, Arrays.mismatch(plain, rendered(hum, "--set", "tone=300")));
    assertNotEquals(-1, Arrays.mismatch(plain, rendered(hum, "--seed", "2")));
  }

  private byte[] rendered(String file, String... more) throws IOException {
    String[] args = new String[more.length + 5];
    args[0] = file;
    args[1] = "--seconds";
    args[2] = "0.5";
    args[3] = "-o";
    args[4] = wav().toString();
    System.arraycopy(more, 0, args, 5, more.length);
    assertEquals(0, patch(args), err.toString());
    return Files.readAllBytes(wav());
  }

  @Test
  void everythingWrongWithTheOptionsIsToldAtOnce() throws IOException {
    int status =
        patch(
            file("hum.json", HUM),
            "--seconds=-1",
            "--rate=7",
            "--set=tone=9000",
            "--set=tune=1",
            "-o",
            wav().toString());
    assertEquals(2, status);
    assertEquals(4, err.toString().strip().lines().count(), err.toString());
    assertTrue(err.toString().contains("nearest: \"tone\""), err.toString());
    assertTrue(err.toString().contains("from 20 to 900"), err.toString());
    assertFalse(Files.exists(wav()));
  }

  @Test
  void aBadPatchIsToldWithItsPlaces() throws IOException {
    int status = patch(file("hum.json", HUM.replace("tone *", "tune *")), "-o", wav().toString());
    assertEquals(2, status);
    assertTrue(err.toString().contains("hum.json:2:"), err.toString());
    assertTrue(err.toString().contains("nearest: \"tone\""), err.toString());
  }

  @Test
  void aMissingPatchIsOneSentence() {
    assertEquals(2, patch("no-such-patch"));
    assertTrue(err.toString().contains("unknown patch \"no-such-patch\""), err.toString());
    assertEquals(2, patch(folder.resolve("missing.json").toString()));
    assertTrue(err.toString().contains("missing.json"), err.toString());
  }

  @Test
  void thePatchItselfIsNeverWrittenOver() throws IOException {
    String hum = file("hum.json", HUM);
    assertEquals(2, patch(hum, "--seconds", "1", "-o", hum));
    assertTrue(
        err.toString().contains("--output: must be the name of a .wav or .flac file"), "" + err);
    assertEquals(HUM, Files.readString(Path.of(hum)));
    assertEquals(2, patch("/"));
    assertTrue(err.toString().contains("there is no patch file"), err.toString());
  }

  @Test
  void aPatchThatRunsAwayFailsClearly() throws IOException {
    String loop =
        """
        { "units": { "sum": { "type": "PassThrough", "input": 1 },
                     "back": { "type": "Multiply", "inputB": 2 } },
          "cables": [ "sum -> back.inputA", "back -> sum", "sum -> out" ] }
        """;
    int status = patch(file("loop.json", loop), "--seconds", "1", "-o", wav().toString());
    assertEquals(1, status);
    assertTrue(err.toString().contains("fails at 0."), err.toString());
  }

  @Test
  void silenceIsSaid() throws IOException {
    String nothing =
        """
        { "units": { "a": { "type": "PassThrough" } }, "cables": [ "a -> out" ] }
        """;
    assertEquals(0, patch(file("no.json", nothing), "--seconds", "1", "-o", wav().toString()));
    assertTrue(out.toString().contains("nothing was heard"), out.toString());
  }
}
