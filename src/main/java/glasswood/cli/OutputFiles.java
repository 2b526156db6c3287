package glasswood.cli;

import glasswood.export.Folders;
import glasswood.export.OutputProblem;
import glasswood.json.BadInput;
import glasswood.json.Text;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Which file a command writes, and that it is none of those it reads. */
final class OutputFiles {
  private static final Path FOLDER = Path.of("recordings");

  private OutputFiles() {}

  /**
   * The sound file to write.
   *
   * @param given what {@code --output} says; null for {@code recordings/NAME.wav}
   * @param source the file or name of what is rendered
   * @throws OutputProblem when it is a folder, or there can be no such folder
   */
  static Path sound(Path given, String source) throws OutputProblem {
    if (given == null) {
      String name = Path.of(source).getFileName().toString();
      String stem = name.endsWith(".json") ? name.substring(0, name.length() - 5) : name;
      Folders.create(FOLDER);
      return FOLDER.resolve(stem + ".wav");
    }
    if (Files.isDirectory(given)) {
      throw new OutputProblem(given, "it is a folder; name a file in it");
    }
    return ending("--output", given, ".wav", ".flac");
  }

  /**
   * A file whose name ends as that of its kind must. So no timeline, patch or mood is ever written
   * over by mistake.
   *
   * @param option what says so, for the message
   * @param endings those allowed, with the dot, in lower case
   */
  static Path ending(String option, Path given, String... endings) {
    String name = given.toString().toLowerCase(Locale.ROOT);
    for (String ending : endings) {
      if (name.endsWith(ending)) {
        return given;
      }
    }
    throw BadInput.of(
        option,
        "must be the name of a "
            + String.join(" or ", endings)
            + " file, is "
            + Text.quote(given.toString()));
  }
}
