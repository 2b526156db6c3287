package glasswood.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasswood.timeline.Score;
import glasswood.timeline.ScoreOptions;
import glasswood.timeline.ScoreReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said before harsh words are first heard. */
class HarshWordsNoteTest {
  @TempDir Path folder;

  private String said(ScoreOptions options) {
    Score score = ScoreReader.read("timelines/glasswood-short.json", options);
    StringWriter err = new StringWriter();
    HarshWordsNote.say(score, new PrintWriter(err), folder.resolve("cache"));
    return err.toString();
  }

  @Test
  void namesTheWordsAndTheWaysOutOnce() {
    String note = said(ScoreOptions.DEFAULTS);
    for (String part :
        List.of("\"Failure\", \"Burden\"", "--wordless", "gentle", "--words", "right-arrow")) {
      assertTrue(note.contains(part), part + " is missing in " + note);
    }
    // Terminals are 80 columns wide at least.
    note.lines().forEach(line -> assertTrue(line.length() <= 90, line));
    assertEquals("", said(ScoreOptions.DEFAULTS));
  }

  @Test
  void isNotUsedUpByPiecesWithoutHarshWords() {
    assertEquals("", said(ScoreOptions.DEFAULTS.withWordless(true)));
    assertEquals("", said(ScoreOptions.DEFAULTS.withMoods(List.of("gentle"))));
    assertTrue(said(ScoreOptions.DEFAULTS.withWords("Late, Lost")).contains("\"Late\", \"Lost\""));
  }

  @Test
  void whereItCannotBeRememberedItIsSaidAgain() throws IOException {
    Files.writeString(folder.resolve("cache"), "a file where a folder should be");
    assertTrue(said(ScoreOptions.DEFAULTS).contains("harsh words"));
    assertTrue(said(ScoreOptions.DEFAULTS).contains("harsh words"));
  }
}
