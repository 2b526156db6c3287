package glasswood.cli;

import glasswood.export.InputProblem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What a listener wants to have measured: a sound file, or a timeline that is rendered for it. */
final class Target {
  private static final List<String> SOUNDS = List.of(".wav", ".wave", ".flac", ".rf64", ".bw64");
  private static final int BEGINNING = 512;

  private Target() {}

  /**
   * Whether {@code target} is a timeline: by its content where there is such a file, else by its
   * ending; a word without folder and ending is the name of a timeline.
   *
   * @throws InputProblem when it is a folder, cannot be read, or is neither of the two
   */
  static boolean isTimeline(String target) throws InputProblem {
    Path file;
    try {
      file = Path.of(target);
    } catch (InvalidPathException e) {
      return true;
    }
    if (Files.isDirectory(file)) {
      throw new InputProblem(file, "it is a folder; name a sound file or a timeline in it");
    }
    if (Files.isRegularFile(file)) {
      return isTimeline(file);
    }
    String name = file.getFileName() == null ? "" : file.getFileName().toString();
    return SOUNDS.stream().noneMatch(name.toLowerCase(Locale.ROOT)::endsWith);
  }

  private static boolean isTimeline(Path file) throws InputProblem {
    String beginning;
    try (InputStream in = Files.newInputStream(file)) {
      beginning = new String(in.readNBytes(BEGINNING), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new InputProblem(file, "it cannot be read");
    }
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    boolean json = beginning.replace("\uFEFF", "").stripLeading().startsWith("{");
    if (json || name.endsWith(".json")) {
      return true;
    }
    boolean sound =
        List.of("RIFF", "RF64", "BW64", "RIFX", "fLaC").stream().anyMatch(beginning::startsWith);
    if (sound || SOUNDS.stream().anyMatch(name::endsWith)) {
      return false;
    }
    throw new InputProblem(
        file, "it is neither a sound file (WAV, FLAC) nor a timeline (JSON, an object in { })");
  }
}
