package glasswood.render;

import glasswood.export.Folders;
import glasswood.export.MeasuredLevels;
import glasswood.export.OutputProblem;
import glasswood.export.PartProblem;
import glasswood.export.Recipe;
import glasswood.export.SoundFiles;
import glasswood.export.SoundNotes;
import glasswood.export.SoundReader;
import glasswood.json.BadInput;
import glasswood.listen.LoudnessMemory;
import glasswood.listen.LoudnessMeter;
import glasswood.listen.Mark;
import glasswood.listen.TruePeakMeter;
import glasswood.stage.Loop;
import glasswood.stage.Stage;
import glasswood.timeline.Phase;
import glasswood.timeline.Score;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Renders a score to a file.
 *
 * <p>Mastering needs the loudness of the whole piece. If it is remembered, or found by a sketch,
 * the piece is rendered once, straight into its file. Otherwise the mix goes into {@code
 * NAME.mix.part.wav} while it is measured, and is mastered from there; that file is removed in the
 * end. All ways give the same bytes.
 *
 * <p>A loop is written from a while after its beginning to the same place of the next turn.
 *
 * <p>What a killed render leaves is a playable {@code .part.wav}, and every few seconds a
 * checkpoint beside it, from which {@link #resume} goes on to the same bytes.
 */
public final class Renderer {
  /** Time between checkpoints unless asked otherwise, in nanoseconds. */
  public static final long CHECKPOINT_NANOS = 5_000_000_000L;

  private static final double STOP_SECONDS = 5;

  private final RenderRequest request;
  private final Score score;
  private final LoudnessMemory memory;
  private final Progress progress;
  private final SoundNotes notes;
  private final long checkpointNanos;
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile Passes passes;

  /**
   * @param request what to render
   * @param version the program's version, for the file's metadata
   * @param memory where measured loudness is kept
   * @param progress told how it goes on
   */
  public Renderer(RenderRequest request, String version, LoudnessMemory memory, Progress progress) {
    this(request, version, memory, progress, CHECKPOINT_NANOS);
  }

  /** A renderer with another time between checkpoints. */
  Renderer(
      RenderRequest request,
      String version,
      LoudnessMemory memory,
      Progress progress,
      long checkpointNanos) {
    this.request = request;
    this.score = request.score();
    this.memory = memory;
    this.progress = progress;
    this.checkpointNanos = checkpointNanos;
    Recipe recipe =
        request.recipe() == null ? Recipes.of(score, version, "", List.of()) : request.recipe();
    notes = notes(recipe);
  }

  /**
   * Renders from the beginning, whatever a stopped render has left.
   *
   * @throws OutputProblem when a file cannot be written; what was there before is untouched
   * @throws CancellationException when {@link #stop} was called
   */
  public RenderReport render() throws IOException {
    checkFolders();
    CheckpointFile checkpoints = new CheckpointFile(request.output(), checkpointNanos);
    for (Checkpoint left : checkpoints.read()) {
      if (differences(left).isEmpty()) {
        progress.note(
            "a stopped render of this file is begun anew; --resume would have continued it");
      }
      break;
    }
    return run(checkpoints, null);
  }

  /**
   * Continues what a stopped render of the same request has left; gives the same bytes as one that
   * was not stopped. Where there is nothing to continue, renders from the beginning and says so; a
   * file that is complete is left alone.
   *
   * @throws BadInput when what is left is of another request
   */
  public RenderReport resume() throws IOException {
    checkFolders();
    CheckpointFile checkpoints = new CheckpointFile(request.output(), checkpointNanos);
    List<Checkpoint> left = checkpoints.read();
    if (left.isEmpty()) {
      RenderReport complete = complete();
      if (complete != null) {
        progress.note(request.output() + " is complete; there is nothing to continue");
        return complete;
      }
      progress.note(
          checkpoints.exists()
              ? "what tells where the stopped render stood is damaged; rendering from the beginning"
              : Files.exists(parts(request.output()).get(0))
                  ? "the stopped render had not reached its first safe point; rendering from the"
                      + " beginning"
                  : "there is no stopped render of "
                      + request.output()
                      + "; rendering from the beginning");
      return run(checkpoints, null);
    }
    List<String> differences = differences(left.get(0));
    if (!differences.isEmpty()) {
      throw BadInput.of(
          "--resume",
          parts(request.output()).get(0).getFileName()
              + " is of another render: "
              + String.join("; ", differences)
              + "; without --resume it is rendered from the beginning");
    }
    for (Checkpoint checkpoint : left) {
      try {
        return run(checkpoints, checkpoint);
      } catch (PartProblem e) {
        progress.note(e.getMessage() + "; going back to an earlier safe point");
      }
    }
    progress.note("there is no earlier safe point; rendering from the beginning");
    return run(checkpoints, null);
  }

  /**
   * Has the render stop at a safe point, from which {@link #resume} goes on, and waits until it
   * has; from any thread. {@link #render} then throws {@link CancellationException}.
   */
  public void stop() {
    if (!askToStop()) {
      return;
    }
    try {
      ended.await((long) (STOP_SECONDS * 1000), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Has the render stop at the next safe point; false when it has not begun. */
  boolean askToStop() {
    Passes running = passes;
    if (running != null) {
      running.stop();
    }
    return running != null;
  }

  private RenderReport run(CheckpointFile checkpoints, Checkpoint from) throws IOException {
    passes = new Passes(request, notes, memory, progress, checkpoints, from);
    try {
      return passes.run();
    } finally {
      ended.countDown();
    }
  }

  private void checkFolders() throws OutputProblem {
    Path folder = request.output().toAbsolutePath().getParent();
    if (!Files.isDirectory(folder)) {
      throw new OutputProblem(request.output(), "there is no folder " + folder);
    }
    if (request.stems() != null) {
      Folders.create(request.stems().folder());
    }
  }

  private List<String> differences(Checkpoint left) throws IOException {
    List<String> all = new ArrayList<>();
    String json = left.section("recipe").readUTF();
    Recipe.fromJson(json)
        .ifPresentOrElse(
            recipe -> all.addAll(Recipes.differences(recipe, notes.recipe())),
            () -> all.add("its recipe is not understood"));
    String form = left.section("form").readUTF();
    if (all.isEmpty() && !form.equals(Standing.form(request))) {
      all.add("it was " + form + ", is now " + Standing.form(request));
    }
    return all;
  }

  /** What a complete file of this request is; null when it is not. */
  private RenderReport complete() throws IOException {
    if (!Files.isRegularFile(request.output()) || request.stems() != null) {
      return null;
    }
    long frames = request.toFrame() - request.fromFrame();
    try (SoundReader reader = SoundFiles.open(request.output())) {
      boolean same =
          reader.recipe().map(recipe -> recipe.equals(notes.recipe())).orElse(false)
              && reader.frames() == frames
              && reader.channels() == request.delivery().channels();
      return same ? measured(request, reader) : null;
    } catch (glasswood.export.InputProblem e) {
      return null;
    }
  }

  /** A report of a file that is there. */
  private static RenderReport measured(RenderRequest request, SoundReader reader)
      throws IOException {
    long begin = System.nanoTime();
    LoudnessMeter loudness = new LoudnessMeter(reader.rate(), reader.channels());
    TruePeakMeter peak = new TruePeakMeter(reader.channels());
    double[] left = new double[Stage.CHUNK];
    double[] right = new double[Stage.CHUNK];
    int count;
    while ((count = reader.read(left, right, 0, left.length)) > 0) {
      loudness.add(left, right, 0, count);
      peak.add(left, right, 0, count);
    }
    MeasuredLevels levels =
        new MeasuredLevels(
            loudness.integrated(),
            loudness.range(),
            peak.peakDb(),
            loudness.maxMomentary(),
            loudness.maxShortTerm());
    Score score = request.score();
    return new RenderReport(
        request.output(),
        score.title(),
        score.seed(),
        score.moods(),
        score.rate(),
        request.delivery().channels(),
        Window.of(request).frames(),
        (System.nanoTime() - begin) * 1e-9,
        levels.integratedLufs(),
        levels.truePeakDb(),
        0,
        0,
        0,
        SoundFiles.sha256(request.output()),
        List.of(),
        null,
        List.of());
  }

  /** How far the stopped render into {@code output} had come, in words; null if there is none. */
  public static String stoppedAt(Path output) {
    for (Checkpoint left : new CheckpointFile(output, CHECKPOINT_NANOS).read()) {
      try {
        return Standing.words(left);
      } catch (IOException e) {
        return null;
      }
    }
    return null;
  }

  static Path mixName(Path output) {
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

  private SoundNotes notes(Recipe recipe) {
    if (!score.loop()) {
      return new SoundNotes(marks(), recipe, request.fromFrame());
    }
    Loop loop = new Loop(score);
    long start = Math.floorMod(loop.first(), score.frames());
    return new SoundNotes(marks(loop), recipe, start, score.frames());
  }

  /**
   * Where the phases of a loop begin in its file, and which of them is under way at the file's
   * beginning; that one begins once more where it does.
   */
  private List<Mark> marks(Loop loop) {
    List<Mark> result = new ArrayList<>();
    List<Phase> phases = score.phases();
    for (int i = 0; i < phases.size(); i++) {
      long before =
          i == 0
              ? phases.get(phases.size() - 1).endFrame() - score.frames()
              : phases.get(i - 1).endFrame();
      long begin = (phases.get(i).startFrame() + before) / 2;
      if (phases.size() > 1) {
        result.add(new Mark(loop.inFile(begin), phases.get(i).name()));
      }
    }
    result.sort(Comparator.comparingLong(Mark::frame));
    if (result.isEmpty() || result.get(0).frame() > 0) {
      String last = result.isEmpty() ? phases.get(0).name() : result.get(result.size() - 1).name();
      result.add(0, new Mark(0, last));
    }
    return result;
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
