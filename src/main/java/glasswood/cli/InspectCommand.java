package glasswood.cli;

import glasswood.export.InputProblem;
import glasswood.export.OutputProblem;
import glasswood.export.PngFile;
import glasswood.export.SoundFiles;
import glasswood.export.SoundReader;
import glasswood.json.BadInput;
import glasswood.listen.DoseMeter;
import glasswood.listen.DreamArc;
import glasswood.listen.Inspection;
import glasswood.listen.Picture;
import glasswood.listen.PictureProblem;
import glasswood.listen.ScoreSound;
import glasswood.listen.SoundSource;
import glasswood.listen.Spectrogram;
import glasswood.listen.Verdict;
import glasswood.listen.Witness;
import glasswood.stage.Balance;
import glasswood.timeline.Score;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures a sound file or a timeline, phase by phase, and draws it. */
@Command(
    name = "inspect",
    description = {
      "Measures a sound file (WAV, FLAC) or a timeline phase by phase, judges it by the dream's arc,",
      "draws it. A timeline is rendered for it, as fast as the machine can, and nothing is written."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class InspectCommand implements Callable<Integer> {
  private static final Pattern SIZE = Pattern.compile("([0-9]{1,5})[xX×]([0-9]{1,5})");
  private static final int LEAST_RATE = 8000;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "TARGET", description = "A sound file, or a timeline by file or name.")
  private String target;

  @Option(names = "--json", description = "Prints every figure, its unit and the curves as JSON.")
  private boolean json;

  @Option(
      names = "--image",
      paramLabel = "FILE.png",
      description = "Draws spectrogram, loudness and roughness over the phases.")
  private Path image;

  @Option(
      names = "--size",
      paramLabel = "WxH",
      defaultValue = "1600x900",
      description = "Size of the image in pixels (default: ${DEFAULT-VALUE}).")
  private String size;

  @Option(names = "--no-progress", description = "Shows no progress bar.")
  private boolean noProgress;

  @Mixin private DoseOption doseOption;

  @Mixin private ScoreWishes wishes;

  private Spectrogram spectrogram;
  private DoseMeter meter;
  private boolean spoken = true;
  private String format;

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    try {
      inspect(picture());
      return CommandLine.ExitCode.OK;
    } catch (InputProblem | BadInput e) {
      err.println(e.getMessage());
      return CommandLine.ExitCode.USAGE;
    } catch (OutputProblem | PictureProblem e) {
      err.println(e.getMessage());
      return CommandLine.ExitCode.SOFTWARE;
    } catch (IOException e) {
      err.println("cannot read " + target + ": " + e.getMessage());
      return CommandLine.ExitCode.SOFTWARE;
    }
  }

  private void inspect(Picture picture) throws IOException, PictureProblem {
    doseOption.check();
    if (image != null) {
      PngFile.check(OutputFiles.ending("--image", image, ".png"));
    }
    Inspection inspection = Target.isTimeline(target) ? timeline(picture) : file(picture);
    List<Verdict> verdicts = DreamArc.judge(inspection, spoken);
    InspectReport report = new InspectReport(target, format, inspection, verdicts);
    PrintWriter out = spec.commandLine().getOut();
    if (meter != null) {
      report.dose(doseOption, meter.dose());
    }
    out.print(json ? report.json() : report.table());
    out.flush();
    if (image != null) {
      String title = Path.of(target).getFileName().toString();
      PngFile.write(picture.draw(title, inspection, spectrogram), image);
      if (!json) {
        out.println("picture: " + image);
        out.flush();
      }
    }
  }

  private Inspection file(Picture picture) throws IOException {
    Path file = Path.of(target);
    wishes.refuseForFile(file);
    try (SoundReader reader = SoundFiles.open(file)) {
      if (reader.frames() == 0) {
        throw new InputProblem(file, "it holds no sound");
      }
      if (reader.rate() < LEAST_RATE) {
        throw new InputProblem(
            file,
            "its rate of " + reader.rate() + " Hz is too low to measure; 8000 Hz is the least");
      }
      format = InspectReport.format(reader.format());
      return hear(reader, picture, "Inspecting");
    }
  }

  private Inspection timeline(Picture picture) throws IOException {
    Score score = wishes.score(target);
    spoken = !score.words().harsh().isEmpty();
    format =
        String.format(
            Locale.ROOT, "%s kHz stereo, as it would be rendered", kilohertz(score.rate()));
    Balance balance;
    try (ProgressDisplay display = display(score.rate())) {
      balance = wishes.balance(target, score, display);
    }
    try (ScoreSound sound = new ScoreSound(score, balance, wishes.threads(), null)) {
      return hear(sound, picture, "Inspecting");
    }
  }

  private Inspection hear(SoundSource sound, Picture picture, String step) throws IOException {
    if (image != null) {
      spectrogram = picture.spectrogram(sound.rate(), sound.frames());
    }
    meter = doseOption.meter(sound.rate(), sound.channels());
    try (ProgressDisplay display = display(sound.rate())) {
      return Inspection.of(
          sound,
          spectrogram,
          frames -> display.update(step, frames, sound.frames()),
          meter == null ? Witness.none() : meter);
    }
  }

  private ProgressDisplay display(int rate) {
    return ProgressDisplay.on(System.err, rate, !noProgress && !json);
  }

  private static String kilohertz(int rate) {
    return rate % 1000 == 0 ? String.valueOf(rate / 1000) : String.valueOf(rate / 1000.0);
  }

  private Picture picture() {
    Matcher matcher = SIZE.matcher(size);
    if (!matcher.matches()) {
      throw bad("--size is width x height in pixels, such as 1600x900, not '" + size + "'");
    }
    try {
      return new Picture(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    } catch (IllegalArgumentException e) {
      throw bad("--size: " + e.getMessage());
    }
  }

  private CommandLine.ParameterException bad(String message) {
    return new CommandLine.ParameterException(spec.commandLine(), message);
  }
}
