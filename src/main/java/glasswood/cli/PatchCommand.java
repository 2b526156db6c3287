package glasswood.cli;

import glasswood.export.SampleFormat;
import glasswood.json.FileNames;
import glasswood.json.Place;
import glasswood.json.Problems;
import glasswood.json.Shelf;
import glasswood.json.Text;
import glasswood.listen.LoudnessMemory;
import glasswood.patch.Control;
import glasswood.patch.Patch;
import glasswood.patch.PatchLibrary;
import glasswood.render.Progress;
import glasswood.render.RenderReport;
import glasswood.render.RenderRequest;
import glasswood.render.Renderer;
import glasswood.stage.Failure;
import glasswood.timeline.Score;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code patch FILE}: auditions one patch alone. */
@Command(
    name = "patch",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Auditions one patch alone: renders it dry to a WAV or FLAC file at a comfortable level, and tells"
          + " how loud it is by itself."
    },
    footer = {
      "",
      "Examples:",
      "  glasswood patch glacier-wind",
      "  glasswood patch patches/mirror-hum.json --seconds 20 --set tightness=0.9 -o tight.wav"
    })
public final class PatchCommand implements Callable<Integer> {
  private static final double SHORTEST = 0.1;
  private static final double LONGEST = 3600;
  private static final int SLOWEST = 11_025;
  private static final int FASTEST = 192_000;

  /** What the gate of loudness measurement leaves out. */
  private static final double SILENT_LUFS = -69;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "a patch's file, or the name of a shipped patch")
  private String reference;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "20",
      description = "How long (default: ${DEFAULT-VALUE}).")
  private double seconds;

  @Option(
      names = "--set",
      paramLabel = "CONTROL=VALUE",
      description = "Where a control stands; may be given several times.")
  private Map<String, String> set = new LinkedHashMap<>();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "The file to write, .wav or .flac (default: recordings/NAME.wav).")
  private Path output;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "The seed of everything random (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "48000",
      description = "Frames a second (default: ${DEFAULT-VALUE}).")
  private int rate;

  @Override
  public Integer call() throws IOException {
    Problems problems = new Problems();
    if (!(seconds >= SHORTEST && seconds <= LONGEST)) {
      problems.add(Place.of("--seconds"), "must be from 0.1 to 3600, is " + Text.number(seconds));
    }
    if (rate < SLOWEST || rate > FASTEST) {
      problems.add(Place.of("--rate"), "must be from 11025 to 192000, is " + rate);
    }
    Patch patch = load(problems);
    Map<String, Double> controls = patch == null ? Map.of() : controls(patch, problems);
    problems.throwIfAny();
    Score score = Audition.score(patch, controls, seconds, seed, rate);
    Path file = OutputFiles.sound(output, reference);
    RenderRequest request =
        new RenderRequest(
            score, () -> score, file, SampleFormat.PCM_24, null, 0, score.frames(), 1);
    RenderReport report =
        new Renderer(request, Glasswood.VERSION, LoudnessMemory.none(), Progress.NONE).render();
    return tell(report);
  }

  private Patch load(Problems problems) {
    Path here = Path.of("").toAbsolutePath();
    if (!Shelf.isPath(reference)) {
      return new PatchLibrary(problems).load(reference, here, Place.of("FILE"));
    }
    Path file;
    try {
      file = Path.of(reference).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      problems.add(Place.of(Text.quote(reference)), "cannot be the path of a file");
      return null;
    }
    return new PatchLibrary(problems)
        .load(file.toString(), Path.of("").toAbsolutePath(), Place.of(FileNames.show(file)));
  }

  private Map<String, Double> controls(Patch patch, Problems problems) {
    Map<String, Double> values = new LinkedHashMap<>();
    List<String> names = patch.controls().stream().map(Control::name).toList();
    set.forEach(
        (name, text) -> {
          Place place = Place.of("--set " + name + "=" + text);
          int index = names.indexOf(name);
          if (index < 0) {
            problems.unknown(place, "control of patch " + patch.name(), name, names);
          } else {
            value(patch.controls().get(index), text, place, problems, values);
          }
        });
    return values;
  }

  private static void value(
      Control control, String text, Place place, Problems problems, Map<String, Double> values) {
    double value;
    try {
      value = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      value = Double.NaN;
    }
    if (value >= control.min() && value <= control.max()) {
      values.put(control.name(), value);
    } else {
      problems.add(
          place,
          "must be a number from "
              + Text.number(control.min())
              + " to "
              + Text.number(control.max()));
    }
  }

  private int tell(RenderReport report) {
    PrintWriter out = spec.commandLine().getOut();
    double alone = report.loudness() - report.gainDb();
    boolean silent = !(report.loudness() > SILENT_LUFS);
    out.printf(
        Locale.ROOT,
        "%s%n  duration    %.2f s at %d Hz, %.0f × real time%n",
        report.file(),
        report.seconds(),
        report.rate(),
        report.timesRealTime());
    if (silent) {
      out.printf(Locale.ROOT, "  silent      nothing was heard%n");
    } else {
      out.printf(
          Locale.ROOT,
          "  by itself   %.1f LUFS%n  as written  %.1f LUFS, true peak %.1f dBTP (%+.1f dB)%n",
          alone,
          report.loudness(),
          report.truePeak(),
          report.gainDb());
    }
    out.flush();
    PrintWriter err = spec.commandLine().getErr();
    for (Failure failure : report.failures()) {
      err.printf(
          Locale.ROOT,
          "%s: fails at %.2f s: %s; the file is silent from there%n",
          reference,
          failure.seconds(),
          failure.reason());
    }
    err.flush();
    return report.failures().isEmpty() ? 0 : 1;
  }
}
