package glasswood.cli;

import glasswood.export.InputProblem;
import glasswood.export.OutputProblem;
import glasswood.export.PngFile;
import glasswood.export.SoundFiles;
import glasswood.export.SoundReader;
import glasswood.listen.DreamArc;
import glasswood.listen.Inspection;
import glasswood.listen.Picture;
import glasswood.listen.PictureProblem;
import glasswood.listen.Spectrogram;
import glasswood.listen.Verdict;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures a sound file, phase by phase, and draws it. */
@Command(
    name = "inspect",
    description =
        "Measures a WAV or FLAC file phase by phase, judges it by the dream's arc, draws it.",
    mixinStandardHelpOptions = true)
public final class InspectCommand implements Callable<Integer> {
  private static final Pattern SIZE = Pattern.compile("([0-9]{1,5})[xX×]([0-9]{1,5})");
  private static final int LEAST_RATE = 8000;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "the sound to measure")
  private Path file;

  @Option(names = "--json", description = "print every figure, its unit and the curves as JSON")
  private boolean json;

  @Option(
      names = "--image",
      paramLabel = "FILE.png",
      description = "draw spectrogram, loudness and roughness over the phases")
  private Path image;

  @Option(
      names = "--size",
      paramLabel = "WxH",
      defaultValue = "1600x900",
      description = "size of the image in pixels (default: ${DEFAULT-VALUE})")
  private String size;

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    try {
      inspect(picture());
      return CommandLine.ExitCode.OK;
    } catch (InputProblem e) {
      err.println(e.getMessage());
      return CommandLine.ExitCode.USAGE;
    } catch (OutputProblem | PictureProblem e) {
      err.println(e.getMessage());
      return CommandLine.ExitCode.SOFTWARE;
    } catch (IOException e) {
      err.println("cannot read " + file + ": " + e.getMessage());
      return CommandLine.ExitCode.SOFTWARE;
    }
  }

  private void inspect(Picture picture) throws IOException, PictureProblem {
    if (image != null) {
      PngFile.check(OutputFiles.ending("--image", image, ".png"));
    }
    Inspection inspection;
    Spectrogram spectrogram = null;
    String format;
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
      if (image != null) {
        spectrogram = picture.spectrogram(reader.rate(), reader.frames());
      }
      inspection = Inspection.of(reader, spectrogram, frames -> {});
    }
    List<Verdict> verdicts = DreamArc.judge(inspection);
    InspectReport report = new InspectReport(file, format, inspection, verdicts);
    PrintWriter out = spec.commandLine().getOut();
    out.print(json ? report.json() : report.table());
    out.flush();
    if (image != null) {
      String title = file.getFileName().toString();
      PngFile.write(picture.draw(title, inspection, spectrogram), image);
      if (!json) {
        out.println("picture: " + image);
        out.flush();
      }
    }
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
