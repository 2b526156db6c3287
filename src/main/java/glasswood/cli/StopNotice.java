package glasswood.cli;

import glasswood.render.Renderer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/** Says what is there of a render that is stopped by Ctrl-C or a signal. */
final class StopNotice {
  /** A header with the marks of many phases; what is larger has sound in it. */
  private static final long HEADER_BYTES = 1 << 15;

  private final Thread hook;

  private StopNotice(Path output, PrintWriter err) {
    hook = new Thread(() -> say(output, err), "glasswood stopped");
  }

  /** A notice that is given on {@code err} if the program is stopped before it is withdrawn. */
  static StopNotice of(Path output, PrintWriter err) {
    StopNotice notice = new StopNotice(output, err);
    Runtime.getRuntime().addShutdownHook(notice.hook);
    return notice;
  }

  private static void say(Path output, PrintWriter err) {
    for (Path part : Renderer.parts(output)) {
      if (hasSound(part)) {
        err.println();
        err.println("stopped; " + part + " holds what was rendered until then");
        err.flush();
        return;
      }
    }
    err.println();
    err.println("stopped before there was sound");
    err.flush();
  }

  private static boolean hasSound(Path part) {
    try {
      return Files.size(part) > HEADER_BYTES;
    } catch (IOException e) {
      return false;
    }
  }

  /** The render is over. */
  void withdraw() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The program is being stopped: the notice is given.
      return;
    }
  }
}
