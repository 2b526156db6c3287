package glasswood.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CheckCommandTest {
  private static final String PATCH =
      "{\"controls\":{\"tone\":{\"default\":220,\"min\":20,\"max\":900}},"
          + "\"units\":{\"hum\":{\"type\":\"SineOscillator\",\"frequency\":\"tone\"}},"
          + "\"cables\":[\"hum -> out\"]}";
  private static final String TIMELINE =
      "{\"title\":\"Test\",\"length\":60,\"phases\":[{\"name\":\"a\",\"layers\":"
          + "[{\"patch\":\"hum.json\",\"curves\":{\"tone\":440}}]}]}";

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private int check(Path... files) {
    return new CommandLine(new CheckCommand())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(Arrays.stream(files).map(Path::toString).toArray(String[]::new));
  }

  private String clean(StringWriter text) {
    return text.toString().replace(folder + "/", "").strip();
  }

  @Test
  void saysInALineWhatEachGoodFileHolds() throws IOException {
    Path mood = file("calm.json", "{\"timeline\":{\"title\":\"Calm\"}}");
    int status = check(file("hum.json", PATCH), file("t.json", TIMELINE), mood);
    assertEquals("", clean(err));
    assertEquals(0, status);
    assertEquals(
        """
        hum.json: ok, patch "hum", 1 control, 1 unit
        t.json: ok, timeline "Test", 1:00, 1 phase, 1 layer, 1 unit
        calm.json: ok, mood "calm" over "Calm", 1:00, 1 phase, 1 layer, 1 unit\
        """,
        clean(out));
  }

  @Test
  void theFolderOneIsInHasAName() {
    assertEquals(2, check(Path.of(".")));
    String here = Path.of("").toAbsolutePath().toString();
    assertTrue(clean(err).startsWith(here + ": is a folder"), clean(err));
  }

  @Test
  void wordsThatCannotBeSpokenAreFoundWhereTheyStand() throws IOException {
    String words = "{\"words\":{\"harsh\":[\"Вина\"],\"name\":\"…\"},";
    file("hum.json", PATCH);
    assertEquals(2, check(file("t.json", words + TIMELINE.substring(1))));
    assertTrue(clean(err).contains("t.json:1:20: words.harsh[0]: the text \"Вина\""), clean(err));
    assertTrue(clean(err).contains("words.name: the text \"…\" has no words"), clean(err));
  }

  @Test
  void printsEveryProblemOfAllFilesAndEndsWithTwo() throws IOException {
    Path hum =
        file("hum.json", PATCH.replace("\"type\":\"SineOscillator\"", "\"type\":\"SinOscilator\""));
    Path timeline =
        file(
            "t.json",
            TIMELINE.replace("440", "[[0,440],[30,1200]]").replace("\"title\"", "\"titel\""));
    int status =
        check(
            hum,
            timeline,
            file("other.json", "{}"),
            file("no.json", "{"),
            folder.resolve("gone.json"));
    assertEquals(2, status);
    assertEquals("", clean(out));
    String all = clean(err);
    assertTrue(all.contains("unknown unit type \"SinOscilator\""), all);
    assertTrue(all.contains("nearest: \"SineOscillator\""), all);
    assertTrue(
        all.contains(
            "t.json:1:111: phases[0].layers[0].curves.tone[1][1]: control \"tone\" of patch \"hum\""
                + " must be from 20 to 900, is 1200"),
        all);
    assertTrue(all.contains("t.json:1:2: titel: unknown key \"titel\"; allowed: "), all);
    assertTrue(all.contains("other.json:1:1: (top): is neither a patch"), all);
    assertTrue(
        all.contains("no.json:1:2: (top): is not JSON: the file ends too early (truncated?)"), all);
    assertTrue(all.contains("gone.json: there is no such file"), all);
    assertTrue(all.endsWith("6 problems"), all);
  }

  @Test
  void withoutAFileItSaysHowItIsUsed() {
    assertEquals(2, check());
    assertTrue(clean(err).contains("FILE"), clean(err));
  }
}
