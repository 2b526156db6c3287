package glasswood.cli;

import glasswood.dream.Saying;
import glasswood.json.Text;
import glasswood.listen.LoudnessMemory;
import glasswood.timeline.Score;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/**
 * Says, once for each user, that a piece speaks harsh words, and how to have others or none, before
 * the first of them is heard. That it was said is remembered beside the measured loudness; where
 * that cannot be kept, it is said again.
 */
final class HarshWordsNote {
  private static final int MOST_SHOWN = 3;
  private static final String FILE = "harsh-words-noted";

  private HarshWordsNote() {}

  /** Says so on {@code err} if the score has harsh words and it was never said before. */
  static void say(Score score, PrintWriter err) {
    say(score, err, LoudnessMemory.userFolder());
  }

  /** The same with another folder in which it is remembered. */
  static void say(Score score, PrintWriter err, Path folder) {
    if (score.words().harsh().isEmpty() || !first(folder.resolve(FILE))) {
      return;
    }
    String words =
        score.words().harsh().stream()
            .limit(MOST_SHOWN)
            .map(Saying::text)
            .map(Text::quote)
            .collect(Collectors.joining(", "));
    String more = score.words().harsh().size() > MOST_SHOWN ? ", …" : "";
    err.println("Before you listen: for a while voices say harsh words (" + words + more + ").");
    err.println("They dissolve into a hymn without words, and kind words are heard for longer.");
    err.println(
        "--wordless or --mood gentle leave them out, --words \"A,B\" says others, and while");
    err.println("it plays the right-arrow key leads on. This is said only once.");
    err.flush();
  }

  private static boolean first(Path file) {
    try {
      Files.createDirectories(file.getParent());
      Files.createFile(file);
      return true;
    } catch (FileAlreadyExistsException e) {
      return !Files.exists(file);
    } catch (IOException e) {
      System.getLogger("glasswood").log(System.Logger.Level.DEBUG, "note not remembered", e);
      return true;
    }
  }
}
