package glasswood.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** A file cannot be written. The message is one sentence that names the file and the reason. */
public final class OutputProblem extends IOException {
  private static final long serialVersionUID = 1L;

  public OutputProblem(Path file, String reason) {
    super("cannot write " + file + ": " + reason);
  }

  private OutputProblem(String message, Throwable cause) {
    super(message, cause);
  }

  /** The same problem with a remark. */
  public OutputProblem with(String remark) {
    return new OutputProblem(getMessage() + "; " + remark, this);
  }

  private OutputProblem(Path file, String reason, Throwable cause) {
    super("cannot write " + file + ": " + reason, cause);
  }

  /** The problem that {@code cause} is, in words. A problem passes as it is. */
  static OutputProblem of(Path file, IOException cause) {
    if (cause instanceof OutputProblem problem) {
      return problem;
    }
    return new OutputProblem(file, reasonOf(cause), cause);
  }

  private static String reasonOf(IOException cause) {
    if (cause instanceof java.nio.file.AccessDeniedException) {
      return "permission denied";
    }
    String said =
        cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    String lower = said.toLowerCase(Locale.ROOT);
    if (lower.contains("no space left") || lower.contains("not enough space")) {
      return "the disk is full";
    }
    if (lower.contains("quota")) {
      return "the disk quota is exceeded";
    }
    if (lower.contains("file too large")) {
      return "the file system does not hold files this large";
    }
    if (lower.contains("read-only file system")) {
      return "the file system is read-only";
    }
    return said;
  }
}
