package glasswood.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import glasswood.export.Dither;
import glasswood.export.SampleFormat;
import glasswood.export.SoundNotes;
import glasswood.export.WavFormat;
import glasswood.export.WavWriter;
import glasswood.listen.Mark;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class InspectCommandTest {
  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void printsATableWithARowForEachPhaseAndWhatIsOff() throws Exception {
    assertEquals(0, run(sound().toString()));
    String said = out.toString();
    assertTrue(said.contains("48 kHz stereo, 24-bit PCM"), said);
    assertTrue(said.matches("(?s).*\nspine +0:00\\.0 .*\nlake +0:05\\.0 .*\nwhole .*"), said);
    assertTrue(said.contains("off: spine: centroid ≥ 1500 Hz: 4"), said);
    assertEquals("", err.toString());
  }

  @Test
  void printsEveryFigureWithItsUnitAsJson() throws Exception {
    assertEquals(0, run(sound().toString(), "--json"));
    JsonNode json = new ObjectMapper().readTree(out.toString());
    assertEquals(10, json.at("/duration/value").asDouble());
    assertEquals("s", json.at("/duration/unit").asText());
    // A sine of −20 dBFS in both sides: −20 LUFS at 1 kHz, 0.7 LU less at 440 Hz.
    assertEquals(-20.7, json.at("/whole/integratedLoudness/value").asDouble(), 0.3);
    assertEquals("LUFS", json.at("/whole/integratedLoudness/unit").asText());
    assertEquals("lake", json.at("/phases/1/name").asText());
    assertEquals(100, json.at("/curves/shortTermLoudness/values").size());
    assertEquals("asper", json.at("/curves/roughness/unit").asText());
    assertFalse(json.at("/verdicts").isEmpty());
  }

  @Test
  void badFilesAndOptionsAreSaidInOneSentence() throws Exception {
    assertError(2, "it does not exist", folder.resolve("none.wav").toString());
    Path text = Files.writeString(folder.resolve("text.wav"), "hello, this is not sound at all");
    assertError(2, "it is neither a WAV nor a FLAC file", text.toString());
    assertError(2, "it is empty", Files.write(folder.resolve("e.wav"), new byte[0]).toString());
    byte[] whole = Files.readAllBytes(sound());
    Path cut = Files.write(folder.resolve("cut.wav"), Arrays.copyOf(whole, whole.length / 2));
    assertError(2, "it is truncated", cut.toString());
    assertError(2, "--size", sound().toString(), "--size", "big");
    assertError(2, "possible are", sound().toString(), "--size", "1x1");
    assertError(2, "Missing required parameter");
    assertError(
        1,
        "does not exist",
        sound().toString(),
        "--image",
        folder.resolve("no/where.png").toString());
  }

  @Test
  void aPictureIsNeverDrawnOverSomethingElse() throws Exception {
    Path sound = sound();
    byte[] before = Files.readAllBytes(sound);
    Ran ran = Ran.command("inspect", sound.toString(), "--image", sound.toString());
    assertEquals(2, ran.status(), ran.all());
    assertTrue(ran.err().contains("--image: must be the name of a .png file"), ran.all());
    assertEquals("", ran.out(), "it is said before anything is measured");
    assertArrayEquals(before, Files.readAllBytes(sound));
  }

  private void assertError(int status, String reason, String... arguments) {
    err.getBuffer().setLength(0);
    assertEquals(status, run(arguments), err.toString());
    assertTrue(err.toString().contains(reason), err.toString());
    assertFalse(err.toString().contains("\tat "), err.toString());
  }

  private int run(String... arguments) {
    return new CommandLine(new InspectCommand())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  private Path sound() throws Exception {
    Path file = folder.resolve("dream.wav");
    double[] sine = new double[480_000];
    for (int i = 0; i < sine.length; i++) {
      sine[i] = 0.1 * Math.sin(2 * Math.PI * 440 * i / 48_000);
    }
    List<Mark> marks = List.of(new Mark(0, "spine"), new Mark(240_000, "lake"));
    try (WavWriter writer =
        WavWriter.open(
            file,
            new WavFormat(SampleFormat.PCM_24, 48_000, 2),
            Dither.TPDF,
            new SoundNotes(marks, null))) {
      writer.write(sine, sine, 0, sine.length);
      writer.commit();
    }
    return file;
  }
}
