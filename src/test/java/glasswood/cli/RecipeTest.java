package glasswood.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasswood.export.Dither;
import glasswood.export.Recipe;
import glasswood.export.SampleFormat;
import glasswood.export.SoundNotes;
import glasswood.export.WavFormat;
import glasswood.export.WavReader;
import glasswood.export.WavWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecipeTest {
  private static final String PATCH =
      """
      { "name": "tone",
        "controls": { "level": { "default": 0.2, "min": 0, "max": 1 } },
        "units": { "noise": { "type": "WhiteNoise", "amplitude": "level" } },
        "cables": [ "noise -> out" ] }
      """;
  private static final String MOOD =
      """
      { "name": "Soft rain", "patches": { "tone": { "controls": { "level": { "default": 0.1 } } } } }
      """;
  private static final String TIMELINE =
      """
      { "title": "Small", "seed": 3, "length": "0:02",
        "master": { "loudness": -20, "truePeak": -1 },
        "phases": [ { "name": "one", "weight": 1, "fadeIn": 0.2, "fadeOut": 0.2,
                      "layers": [ { "patch": "tone" } ] } ] }
      """;

  @TempDir Path folder;
  private Path made;

  @BeforeEach
  void writeFiles() throws IOException {
    write(folder.resolve("here"));
    made = folder.resolve("here/small.wav");
  }

  private static void write(Path where) throws IOException {
    Files.createDirectories(where.resolve("moods"));
    Files.writeString(where.resolve("small.json"), TIMELINE);
    Files.writeString(where.resolve("tone.json"), PATCH);
    Files.writeString(where.resolve("moods/soft.json"), MOOD);
    Files.writeString(where.resolve("soft.json"), MOOD);
  }

  private Ran render(String... options) {
    return Ran.command(
        Stream.concat(
                Stream.of(
                    "render", folder.resolve("here/small.json").toString(), "-o", made.toString()),
                Stream.of(options))
            .toArray(String[]::new));
  }

  private Ran again(String... options) {
    return Ran.command(
        Stream.concat(Stream.of("render", "--recipe", made.toString()), Stream.of(options))
            .toArray(String[]::new));
  }

  @Test
  void whatIsMadeAgainFromItsRecipeIsTheSameToTheByte() throws IOException {
    String[][] wishes = {
      {},
      {"--bits", "16", "--from", "0:00.5", "--to", "1.25"},
      {"--mood", folder.resolve("here/moods/soft.json").toString(), "--name", "Ana Díaz"},
      {"--words", "Nobody's fool, Alone", "--seed", "-9", "--rate", "44100", "--bits", "32f"},
      {"--length", "3", "--heart", "calm:55", "--wordless", "--loudness", "-26"},
      {"--profile", "sleep", "--mood", "rain"},
    };
    for (String[] wish : wishes) {
      Ran first = render(wish);
      assertEquals(0, first.status(), first.all());
      Path copy = folder.resolve("copy.wav");
      Ran second = again("-o", copy.toString(), "--threads", "1");
      assertEquals(0, second.status(), second.all());
      assertTrue(second.out().contains("the same bytes as " + made), second.all());
      assertArrayEquals(Files.readAllBytes(made), Files.readAllBytes(copy), String.join(" ", wish));
    }
  }

  @Test
  void theRecipeNamesEveryFileWithItsHashAndNoFolderOfTheMachine() throws IOException {
    assertEquals(0, render("--mood", folder.resolve("here/moods/soft.json").toString()).status());
    Recipe recipe;
    try (WavReader reader = WavReader.open(made)) {
      recipe = reader.recipe().orElseThrow();
    }
    assertEquals("small", recipe.timeline());
    assertEquals(List.of("--mood", "soft"), recipe.options());
    assertEquals(List.of("Soft rain"), recipe.moods());
    assertEquals(
        Map.of("timeline", "small", "mood", "soft", "patch", "tone"),
        Map.of(
            "timeline", recipe.files().get("timeline").keySet().iterator().next(),
            "mood", recipe.files().get("mood").keySet().iterator().next(),
            "patch", recipe.files().get("patch").keySet().iterator().next()));
    recipe
        .files()
        .values()
        .forEach(
            hashes ->
                hashes.values().forEach(hash -> assertTrue(hash.matches("[0-9a-f]{64}"), hash)));
    String bytes = new String(Files.readAllBytes(made), StandardCharsets.ISO_8859_1);
    assertFalse(bytes.contains(folder.toString()), "a folder of this machine is in the file");
  }

  @Test
  void theFolderAndTheLayoutOfTheFilesDoNotMatter() throws IOException {
    assertEquals(0, render("--mood", folder.resolve("here/soft.json").toString()).status());
    byte[] first = Files.readAllBytes(made);
    Path there = folder.resolve("quite/elsewhere");
    write(there);
    Files.writeString(there.resolve("small.json"), TIMELINE.replace("\n", "\r\n   "));
    Path moved = there.resolve("other name.wav");
    Files.move(made, moved);
    made = moved;
    Files.delete(folder.resolve("here/small.json"));
    Ran ran = again();
    assertEquals(0, ran.status(), ran.all());
    assertArrayEquals(first, Files.readAllBytes(there.resolve("other name-again.wav")));
  }

  @Test
  void aChangedFileIsNamedWithBothVersions() throws IOException {
    assertEquals(0, render("--length", "0:03").status());
    Files.writeString(folder.resolve("here/tone.json"), PATCH.replace("0.2", "0.3"));
    Ran ran = again("-o", folder.resolve("x.wav").toString());
    assertEquals(2, ran.status(), ran.all());
    assertTrue(
        ran.err()
            .matches(
                "(?s).*--recipe: patch tone has changed: SHA-256 [0-9a-f]{12}… in the recipe,"
                    + " [0-9a-f]{12}… in \\S*tone.json.*"),
        ran.all());
    assertFalse(ran.err().contains("timeline small"), "only what has changed: " + ran.all());
    assertTrue(
        ran.err().contains("glasswood render small --length 0:03 --seed 3"),
        "how to render it as it is now: " + ran.all());
    assertFalse(Files.exists(folder.resolve("x.wav")));
  }

  @Test
  void anExplicitTimelineIsTaken() throws IOException {
    assertEquals(0, render().status());
    Path renamed = folder.resolve("here/renamed.json");
    Files.move(folder.resolve("here/small.json"), renamed);
    assertEquals(2, again().status(), "not found by name");
    Ran ran = again(renamed.toString(), "-o", folder.resolve("x.wav").toString());
    // Its name is another, but it says the same.
    assertEquals(0, ran.status(), ran.all());
    assertArrayEquals(Files.readAllBytes(made), Files.readAllBytes(folder.resolve("x.wav")));
  }

  @Test
  void whatHasNoRecipeOrIsOfAnotherVersionIsSaidPlainly() throws IOException {
    double[] silence = new double[10];
    WavFormat format = new WavFormat(SampleFormat.PCM_16, 48_000, 2);
    try (WavWriter writer =
        WavWriter.open(made, format, Dither.NONE, new SoundNotes(List.of(), null))) {
      writer.write(silence, silence, 0, 10);
      writer.commit();
    }
    Ran none = again();
    assertEquals(2, none.status(), none.all());
    assertTrue(none.err().contains("small.wav holds no recipe"), none.all());
    Recipe old =
        new Recipe(
            "Small",
            3,
            List.of(),
            Map.of("glasswood", "0.0.9"),
            "ab",
            "small",
            List.of("--name", "O'Hara"),
            Map.of());
    try (WavWriter writer =
        WavWriter.open(made, format, Dither.NONE, new SoundNotes(List.of(), old))) {
      writer.write(silence, silence, 0, 10);
      writer.commit();
    }
    Ran other = again();
    assertEquals(2, other.status(), other.all());
    assertTrue(other.err().contains("was made by glasswood 0.0.9; this is"), other.all());
    assertTrue(
        other.err().contains("glasswood render small --name 'O'\\''Hara' --seed 3"), other.all());
    made = folder.resolve("missing.wav");
    assertTrue(again().err().contains("it does not exist"), again().all());
    assertEquals(2, again().status());
  }

  @Test
  void optionsThatTheRecipeHoldsCannotBeGivenBesideIt() {
    assertEquals(0, render().status());
    Ran ran = again("--seed", "4");
    assertEquals(2, ran.status(), ran.all());
    assertTrue(ran.err().contains("--seed: cannot be given together with --recipe"), ran.all());
    Ran self = again("-o", made.toString());
    assertEquals(2, self.status(), self.all());
    assertTrue(self.err().contains("is the file whose recipe is read"), self.all());
    Ran nothing = Ran.command("render");
    assertEquals(2, nothing.status(), nothing.all());
    assertTrue(nothing.err().contains("A TIMELINE is needed"), nothing.all());
  }
}
