package glasswood.cli;

import glasswood.play.Player;
import glasswood.play.PlayerListener;
import glasswood.timeline.Score;
import glasswood.timeline.Times;
import java.io.IOException;
import java.util.Locale;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.NonBlockingReader;

/** Keys and the status line while playing; without a terminal there is neither. */
final class PlayTerminal implements PlayerListener, AutoCloseable {
  private static final int ESCAPE = 27;
  private static final long KEY_MILLIS = 100;
  private static final int METER_WIDTH = 16;
  private static final double METER_FLOOR_DB = -60;

  private final Terminal terminal;
  private final Attributes before;
  private final Player player;
  private final Score score;
  private volatile boolean closed;

  private PlayTerminal(Terminal terminal, Player player, Score score) {
    this.terminal = terminal;
    this.player = player;
    this.score = score;
    before = terminal == null ? null : terminal.enterRawMode();
  }

  /** Opens the terminal, if there is one, and listens to its keys. */
  static PlayTerminal open(Player player, Score score) throws IOException {
    if (!Terminals.attended()) {
      return new PlayTerminal(null, player, score);
    }
    Terminal terminal = TerminalBuilder.builder().system(true).dumb(true).build();
    PlayTerminal display = new PlayTerminal(terminal, player, score);
    terminal.handle(Terminal.Signal.INT, signal -> player.fadeOut(Player.FADE_SECONDS));
    Thread keys = new Thread(display::listen, "glasswood keys");
    keys.setDaemon(true);
    keys.start();
    return display;
  }

  private void listen() {
    try {
      NonBlockingReader reader = terminal.reader();
      while (!closed) {
        int key = reader.read(KEY_MILLIS);
        if (key == ' ') {
          player.togglePause();
        } else if (key == 'q' || key == 'Q') {
          player.fadeOut(Player.FADE_SECONDS);
        } else if (key == 'n' || (key == ESCAPE && isRightArrow(reader))) {
          player.skip();
        } else if (key == -1) {
          return;
        }
      }
    } catch (IOException e) {
      System.getLogger("glasswood").log(System.Logger.Level.DEBUG, "no more keys", e);
    }
  }

  private static boolean isRightArrow(NonBlockingReader reader) throws IOException {
    int bracket = reader.read(KEY_MILLIS);
    return (bracket == '[' || bracket == 'O') && reader.read(KEY_MILLIS) == 'C';
  }

  @Override
  public void at(long frame, String phase, double levelDb, Player.State state) {
    if (terminal == null) {
      return;
    }
    double filled = Math.max(0, 1 - levelDb / METER_FLOOR_DB) * METER_WIDTH;
    int bars = (int) Math.min(METER_WIDTH, filled);
    String meter = "▮".repeat(bars) + "·".repeat(METER_WIDTH - bars);
    String sign =
        switch (state) {
          case PLAYING -> "▶";
          case PAUSED -> "‖";
          case FADING -> "↘";
        };
    String line =
        String.format(
            Locale.ROOT,
            "%s %s / %s  %-10s %s  space pauses, → next, q fades out",
            sign,
            Times.text(frame / (double) score.rate()),
            Times.text(score.frames() / (double) score.rate()),
            phase,
            meter);
    int width = terminal.getWidth() > 0 ? terminal.getWidth() - 1 : 79;
    terminal
        .writer()
        .print("\r" + (line.length() > width ? line.substring(0, width) : line) + "\033[K");
    terminal.writer().flush();
  }

  @Override
  public void close() throws IOException {
    closed = true;
    if (terminal != null) {
      terminal.writer().println();
      terminal.setAttributes(before);
      terminal.close();
    }
  }
}
