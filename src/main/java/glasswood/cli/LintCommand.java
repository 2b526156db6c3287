package glasswood.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import glasswood.export.InputProblem;
import glasswood.export.SoundFiles;
import glasswood.export.SoundReader;
import glasswood.json.BadInput;
import glasswood.listen.CalmLint;
import glasswood.listen.Dose;
import glasswood.listen.DoseMeter;
import glasswood.listen.LintReport;
import glasswood.listen.Witness;
import glasswood.stage.Balance;
import glasswood.timeline.Profile;
import glasswood.timeline.Score;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Looks for whatever could startle, jar or be recognised. */
@Command(
    name = "lint",
    description = {
      "Looks for whatever could startle, jar or be recognised, in sound files and in timelines,",
      "which it renders without writing anything. Exit status: 0 calm, 1 findings, 2 bad input."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  glasswood lint timelines/glasswood.json --mood rain",
      "  glasswood lint recordings/tonight.wav --profile sleep"
    })
final class LintCommand implements Callable<Integer> {
  private static final int LEAST_RATE = 8000;

  @Parameters(
      arity = "1..*",
      paramLabel = "TARGET",
      description = "Sound files, and timelines by file or name.")
  List<String> targets = new ArrayList<>();

  @Mixin ScoreWishes wishes;

  @Mixin DoseOption doseOption;

  @Option(names = "--json", description = "Prints everything that was found as JSON.")
  boolean json;

  @Option(names = "--no-progress", description = "Shows no progress bar.")
  boolean noProgress;

  @Spec CommandSpec spec;

  private final ObjectMapper mapper = new ObjectMapper();
  private final ObjectNode root = mapper.createObjectNode();

  @Override
  public Integer call() throws IOException {
    doseOption.check();
    wishes.options();
    boolean bad = false;
    boolean calm = true;
    for (String target : targets) {
      try {
        calm &= lint(target);
      } catch (InputProblem | BadInput e) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(e.getMessage());
        err.flush();
        bad = true;
      }
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      root.withArray("targets");
      out.println(mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root));
    }
    out.flush();
    return bad ? 2 : calm ? 0 : 1;
  }

  private boolean lint(String target) throws IOException {
    return Target.isTimeline(target) ? timeline(target) : file(target);
  }

  private boolean timeline(String target) throws IOException {
    Score score = wishes.score(target);
    DoseMeter meter = doseOption.meter(score.rate(), 2);
    LintReport report;
    try (ProgressDisplay display =
        ProgressDisplay.on(System.err, score.rate(), !noProgress && !json)) {
      Balance balance = wishes.balance(target, score, display);
      report =
          CalmLint.of(
              score,
              balance,
              wishes.threads(),
              frames -> display.update("Linting", frames, score.frames()),
              meter == null ? Witness.none() : meter);
    }
    return say(target, report, meter);
  }

  private boolean file(String target) throws IOException {
    Path path = Path.of(target);
    wishes.refuseForFile(path);
    Profile profile =
        wishes.profile == null ? Profile.MEDITATE : ScoreWishes.profile(wishes.profile);
    try (SoundReader reader = SoundFiles.open(path)) {
      if (reader.frames() == 0) {
        throw new InputProblem(path, "it holds no sound");
      }
      if (reader.rate() < LEAST_RATE) {
        throw new InputProblem(
            path, "its rate of " + reader.rate() + " Hz is too low to lint; 8000 Hz is the least");
      }
      DoseMeter meter = doseOption.meter(reader.rate(), reader.channels());
      LintReport report;
      try (ProgressDisplay display =
          ProgressDisplay.on(System.err, reader.rate(), !noProgress && !json)) {
        report =
            CalmLint.of(
                reader,
                profile,
                frames -> display.update("Linting", frames, reader.frames()),
                meter == null ? Witness.none() : meter);
      }
      return say(target, report, meter);
    }
  }

  private boolean say(String target, LintReport report, DoseMeter meter) {
    Dose dose = meter == null ? null : meter.dose();
    if (json) {
      ObjectNode node = root.withArray("targets").addObject();
      LintText.json(node, target, report);
      if (dose != null) {
        doseOption.json(node, dose);
      }
      return report.calm();
    }
    PrintWriter out = spec.commandLine().getOut();
    report.findings().forEach(finding -> out.println(LintText.line(target, finding)));
    out.println(LintText.summary(target, report));
    if (dose != null) {
      out.println(doseOption.line(dose));
    }
    out.flush();
    return report.calm();
  }
}
