package glasswood.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import glasswood.export.WavReader;
import glasswood.listen.Mark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RenderCommandTest {
  private static final String PATCH =
      """
      { "name": "tone",
        "controls": { "level": { "default": 0.2, "min": 0, "max": 1 } },
        "units": { "noise": { "type": "WhiteNoise", "amplitude": "level" } },
        "cables": [ "noise -> out" ] }
      """;
  private static final String TIMELINE =
      """
      { "title": "Small", "seed": 3, "length": "0:04",
        "master": { "loudness": -20, "truePeak": -1 },
        "phases": [
          { "name": "one", "weight": 1, "fadeIn": 0.2, "fadeOut": 0.2,
            "layers": [ { "patch": "tone", "gain": -3 } ] },
          { "name": "two", "weight": 1, "fadeIn": 0.2, "fadeOut": 0.2,
            "layers": [ { "patch": "tone", "curves": { "level": [["0%", 0.1], ["100%", 0.3]] } } ] } ] }
      """;

  @TempDir Path folder;
  private Path timeline;

  @BeforeEach
  void writeFiles() throws IOException {
    timeline = folder.resolve("small.json");
    Files.writeString(timeline, TIMELINE);
    Files.writeString(folder.resolve("tone.json"), PATCH);
  }

  private List<String> wavs() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(path -> path.getFileName().toString())
          .filter(name -> name.contains("wav"))
          .sorted()
          .toList();
    }
  }

  private Ran render(String file, String... options) {
    Stream<String> base =
        Stream.of("render", timeline.toString(), "-o", folder.resolve(file).toString());
    return Ran.command(Stream.concat(base, Stream.of(options)).toArray(String[]::new));
  }

  @Test
  void rendersAFileAndSaysWhatItIs() throws IOException {
    Ran ran = render("small.wav");
    assertEquals(0, ran.status(), ran.all());
    assertTrue(ran.out().contains("192000 frames at 48000 Hz"), ran.all());
    assertTrue(ran.out().contains("LUFS, true peak"), ran.all());
    assertTrue(ran.out().matches("(?s).*SHA-256 +[0-9a-f]{64}.*"), ran.all());
    try (WavReader reader = WavReader.open(folder.resolve("small.wav"))) {
      assertEquals(192_000, reader.frames());
      assertEquals(List.of("one", "two"), reader.marks().stream().map(Mark::name).toList());
      assertEquals("Small", reader.recipe().orElseThrow().title());
      assertEquals(3, reader.recipe().orElseThrow().seed());
    }
    assertEquals(List.of("small.wav"), wavs(), "nothing else is left");
  }

  @Test
  void jsonCarriesEveryFigure() throws IOException {
    Ran ran = render("j.wav", "--json", "--seed", "11", "--bits", "32f");
    assertEquals(0, ran.status(), ran.all());
    JsonNode json = new ObjectMapper().readTree(ran.out());
    assertEquals(11, json.get("seed").asLong());
    assertEquals(192_000, json.get("frames").asLong());
    // the promise of a mastered piece
    assertEquals(-20, json.get("loudnessLufs").asDouble(), 0.5);
    assertTrue(json.get("truePeakDbtp").asDouble() <= -1, ran.out());
    assertEquals(64, json.get("sha256").asText().length());
  }

  @Test
  void inJsonWhatIsTooShortToMeasureHasNoLoudness() throws IOException {
    Ran ran = render("j.wav", "--json", "--from", "3.99", "--to", "4");
    assertEquals(0, ran.status(), ran.all());
    JsonNode json = new ObjectMapper().readTree(ran.out());
    assertTrue(json.get("loudnessLufs").isNull(), ran.out());
    assertEquals(480, json.get("frames").asInt());
  }

  @Test
  void theSameCommandGivesTheSameBytesAndAnotherSeedAnotherPiece() throws IOException {
    String[][] extras = {{}, {"--threads", "1"}, {"--threads", "2"}, {"--seed", "4"}};
    String[] hashes = new String[extras.length];
    for (int i = 0; i < hashes.length; i++) {
      Ran ran =
          render(
              i + ".wav",
              Stream.concat(Stream.of("--json"), Stream.of(extras[i])).toArray(String[]::new));
      assertEquals(0, ran.status(), ran.all());
      hashes[i] = new ObjectMapper().readTree(ran.out()).get("sha256").asText();
    }
    assertEquals(hashes[0], hashes[1]);
    assertEquals(hashes[0], hashes[2]);
    assertFalse(hashes[0].equals(hashes[3]), "another seed, another piece");
  }

  @ParameterizedTest
  @CsvSource({
    "--bits, 12, --bits",
    "--length, soon, --length",
    "--threads, 0, --threads",
    "--threads, many, --threads",
    "--from, 9:00, --from",
    "--to, 0, --to",
    "--rate, 5, rate",
    "--mood, rian, rain",
    "--heart, tachycardia, calm",
    "--seeed, 1, --seed",
    "--seed, seven, must be a whole number of 64 bits",
    "--rate, 44100.5, must be a whole number",
    "--loudness, loud, must be a number",
    "--words, Ошибка, not Latin",
    "--words, ?!, no words in it",
    "--words, ',', nothing to say",
    "--name, 美玲, not Latin",
    "--loudness, 12, loudness",
  })
  void badOptionsAreExplained(String option, String value, String named) throws IOException {
    Ran ran = render("x.wav", option, value);
    assertEquals(2, ran.status(), ran.all());
    assertTrue(ran.err().contains(named), ran.all());
    assertTrue(ran.err().contains(option), ran.all());
    assertFalse(ran.err().contains("Usage:"), "a line or two, not a page: " + ran.all());
    assertFalse(ran.all().contains("\tat "), "no stack trace: " + ran.all());
    assertEquals(List.of(), wavs());
  }

  @Test
  void aTimelineThatIsNotThereIsNamed() {
    Ran ran = Ran.command("render", folder.resolve("nothing.json").toString());
    assertEquals(2, ran.status(), ran.all());
    assertTrue(ran.err().contains("nothing.json"), ran.all());
  }

  @Test
  void allMistakesOfATimelineAreFoundInOneRunBeforeASound() throws IOException {
    Files.writeString(
        timeline, TIMELINE.replace("\"tone\"", "\"tome\"").replace("-20", "\"loud\""));
    Ran ran = render("x.wav");
    assertEquals(2, ran.status(), ran.all());
    assertTrue(ran.err().contains("small.json:2:27: master.loudness"), ran.all());
    assertTrue(ran.err().contains("phases[0].layers[0].patch"), ran.all());
    assertTrue(ran.err().contains("phases[1].layers[0].patch"), ran.all());
    assertTrue(ran.err().contains("tone"), "the nearest name is offered: " + ran.all());
    assertEquals(List.of(), wavs());
  }

  @Test
  void anOutputFolderThatIsNotThereOrAFolderAsOutputIsExplained() throws IOException {
    Ran missing = render("no/such/x.wav");
    assertEquals(1, missing.status(), missing.all());
    assertTrue(missing.err().contains("there is no folder"), missing.all());
    Ran isFolder = Ran.command("render", timeline.toString(), "-o", folder.toString());
    assertEquals(1, isFolder.status(), isFolder.all());
    assertTrue(isFolder.err().contains("it is a folder"), isFolder.all());
    assertEquals(List.of(), wavs());
  }

  @Test
  void whatIsNoSoundFileIsNeverWrittenOver() throws IOException {
    for (String name : new String[] {"small.json", "tone.json", "notes.txt", "noending"}) {
      Ran ran = render(name);
      assertEquals(2, ran.status(), ran.all());
      assertTrue(
          ran.err().contains("--output: must be the name of a .wav or .flac file"), ran.all());
    }
    assertEquals(TIMELINE, Files.readString(timeline));
    assertEquals(0, render("LOUD.WAV").status(), "in any case");
  }

  @Test
  void layersOfSimilarNamesHaveStemsOfTheirOwn() throws IOException {
    Files.writeString(
        timeline,
        """
        { "length": "0:01", "phases": [ { "name": "one", "weight": 1, "fadeIn": 0.1, "fadeOut": 0.1,
          "layers": [ { "patch": "tone", "name": "a b" }, { "patch": "tone", "name": "a-b" },
                      { "patch": "tone", "name": "A-B" } ] } ] }
        """);
    Path stems = folder.resolve("stems");
    Ran ran = render("x.wav", "--stems", stems.toString());
    assertEquals(0, ran.status(), ran.all());
    for (String name : List.of("00-space", "01-one-a-b", "01-one-a-b-2", "01-one-A-B-3")) {
      try (WavReader reader = WavReader.open(stems.resolve(name + ".wav"))) {
        assertEquals(48_000, reader.frames(), name);
      }
    }
    Ran onto = render("y.wav", "--stems", timeline.toString());
    assertEquals(1, onto.status(), onto.all());
    assertTrue(onto.err().contains("small.json is a file, not a folder"), onto.all());
    assertEquals(List.of("x.wav"), wavs(), "nothing half-written is left");
  }

  @Test
  void aLongTimelineOfFixedPhasesIsMeasuredAsItIs() throws IOException {
    Files.writeString(
        timeline,
        """
        { "master": { "loudness": -20, "truePeak": -1 },
          "phases": [ { "name": "one", "length": "21:00", "fadeIn": 1, "fadeOut": 1,
                        "layers": [ { "patch": "tone" } ] } ] }
        """);
    Ran ran = render("x.wav", "--rate", "11025", "--from", "5:00", "--to", "5:10", "--json");
    assertEquals(0, ran.status(), ran.all());
    // Noise is as loud in ten seconds as in all of the piece, within a few hundredths.
    double loudness = new ObjectMapper().readTree(ran.out()).get("loudnessLufs").asDouble();
    assertEquals(-20, loudness, 0.2);
  }

  @Test
  void aFailedRenderLeavesTheEarlierFileUntouched() throws IOException {
    Path file = folder.resolve("small.wav");
    Files.writeString(file, "earlier");
    Files.writeString(timeline, TIMELINE.replace("weight", "wait"));
    assertEquals(2, render("small.wav").status());
    assertEquals("earlier", Files.readString(file));
  }

  @Test
  void aRunawayLayerIsNamedAndTheRenderEndsWithStatusOne() throws IOException {
    Files.writeString(
        folder.resolve("tone.json"),
        """
        { "name": "tone", "controls": { "level": { "default": 0.2, "min": 0, "max": 1 } },
          "units": { "loop": { "type": "MultiplyAdd", "inputB": 3, "inputC": 1 } },
          "cables": [ "loop -> loop.inputA", "loop -> out" ] }
        """);
    Ran ran = render("x.wav");
    assertEquals(1, ran.status(), ran.all());
    assertTrue(ran.out().contains("FAILED      one/tone"), ran.all());
    assertTrue(ran.out().contains("it was faded out"), ran.all());
  }
}
