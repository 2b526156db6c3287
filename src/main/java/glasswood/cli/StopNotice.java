package glasswood.cli;

import glasswood.render.Renderer;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Has a render that is stopped by Ctrl-C or a signal stop where it can be continued, and says how.
 */
final class StopNotice {
  private final Thread hook;

  private StopNotice(Renderer renderer, Path output, String again, PrintWriter err) {
    hook = new Thread(() -> stop(renderer, output, again, err), "glasswood stopped");
  }

  /**
   * A notice that is given on {@code err} if the program is stopped before it is withdrawn.
   *
   * @param again the command that continues the render
   */
  static StopNotice of(Renderer renderer, Path output, String again, PrintWriter err) {
    StopNotice notice = new StopNotice(renderer, output, again, err);
    Runtime.getRuntime().addShutdownHook(notice.hook);
    return notice;
  }

  private static void stop(Renderer renderer, Path output, String again, PrintWriter err) {
    renderer.stop();
    String at = Renderer.stoppedAt(output);
    err.println();
    if (at == null) {
      Path part = Renderer.parts(output).get(0);
      err.println(
          Files.exists(part)
              ? "stopped; " + part + " holds what was rendered until then"
              : "stopped before there was sound");
    } else {
      Path mix = Renderer.parts(output).get(1);
      Path part = Files.exists(mix) ? mix : Renderer.parts(output).get(0);
      err.println("stopped " + at + "; " + part + " holds what was rendered until then");
      err.println("to continue: " + again);
    }
    err.flush();
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
