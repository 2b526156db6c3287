package glasswood.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Folders to write into. */
public final class Folders {
  private Folders() {}

  /**
   * Makes {@code folder} and those above it, unless they are there.
   *
   * @throws OutputProblem when there can be no such folder
   */
  public static void create(Path folder) throws OutputProblem {
    for (Path at = folder.toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.exists(at) && !Files.isDirectory(at)) {
        throw new OutputProblem(folder, at + " is a file, not a folder");
      }
    }
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw OutputProblem.of(folder, e);
    }
  }
}
