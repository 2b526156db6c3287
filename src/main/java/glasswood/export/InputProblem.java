package glasswood.export;

import java.io.IOException;
import java.nio.file.Path;

/** A sound file cannot be read. The message is one sentence that names the file and the reason. */
public final class InputProblem extends IOException {
  private static final long serialVersionUID = 1L;

  public InputProblem(Path file, String reason) {
    super("cannot read " + file + ": " + reason);
  }
}
