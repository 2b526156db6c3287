package glasswood.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasswood.export.SampleLoop;
import glasswood.export.WavReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoopCommandTest {
  private static final String PATCH =
      """
      { "name": "noise", "units": { "noise": { "type": "PinkNoise", "amplitude": 0.2 } },
        "cables": [ "noise -> out" ] }
      """;
  private static final String TIMELINE =
      """
      { "title": "Ring", "seed": 3, "length": "0:12",
        "master": { "loudness": -20, "truePeak": -1 },
        "phases": [ { "name": "one", "weight": 1, "fadeIn": 3,
                      "layers": [ { "patch": "noise", "send": "off" } ] } ] }
      """;

  @TempDir Path folder;

  @BeforeEach
  void writeFiles() throws IOException {
    Files.writeString(folder.resolve("noise.json"), PATCH);
    Files.writeString(folder.resolve("ring.json"), TIMELINE);
  }

  private Ran render(String name, String... options) {
    return Ran.command(
        Stream.concat(
                Stream.of("render", folder.resolve("ring.json").toString(), "--rate", "11025"),
                Stream.concat(Stream.of("-o", folder.resolve(name).toString()), Stream.of(options)))
            .toArray(String[]::new));
  }

  @Test
  void aLoopIsMadeAgainFromItsRecipeToTheByte() throws IOException {
    Ran ran = render("ring.wav", "--loop", "--json");
    assertEquals(0, ran.status(), ran.all());
    Path made = folder.resolve("ring.wav");
    try (WavReader reader = WavReader.open(made)) {
      assertTrue(reader.recipe().orElseThrow().options().contains("--loop"));
      assertEquals(Optional.of(new SampleLoop(0, reader.frames())), reader.loop());
      assertEquals(12.0 * 11_025, (double) reader.frames(), 32.0);
      assertTrue(ran.out().contains("\"frames\" : " + reader.frames()), ran.out());
    }
    Ran again = Ran.command("render", "--recipe", made.toString());
    assertEquals(0, again.status(), again.all());
    assertTrue(again.out().contains("the same bytes"), again.out());
    assertArrayEquals(
        Files.readAllBytes(made), Files.readAllBytes(folder.resolve("ring-again.wav")));
    assertEquals(0, render("end.wav").status());
    assertFalse(
        java.util.Arrays.equals(
            Files.readAllBytes(made), Files.readAllBytes(folder.resolve("end.wav"))));
  }

  @Test
  void flacSaysWhereItLoops() throws IOException {
    Ran ran = render("ring.flac", "--loop", "--mono");
    assertEquals(0, ran.status(), ran.all());
    String head =
        new String(Files.readAllBytes(folder.resolve("ring.flac")), StandardCharsets.ISO_8859_1);
    assertTrue(head.contains("LOOPSTART=0"));
    assertTrue(head.contains("LOOPLENGTH=132288"), "12 s in whole quanta");
  }

  @Test
  void aPartOfALoopIsRefused() {
    for (List<String> part : List.of(List.of("--from", "2"), List.of("--to", "0:05"))) {
      Ran ran = render("part.wav", "--loop", part.get(0), part.get(1));
      assertEquals(2, ran.status(), ran.all());
      assertTrue(
          ran.err().contains(part.get(0) + ": cannot be given together with --loop"), ran.err());
      assertFalse(Files.exists(folder.resolve("part.wav")));
    }
  }

  @Test
  void aLoopTooShortForABreathIsRefused() {
    Ran ran = render("brief.wav", "--loop", "--length", "9");
    assertEquals(2, ran.status(), ran.all());
    assertTrue(ran.err().contains("--loop: a loop must last at least 10 s"), ran.err());
  }

  @Test
  void aContinuedRenderOfAPieceWithAnEndIsNotALoop() {
    assertEquals(0, render("ring.wav", "--loop").status());
    Ran ran = render("ring.wav", "--resume");
    assertEquals(0, ran.status(), ran.all());
    assertFalse(ran.err().contains("is complete"), ran.err());
  }
}
