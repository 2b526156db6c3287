package glasswood.cli;

import com.jsyn.devices.AudioDeviceFactory;
import com.jsyn.devices.AudioDeviceOutputStream;
import glasswood.json.BadInput;
import glasswood.listen.DoseMeter;
import glasswood.play.NoSoundDevice;
import glasswood.play.Player;
import glasswood.stage.Balance;
import glasswood.stage.Failure;
import glasswood.timeline.Score;
import glasswood.timeline.Times;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Plays a timeline on the default sound device. */
@Command(
    name = "play",
    description = {
      "Plays a timeline on the default sound device.",
      "Keys: space pauses, → leads to the next phase, q fades out. Ctrl-C fades out too."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  glasswood play timelines/glasswood.json --sleep 45m",
      "  glasswood play glasswood --mood deep-night --length 8:00:00"
    })
final class PlayCommand implements Callable<Integer> {
  @Mixin ScoreOptionsMixin common;

  @Mixin DoseOption dose;

  @Option(
      names = "--sleep",
      paramLabel = "T",
      description = "Fades out after this time: 45m, 1:30:00, 2700.")
  String sleep;

  @Spec CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    double sleepSeconds = sleepSeconds();
    dose.check();
    Score score = common.score();
    PrintWriter err = spec.commandLine().getErr();
    AudioDeviceOutputStream device;
    try {
      device = Player.open(AudioDeviceFactory.createAudioDeviceManager(), score.rate());
    } catch (NoSoundDevice e) {
      err.printf(
          "There is no sound device to play on here; "
              + "\"glasswood render %s\" writes the same sound to a file.%n",
          common.timeline);
      err.flush();
      return 1;
    }
    HarshWordsNote.say(score, err);
    Player player = new Player(score, balance(score), device, common.threads(), sleepSeconds);
    DoseMeter meter = dose.meter(score.rate(), 2);
    if (meter != null) {
      player.witness(meter);
    }
    try {
      playWithKeys(player, score);
    } catch (IOException e) {
      err.println("Playing ended early: " + e.getMessage());
      err.flush();
      return 1;
    }
    if (meter != null) {
      PrintWriter out = spec.commandLine().getOut();
      out.println(dose.line(meter.dose()));
      out.flush();
    }
    for (Failure failure : player.failures()) {
      err.println("FAILED " + failure);
    }
    err.flush();
    return player.failures().isEmpty() ? CommandLine.ExitCode.OK : 1;
  }

  private Balance balance(Score score) throws IOException {
    if (score.master() == null) {
      return Balance.of(0);
    }
    try (ProgressDisplay display = ProgressDisplay.on(System.err, score.rate(), true)) {
      return common.balance(common.timeline, score, display);
    }
  }

  private void playWithKeys(Player player, Score score) throws IOException {
    CountDownLatch over = new CountDownLatch(1);
    Thread fadeOnSignal =
        new Thread(
            () -> {
              player.fadeOut(Player.FADE_SECONDS);
              awaitQuietly(over);
            },
            "glasswood fade");
    Runtime.getRuntime().addShutdownHook(fadeOnSignal);
    try (PlayTerminal terminal = PlayTerminal.open(player, score)) {
      player.play(terminal);
    } finally {
      over.countDown();
      try {
        Runtime.getRuntime().removeShutdownHook(fadeOnSignal);
      } catch (IllegalStateException e) {
        over.countDown();
      }
    }
  }

  private static void awaitQuietly(CountDownLatch over) {
    try {
      over.await((long) (2 * Player.FADE_SECONDS), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private double sleepSeconds() {
    if (sleep == null) {
      return Double.POSITIVE_INFINITY;
    }
    try {
      return Times.seconds(sleep);
    } catch (IllegalArgumentException e) {
      throw BadInput.of("--sleep", e.getMessage());
    }
  }
}
