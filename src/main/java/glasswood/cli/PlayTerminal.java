package glasswood.cli;

import glasswood.play.Player;
import glasswood.play.PlayerListener;
import glasswood.timeline.Score;
import glasswood.timeline.Times;
import java.io.IOError;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.NonBlockingReader;

/**
 * Keys and the status line while playing; without a terminal there is neither.
 *
 * <p>The thread that plays only leaves word of where it is. A thread of the terminal's own reads
 * keys and draws, because asking a terminal for its size may start a program.
 */
final class PlayTerminal implements PlayerListener, AutoCloseable {
  private static final int ESCAPE = 27;
  private static final long KEY_MILLIS = 100;
  private static final int METER_WIDTH = 16;
  private static final double METER_FLOOR_DB = -60;
  private static final int USUAL_WIDTH = 80;
  private static final int END_OF_INPUT = -1;

  private final Terminal terminal;
  private final Attributes before;
  private final Player player;
  private final Score score;
  private final Thread keys;
  private volatile Moment latest;
  private volatile boolean resized = true;
  private volatile boolean closed;
  private Moment drawn;
  private int width = USUAL_WIDTH;

  /** Where playing is. */
  private record Moment(long frame, String phase, double levelDb, Player.State state) {}

  private PlayTerminal(Terminal terminal, Player player, Score score) {
    this.terminal = terminal;
    this.player = player;
    this.score = score;
    before = terminal == null ? null : terminal.enterRawMode();
    keys = new Thread(this::attend, "glasswood keys");
    keys.setDaemon(true);
  }

  /** Opens the terminal, if there is one, and listens to its keys. */
  static PlayTerminal open(Player player, Score score) throws IOException {
    if (!Terminals.attended()) {
      return new PlayTerminal(null, player, score);
    }
    Terminal terminal = TerminalBuilder.builder().system(true).dumb(true).build();
    PlayTerminal display = new PlayTerminal(terminal, player, score);
    terminal.handle(Terminal.Signal.INT, signal -> player.fadeOut(Player.FADE_SECONDS));
    terminal.handle(Terminal.Signal.WINCH, signal -> display.resized = true);
    display.keys.start();
    return display;
  }

  private void attend() {
    try {
      NonBlockingReader reader = terminal.reader();
      boolean listening = true;
      while (!closed) {
        listening = listening && obey(reader);
        if (!listening) {
          LockSupport.parkNanos(KEY_MILLIS * 1_000_000);
        }
        draw();
      }
    } catch (IOException e) {
      System.getLogger("glasswood").log(System.Logger.Level.DEBUG, "no more keys", e);
    }
  }

  /** Waits a moment for a key and does what it asks; false when there will be no more. */
  private boolean obey(NonBlockingReader reader) throws IOException {
    int key = reader.read(KEY_MILLIS);
    if (key == ' ') {
      player.togglePause();
    } else if (key == 'q' || key == 'Q') {
      player.fadeOut(Player.FADE_SECONDS);
    } else if (key == 'n' || (key == ESCAPE && isRightArrow(reader))) {
      player.skip();
    }
    return key != END_OF_INPUT;
  }

  private static boolean isRightArrow(NonBlockingReader reader) throws IOException {
    int bracket = reader.read(KEY_MILLIS);
    return (bracket == '[' || bracket == 'O') && reader.read(KEY_MILLIS) == 'C';
  }

  @Override
  public void at(long frame, String phase, double levelDb, Player.State state) {
    latest = new Moment(frame, phase, levelDb, state);
  }

  private void draw() {
    Moment now = latest;
    if (now == null || now.equals(drawn)) {
      return;
    }
    drawn = now;
    if (resized) {
      resized = false;
      measure();
    }
    double filled = Math.max(0, 1 - now.levelDb() / METER_FLOOR_DB) * METER_WIDTH;
    int bars = (int) Math.min(METER_WIDTH, filled);
    String meter = "▮".repeat(bars) + "·".repeat(METER_WIDTH - bars);
    String sign =
        switch (now.state()) {
          case PLAYING -> "▶";
          case PAUSED -> "‖";
          case FADING -> "↘";
        };
    String line =
        String.format(
            Locale.ROOT,
            "%s %s / %s  %-10s %s  space pauses, → next, q fades out",
            sign,
            Times.text(now.frame() / (double) score.rate()),
            Times.text(score.frames() / (double) score.rate()),
            now.phase(),
            meter);
    String shown = line.length() >= width ? line.substring(0, width - 1) : line;
    terminal.writer().print("\r" + shown + "\033[K");
    terminal.writer().flush();
  }

  /** Asks for the width; a terminal that does not tell keeps the one it had. */
  private void measure() {
    try {
      int told = terminal.getWidth();
      width = told > 1 ? told : width;
    } catch (IOError e) {
      System.getLogger("glasswood").log(System.Logger.Level.DEBUG, "no terminal size", e);
    }
  }

  @Override
  public void close() throws IOException {
    closed = true;
    if (terminal == null) {
      return;
    }
    try {
      keys.join(5 * KEY_MILLIS);
      terminal.writer().println();
      terminal.setAttributes(before);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOError e) {
      System.getLogger("glasswood").log(System.Logger.Level.DEBUG, "terminal not restored", e);
    } finally {
      terminal.close();
    }
  }
}
