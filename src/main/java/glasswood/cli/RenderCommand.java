package glasswood.cli;

import glasswood.export.Dither;
import glasswood.export.OutputProblem;
import glasswood.export.Recipe;
import glasswood.export.SampleFormat;
import glasswood.export.SoundFiles;
import glasswood.json.BadInput;
import glasswood.listen.Dose;
import glasswood.listen.LoudnessMemory;
import glasswood.render.Delivery;
import glasswood.render.Recipes;
import glasswood.render.RenderReport;
import glasswood.render.RenderRequest;
import glasswood.render.Renderer;
import glasswood.render.Stems;
import glasswood.timeline.Score;
import glasswood.timeline.Times;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Renders a timeline to a WAV or FLAC file. */
@Command(
    name = "render",
    description = "Renders a timeline to a WAV or FLAC file, as fast as the machine can.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  glasswood render timelines/glasswood.json",
      "  glasswood render glasswood --mood rain --length 40:00 --name Ana -o tonight.wav"
    })
final class RenderCommand implements Callable<Integer> {
  @Mixin ScoreOptionsMixin common;

  @Mixin DoseOption dose;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "The file to write, .wav or .flac (default: recordings/TIMELINE.wav).")
  Path output;

  @Option(
      names = "--bits",
      paramLabel = "16|24|32f",
      description = "Sample format (default: ${DEFAULT-VALUE}); FLAC holds 16 or 24.",
      defaultValue = "24")
  String bits;

  @Option(
      names = "--dither",
      paramLabel = "tpdf|shaped|none",
      description =
          "What hides the rounding to 16 or 24 bits: noise (default), noise moved to where the ear is"
              + " least sensitive (16 bits at 44.1 or 48 kHz), or nothing.")
  String dither;

  @Option(
      names = "--mono",
      description =
          "Folds both sides to one channel, (left + right) / 2, before loudness and limiter; heard"
              + " from both sides it is as loud as asked.")
  boolean mono;

  @Option(names = "--from", paramLabel = "T", description = "Writes only what sounds from here on.")
  String from;

  @Option(names = "--to", paramLabel = "T", description = "Writes only what sounds before this.")
  String to;

  @Option(
      names = "--loop",
      description =
          "Makes the piece a circle: its last phase leads over to its first, and the file's last"
              + " sample to its first, so that it can be played again and again without a seam.")
  boolean loop;

  @Option(
      names = "--stems",
      paramLabel = "DIR",
      description =
          "Also writes every layer and the space to 32-bit float WAV files that sum to the unmastered"
              + " stereo mix.")
  Path stems;

  @Option(
      names = "--stems-by",
      paramLabel = "layer|phase",
      description = "What each of the --stems holds (default: layer).")
  String stemsBy;

  @Option(
      names = "--resume",
      description =
          "Continues this very render where it was stopped or killed; gives the same bytes.")
  boolean resume;

  @Option(
      names = "--recipe",
      paramLabel = "FILE",
      description =
          "Makes a rendered file again, byte by byte, from the recipe in it; TIMELINE is looked for"
              + " beside it unless it is given.")
  Path recipe;

  @Option(names = "--json", description = "Prints the result as JSON.")
  boolean json;

  @Option(names = "--no-progress", description = "Shows no progress bar.")
  boolean noProgress;

  @Spec CommandSpec spec;

  private RecipeFile source;

  @Override
  public Integer call() throws IOException {
    return recipe == null ? render() : again();
  }

  /** Renders with the options that the recipe holds. */
  private int again() throws IOException {
    List<String> given = RecipeOptions.given(spec.commandLine().getParseResult());
    if (!given.isEmpty()) {
      throw BadInput.of(given.get(0), "cannot be given together with --recipe, which says it all");
    }
    RecipeFile read = RecipeFile.read(recipe);
    RenderCommand command = new RenderCommand();
    CommandLine line = Usage.inPlainWords(new CommandLine(command));
    try {
      line.parseArgs(read.arguments(common.timeline).toArray(String[]::new));
    } catch (CommandLine.ParameterException e) {
      throw BadInput.of("--recipe", "holds options that are not understood: " + e.getMessage());
    }
    command.source = read;
    command.output = output == null ? read.again() : output;
    command.stems = stems;
    command.stemsBy = stemsBy;
    command.dose = dose;
    command.json = json;
    command.resume = resume;
    command.noProgress = noProgress;
    command.common.threads = common.threads;
    command.common.voices = common.voices;
    command.spec = spec;
    if (Files.exists(command.output) && Files.isSameFile(command.output, recipe)) {
      throw BadInput.of("--output", "is the file whose recipe is read; name another one");
    }
    return command.render();
  }

  private int render() throws IOException {
    dose.check();
    SampleFormat samples = samples();
    Stems parts = stems();
    checkLoop();
    common.loop = loop;
    Score score = common.score();
    if (source != null) {
      source.check(score);
    }
    long first = frame("--from", from, 0, score);
    long last = frame("--to", to, score.frames(), score);
    if (last <= first) {
      throw BadInput.of(
          "--to",
          "must be later than --from, which is " + Times.text(first / (double) score.rate()));
    }
    Path file = OutputFiles.sound(output, common.timeline);
    Delivery delivery = delivery(samples, file, score.rate());
    int threads = common.threads();
    RenderRequest request =
        new RenderRequest(
            score,
            () -> common.sketch(score),
            file,
            delivery,
            parts,
            first,
            last,
            threads,
            recipeOf(score));
    String again = sameCommand();
    if (!json && !noProgress) {
      HarshWordsNote.say(score, spec.commandLine().getErr());
    }
    RenderReport report;
    try (ProgressDisplay display =
        ProgressDisplay.on(
            System.err, score.rate(), !noProgress && !json, spec.commandLine().getErr())) {
      Renderer renderer =
          new Renderer(request, Glasswood.VERSION, LoudnessMemory.ofUser(), display);
      StopNotice notice = StopNotice.of(renderer, file, again, spec.commandLine().getErr());
      try {
        report = resume ? renderer.resume() : renderer.render();
      } finally {
        notice.withdraw();
      }
    } catch (CancellationException e) {
      // The program is being stopped, and the notice tells how to go on.
      return 1;
    } catch (OutputProblem e) {
      throw explained(e, file, again);
    }
    PrintWriter out = spec.commandLine().getOut();
    Optional<Boolean> same =
        source == null ? Optional.empty() : source.isSame(report.file(), report.sha256());
    Dose heard = dose.of(report.file());
    out.println(json ? RenderText.json(report, same, dose, heard) : RenderText.lines(report));
    if (!json && heard != null) {
      out.println("  " + dose.line(heard));
    }
    if (!json) {
      same.ifPresent(is -> out.println(source.verdict(is)));
    }
    out.flush();
    return report.failures().isEmpty() && same.orElse(true) ? CommandLine.ExitCode.OK : 1;
  }

  /** A problem that came up on the way, with what can be done once it is out of the way. */
  private static OutputProblem explained(OutputProblem problem, Path file, String again) {
    String at = Renderer.stoppedAt(file);
    return at == null ? problem : problem.with(at + " is kept; to continue: " + again);
  }

  /** The command that continues this one. */
  private String sameCommand() {
    List<String> words = new ArrayList<>(spec.commandLine().getParseResult().originalArgs());
    words.remove("--resume");
    words.add("--resume");
    return "glasswood " + words.stream().map(RecipeFile::quoted).collect(Collectors.joining(" "));
  }

  private Recipe recipeOf(Score score) {
    return source != null
        ? source.recipe()
        : Recipes.of(
            score,
            Glasswood.VERSION,
            RecipeOptions.fileName(common.timeline),
            RecipeOptions.given(spec.commandLine().getParseResult()));
  }

  private SampleFormat samples() {
    SampleFormat format = SampleFormat.named(bits);
    if (format == null) {
      throw BadInput.of("--bits", bits + " is not allowed; it must be 16, 24 or 32f");
    }
    return format;
  }

  private Delivery delivery(SampleFormat samples, Path file, int rate) {
    if (samples.floating() && SoundFiles.isFlac(file)) {
      throw BadInput.of(
          "--bits",
          "32f is not possible in FLAC, which holds whole numbers; use 16 or 24, or a .wav file");
    }
    Dither chosen = dither == null ? Dither.TPDF : Dither.named(dither);
    if (chosen == null) {
      throw BadInput.of("--dither", dither + " is not allowed; it must be tpdf, shaped or none");
    }
    if (dither != null && samples.floating()) {
      throw BadInput.of("--dither", "is of no use with --bits 32f: floats are not rounded");
    }
    String refusal = chosen.refusal(samples, rate);
    if (refusal != null) {
      throw BadInput.of("--dither", dither + " " + refusal);
    }
    return new Delivery(samples, chosen, mono);
  }

  private Stems stems() {
    Stems.By by = stemsBy == null ? Stems.By.LAYER : Stems.By.named(stemsBy);
    if (by == null) {
      throw BadInput.of("--stems-by", stemsBy + " is not allowed; it must be layer or phase");
    }
    if (stems == null && stemsBy != null) {
      throw BadInput.of("--stems-by", "says what the --stems hold; name their folder with --stems");
    }
    return stems == null ? null : new Stems(stems, by);
  }

  private void checkLoop() {
    if (loop && (from != null || to != null)) {
      throw BadInput.of(
          from != null ? "--from" : "--to",
          "cannot be given together with --loop: a part of a loop has a beginning and an end; choose"
              + " how long the loop is with --length");
    }
  }

  private static long frame(String option, String time, long otherwise, Score score) {
    if (time == null) {
      return otherwise;
    }
    double seconds;
    try {
      seconds = Times.seconds(time);
    } catch (IllegalArgumentException e) {
      throw BadInput.of(option, e.getMessage());
    }
    long frame = Math.round(seconds * score.rate());
    if (frame < 0 || frame > score.frames()) {
      throw BadInput.of(
          option,
          time
              + " is outside the piece, which lasts "
              + Times.text(score.frames() / (double) score.rate()));
    }
    return frame;
  }
}
