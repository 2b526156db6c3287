package glasswood.cli;

import glasswood.json.Fields;
import glasswood.json.FileNames;
import glasswood.json.Json;
import glasswood.json.JsonFile;
import glasswood.json.Place;
import glasswood.json.Problem;
import glasswood.json.Problems;
import glasswood.json.Text;
import glasswood.patch.Patch;
import glasswood.patch.PatchLibrary;
import glasswood.recording.RecordingFiles;
import glasswood.timeline.Phase;
import glasswood.timeline.Score;
import glasswood.timeline.ScoreOptions;
import glasswood.timeline.ScoreReader;
import glasswood.timeline.Times;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code check FILE…}: validates patches, timelines and moods without rendering. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Validates patches, timelines and moods without rendering: prints a line for each good file,"
          + " and everything that is wrong in the others.",
      "A mood is tried on the timelines that are checked with it, or else on the shipped dream."
    })
public final class CheckCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "a patch, a timeline or a mood")
  private List<Path> files;

  /** What a file describes. */
  private enum Kind {
    TIMELINE,
    MOOD,
    PATCH,
    UNKNOWN
  }

  private record Checked(Path file, Kind kind, Problems problems) {}

  @Override
  public Integer call() {
    List<Checked> checked = files.stream().map(CheckCommand::sort).toList();
    List<String> timelines =
        checked.stream().filter(c -> c.kind() == Kind.TIMELINE).map(c -> path(c.file())).toList();
    List<String> good = new ArrayList<>();
    Problems all = new Problems();
    for (Checked c : checked) {
      String summary =
          switch (c.kind()) {
            case TIMELINE -> timeline(c);
            case MOOD -> mood(c, timelines.isEmpty() ? List.of("glasswood") : timelines);
            case PATCH -> patch(c);
            case UNKNOWN -> "";
          };
      if (c.problems().isEmpty()) {
        good.add(FileNames.show(c.file()) + ": ok, " + summary);
      }
      c.problems().sorted().forEach(p -> all.add(p.place(), p.message()));
    }
    PrintWriter out = spec.commandLine().getOut();
    good.forEach(out::println);
    out.flush();
    PrintWriter err = spec.commandLine().getErr();
    for (Problem problem : all.sorted()) {
      err.println(problem);
    }
    if (!all.isEmpty()) {
      err.println(all.count() == 1 ? "1 problem" : all.count() + " problems");
    }
    err.flush();
    return all.isEmpty() ? 0 : 2;
  }

  /** Reads the file far enough to tell what it is. */
  private static Checked sort(Path file) {
    Problems problems = new Problems();
    Json json = JsonFile.read(file, FileNames.show(file), problems);
    if (json == null) {
      return new Checked(file, Kind.UNKNOWN, problems);
    }
    Fields fields = Fields.of(json, "a patch, timeline or mood", problems);
    if (!fields.isObject()) {
      return new Checked(file, Kind.UNKNOWN, problems);
    }
    Kind kind = Kind.UNKNOWN;
    for (Kind k : Kind.values()) {
      boolean says =
          fields.get("$schema") instanceof Json.Str schema
              && schema.value().endsWith(k.name().toLowerCase(Locale.ROOT) + ".schema.json");
      kind = says ? k : kind;
    }
    if (kind == Kind.UNKNOWN && fields.has("units")) {
      kind = Kind.PATCH;
    } else if (kind == Kind.UNKNOWN && (fields.has("phases") || fields.has("extends"))) {
      kind = Kind.TIMELINE;
    } else if (kind == Kind.UNKNOWN && (fields.has("timeline") || fields.has("patches"))) {
      kind = Kind.MOOD;
    }
    if (kind == Kind.UNKNOWN) {
      problems.add(
          fields.place(),
          "is neither a patch (with \"units\"), a timeline (with \"phases\" or \"extends\") nor a"
              + " mood (with \"timeline\" or \"patches\")");
    }
    return new Checked(file, kind, problems);
  }

  /** As a reference that cannot be mistaken for a name. */
  private static String path(Path file) {
    return file.toAbsolutePath().toString();
  }

  private static String timeline(Checked c) {
    Score score =
        ScoreReader.read(path(c.file()), ScoreOptions.DEFAULTS, new RecordingFiles(), c.problems());
    return score == null ? "" : "timeline " + Text.quote(score.title()) + ", " + size(score);
  }

  private static String size(Score score) {
    int layers = score.phases().stream().mapToInt(phase -> phase.layers().size()).sum();
    return Times.text((double) score.frames() / score.rate())
        + ", "
        + count(score.phases().size(), "phase")
        + ", "
        + count(layers, "layer")
        + ", "
        + count(units(score), "unit")
        + String.join("", score.voices().notes().stream().map(note -> "; note: " + note).toList());
  }

  private static long units(Score score) {
    long units = 0;
    for (Phase phase : score.phases()) {
      units += phase.layers().stream().mapToLong(layer -> layer.patch().unitCount()).sum();
    }
    return units;
  }

  private static String mood(Checked c, List<String> timelines) {
    List<String> titles = new ArrayList<>();
    String name = "";
    for (String timeline : timelines) {
      ScoreOptions options = ScoreOptions.DEFAULTS.withMoods(List.of(path(c.file())));
      Score score = ScoreReader.read(timeline, options, new RecordingFiles(), c.problems());
      if (score != null) {
        name = score.moods().get(0);
        titles.add(Text.quote(score.title()) + ", " + size(score));
      }
    }
    return "mood " + Text.quote(name) + " over " + String.join("; over ", titles);
  }

  private static String patch(Checked c) {
    Place place = Place.of(FileNames.show(c.file()));
    Path file = c.file().toAbsolutePath();
    Patch patch = new PatchLibrary(c.problems()).load(path(c.file()), file.getParent(), place);
    return patch == null
        ? ""
        : "patch "
            + Text.quote(patch.name())
            + ", "
            + count(patch.controls().size(), "control")
            + ", "
            + count(patch.unitCount(), "unit");
  }

  private static String count(long n, String what) {
    return n + " " + what + (n == 1 ? "" : "s");
  }
}
