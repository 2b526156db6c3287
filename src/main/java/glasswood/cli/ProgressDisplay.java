package glasswood.cli;

import glasswood.render.Progress;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A progress bar on a terminal, with the time left; nothing where there is no terminal. */
final class ProgressDisplay implements Progress, AutoCloseable {
  private static final int UPDATE_MILLIS = 200;
  private static final long TELL_NANOS = 100_000_000L;

  private final PrintStream stream;
  private final PrintWriter notes;
  private final int rate;
  private ProgressBar bar;
  private String step;
  private long toldAt;

  private ProgressDisplay(PrintStream stream, int rate, PrintWriter notes) {
    this.stream = stream;
    this.notes = notes;
    this.rate = rate;
  }

  /**
   * A display on {@code stream} for frames at {@code rate} Hz; silent unless {@code wanted} and on
   * a terminal. What is worth knowing goes to {@code notes} in any case.
   */
  static ProgressDisplay on(PrintStream stream, int rate, boolean wanted, PrintWriter notes) {
    return new ProgressDisplay(wanted && Terminals.attended() ? stream : null, rate, notes);
  }

  /** A display whose notes go to {@code stream} too. */
  static ProgressDisplay on(PrintStream stream, int rate, boolean wanted) {
    return on(stream, rate, wanted, new PrintWriter(stream, true, StandardCharsets.UTF_8));
  }

  @Override
  public void update(String name, long done, long total) {
    if (stream == null) {
      return;
    }
    if (!name.equals(step)) {
      close();
      step = name;
      bar =
          new ProgressBarBuilder()
              .setTaskName(name)
              .setInitialMax(total)
              .setUnit(" s", rate)
              .setStyle(ProgressBarStyle.COLORFUL_UNICODE_BLOCK)
              .setUpdateIntervalMillis(UPDATE_MILLIS)
              .setConsumer(new ConsoleProgressBarConsumer(stream))
              .build();
    }
    long now = System.nanoTime();
    if (now - toldAt > TELL_NANOS || done >= total) {
      toldAt = now;
      bar.stepTo(done);
    }
  }

  @Override
  public void note(String sentence) {
    close();
    notes.println(sentence);
    notes.flush();
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      bar = null;
      step = null;
    }
  }
}
