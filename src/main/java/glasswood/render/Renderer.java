package glasswood.render;

import glasswood.export.Dither;
import glasswood.export.Folders;
import glasswood.export.MeasuredLevels;
import glasswood.export.OutputProblem;
import glasswood.export.Recipe;
import glasswood.export.SampleFormat;
import glasswood.export.SoundFiles;
import glasswood.export.SoundNotes;
import glasswood.export.SoundWriter;
import glasswood.export.WavFormat;
import glasswood.export.WavReader;
import glasswood.export.WavWriter;
import glasswood.listen.LoudnessMemory;
import glasswood.listen.LoudnessMeter;
import glasswood.listen.Mark;
import glasswood.listen.ScoreLoudness;
import glasswood.stage.Failure;
import glasswood.stage.Mastering;
import glasswood.stage.Stage;
import glasswood.timeline.Phase;
import glasswood.timeline.Score;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Renders a score to a file.
 *
 * <p>Mastering needs the loudness of the whole piece. If it is remembered, or found by a sketch,
 * the piece is rendered once, straight into its file. Otherwise the mix goes into {@code
 * NAME.mix.part.wav} while it is measured, and is mastered from there; that file is removed in the
 * end. All ways give the same bytes. What a killed render leaves is a playable {@code .part.wav}.
 */
public final class Renderer {
  private static final int BLOCK = Stage.CHUNK;

  private final RenderRequest request;
  private final Score score;
  private final LoudnessMemory memory;
  private final Progress progress;
  private final List<Mark> marks;
  private final Recipe recipe;
  private final SoundNotes notes;
  private List<Failure> failures = List.of();
  private List<Path> stemPaths = List.of();

  /**
   * @param request what to render
   * @param version the program's version, for the file's metadata
   * @param memory where measured loudness is kept
   * @param progress told how it goes on
   */
  public Renderer(RenderRequest request, String version, LoudnessMemory memory, Progress progress) {
    this.request = request;
    this.score = request.score();
    this.memory = memory;
    this.progress = progress;
    marks = marks();
    recipe =
        request.recipe() == null ? Recipes.of(score, version, "", List.of()) : request.recipe();
    notes = new SoundNotes(marks, recipe, request.fromFrame());
  }

  /**
   * Renders.
   *
   * @throws OutputProblem when a file cannot be written; what was there before is untouched
   */
  public RenderReport render() throws IOException {
    long begin = System.nanoTime();
    Path folder = request.output().toAbsolutePath().getParent();
    if (!Files.isDirectory(folder)) {
      throw new OutputProblem(request.output(), "there is no folder " + folder);
    }
    if (request.stems() != null) {
      Folders.create(request.stems().folder());
    }
    Delivery delivery = request.delivery();
    WavFormat format = new WavFormat(delivery.samples(), score.rate(), delivery.channels());
    long frames = request.toFrame() - request.fromFrame();
    try (SoundWriter writer =
        SoundFiles.create(request.output(), format, delivery.dither(), notes)) {
      Mastered mastered = masterInto(writer);
      writer.levels(mastered.levels);
      writer.commit();
      String hash = writer.sha256();
      double seconds = (System.nanoTime() - begin) * 1e-9;
      return new RenderReport(
          request.output(),
          score.title(),
          score.seed(),
          score.moods(),
          score.rate(),
          delivery.channels(),
          frames,
          seconds,
          mastered.levels.integratedLufs(),
          mastered.levels.truePeakDb(),
          mastered.gainDb,
          mastered.reductionDb,
          writer.clipped(),
          hash,
          stemPaths,
          failures);
    }
  }

  private record Mastered(MeasuredLevels levels, double gainDb, double reductionDb) {}

  private Mastered masterInto(SoundWriter writer) throws IOException {
    if (score.master() == null) {
      return straight(writer, 0);
    }
    boolean known = memory.recall(ScoreLoudness.key(score, mono())).isPresent();
    if (!known && !ScoreLoudness.needsSketch(score) && request.isWhole()) {
      return throughMixFile(writer);
    }
    long measured = (long) Math.min(score.frames(), ScoreLoudness.SKETCH_SECONDS * score.rate());
    double loudness =
        ScoreLoudness.find(
            score,
            request.sketch(),
            request.threads(),
            mono(),
            memory,
            done -> progress.update("Measuring loudness", done, Math.max(done, measured)));
    return straight(writer, ScoreLoudness.gainDb(score, loudness));
  }

  /** Renders into the file at once. */
  private Mastered straight(SoundWriter writer, double gainDb) throws IOException {
    Mastering mastering = new Mastering(score.master(), gainDb, score.rate());
    try (Finisher finisher = finisher(mastering, writer)) {
      perform(finisher::add);
      finisher.finish();
      return result(finisher, mastering, gainDb);
    }
  }

  /** Renders into a file of the mix while measuring it, then masters that. */
  private Mastered throughMixFile(SoundWriter writer) throws IOException {
    Path mixPart = parts(request.output()).get(1);
    LoudnessMeter meter = new LoudnessMeter(score.rate(), 2);
    WavFormat format = new WavFormat(SampleFormat.FLOAT_32, score.rate(), 2);
    WavWriter mix = WavWriter.open(mixName(request.output()), format, Dither.NONE, notes);
    double[] foldLeft = new double[BLOCK];
    double[] foldRight = new double[BLOCK];
    try {
      try (mix) {
        perform(
            (left, right, offset, count) -> {
              mix.write(left, right, offset, count);
              if (mono()) {
                System.arraycopy(left, offset, foldLeft, 0, count);
                System.arraycopy(right, offset, foldRight, 0, count);
                Finisher.fold(foldLeft, foldRight, count);
                meter.add(foldLeft, foldRight, 0, count);
              } else {
                meter.add(left, right, offset, count);
              }
            });
      }
      double loudness = meter.integrated();
      memory.keep(ScoreLoudness.key(score, mono()), loudness);
      double gainDb = ScoreLoudness.gainDb(score, loudness);
      Mastering mastering = new Mastering(score.master(), gainDb, score.rate());
      try (Finisher finisher = finisher(mastering, writer);
          WavReader reader = WavReader.open(mixPart)) {
        double[] left = new double[BLOCK];
        double[] right = new double[BLOCK];
        long done = 0;
        int count;
        while ((count = reader.read(left, right, 0, BLOCK)) > 0) {
          finisher.add(left, right, 0, count);
          done += count;
          progress.update("Mastering", done, score.frames());
        }
        finisher.finish();
        return result(finisher, mastering, gainDb);
      }
    } finally {
      Files.deleteIfExists(mixPart);
    }
  }

  private static Path mixName(Path output) {
    return output.resolveSibling(stem(output) + ".mix.wav");
  }

  private static String stem(Path file) {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  /**
   * Where a render into {@code output} may be found while it is not complete: the file itself, and
   * the mix before mastering, which is written first while the loudness is not yet known.
   */
  public static List<Path> parts(Path output) {
    return List.of(
        SoundFiles.partOf(output), output.resolveSibling(stem(output) + ".mix.part.wav"));
  }

  private Finisher finisher(Mastering mastering, SoundWriter writer) {
    return new Finisher(mastering, writer, score.rate(), mono(), BLOCK, request.threads() > 1);
  }

  private static Mastered result(Finisher finisher, Mastering mastering, double gainDb) {
    return new Mastered(finisher.levels(), gainDb, mastering.reductionDb());
  }

  private boolean mono() {
    return request.delivery().mono();
  }

  /** Takes frames of the mix. */
  private interface MixSink {
    void add(double[] left, double[] right, int offset, int count) throws IOException;
  }

  /** Runs the stage over what was asked for; stems go along. */
  private void perform(MixSink sink) throws IOException {
    double[] left = new double[BLOCK];
    double[] right = new double[BLOCK];
    long total = request.toFrame() - request.fromFrame();
    try (Stage stage = Stage.at(score, request.threads(), BLOCK, request.fromFrame());
        StemFiles stems = request.stems() == null ? null : new StemFiles(request, notes)) {
      if (stems != null) {
        stage.stems(stems);
      }
      Gauge gauge = Gauge.ofProperty(total);
      long position = stage.position();
      int count;
      while (position < request.toFrame() && (count = read(stage, left, right, gauge)) > 0) {
        int first = (int) Math.max(0, Math.min(count, request.fromFrame() - position));
        int last = (int) Math.min(count, request.toFrame() - position);
        if (last > first) {
          sink.add(left, right, first, last - first);
        }
        position += count;
        long done = Math.max(0, Math.min(total, position - request.fromFrame()));
        progress.update("Rendering", done, total);
      }
      if (gauge != null) {
        gauge.report();
      }
      failures = stage.failures();
      if (stems != null) {
        stemPaths = stems.commit();
      }
    }
  }

  private static int read(Stage stage, double[] left, double[] right, Gauge gauge)
      throws IOException {
    if (gauge == null) {
      return stage.read(left, right);
    }
    gauge.enter();
    int count = stage.read(left, right);
    gauge.leave(count);
    return count;
  }

  /** Phases begin in the middle of the crossfade with the one before. */
  private List<Mark> marks() {
    List<Mark> result = new ArrayList<>();
    List<Phase> phases = score.phases();
    for (int i = 0; i < phases.size(); i++) {
      Phase phase = phases.get(i);
      long begin =
          i == 0
              ? phase.startFrame()
              : Math.max(
                  phase.startFrame(), (phase.startFrame() + phases.get(i - 1).endFrame()) / 2);
      boolean heard = phase.endFrame() > request.fromFrame() && begin < request.toFrame();
      if (heard) {
        result.add(new Mark(Math.max(0, begin - request.fromFrame()), phase.name()));
      }
    }
    return result;
  }
}
