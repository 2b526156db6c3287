package glasswood.render;

import glasswood.export.Dither;
import glasswood.export.MeasuredLevels;
import glasswood.export.PartProblem;
import glasswood.export.SampleFormat;
import glasswood.export.SoundFiles;
import glasswood.export.SoundNotes;
import glasswood.export.SoundWriter;
import glasswood.export.WavFormat;
import glasswood.export.WavReader;
import glasswood.export.WavWriter;
import glasswood.listen.LoudnessMemory;
import glasswood.listen.MixLoudness;
import glasswood.listen.MixMeter;
import glasswood.listen.ScoreLoudness;
import glasswood.render.Checkpoint.Pass;
import glasswood.stage.Balance;
import glasswood.stage.Failure;
import glasswood.stage.Loop;
import glasswood.stage.Mastering;
import glasswood.stage.Stage;
import glasswood.timeline.Score;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;

/** One run of a render, from the beginning or from a checkpoint. Used once. */
final class Passes {
  private static final int BLOCK = Stage.CHUNK;

  private final RenderRequest request;
  private final Score score;
  private final SoundNotes notes;
  private final LoudnessMemory memory;
  private final Progress progress;
  private final CheckpointFile checkpoints;
  private final Checkpoint from;
  private final boolean mono;
  private final Window window;
  private StemFiles stems;
  private List<Failure> failures = List.of();
  private volatile boolean stopping;

  /** Whether the mix is safe on the disk, as a checkpoint of its mastering wants it. */
  private boolean settled;

  /**
   * @param from where to go on; null to begin
   */
  Passes(
      RenderRequest request,
      SoundNotes notes,
      LoudnessMemory memory,
      Progress progress,
      CheckpointFile checkpoints,
      Checkpoint from) {
    this.request = request;
    this.notes = notes;
    this.memory = memory;
    this.progress = progress;
    this.checkpoints = checkpoints;
    this.from = from;
    score = request.score();
    mono = request.delivery().mono();
    window = Window.of(request);
  }

  /** Stops at the next safe point. */
  void stop() {
    stopping = true;
  }

  RenderReport run() throws IOException {
    long begin = System.nanoTime();
    try (SoundWriter writer = writer()) {
      if (from == null) {
        checkpoints.remove();
      } else {
        progress.note("continuing " + Standing.words(from));
      }
      try (StemFiles parts = openStems()) {
        stems = parts;
        Mastered mastered = masterInto(writer);
        List<Path> stemPaths = parts == null ? List.of() : parts.commit();
        writer.levels(mastered.levels);
        String hash = writer.commitHashed();
        SoundFiles.sweep(Renderer.mixName(request.output()));
        checkpoints.remove();
        double seconds = (System.nanoTime() - begin) * 1e-9;
        return report(mastered, seconds, writer.clipped(), hash, stemPaths);
      }
    }
  }

  private record Mastered(MeasuredLevels levels, double gainDb, double reductionDb) {}

  private RenderReport report(
      Mastered mastered, double seconds, long clipped, String hash, List<Path> stemPaths)
      throws IOException {
    return new RenderReport(
        request.output(),
        score.title(),
        score.seed(),
        score.moods(),
        score.rate(),
        request.delivery().channels(),
        window.frames(),
        seconds,
        mastered.levels.integratedLufs(),
        mastered.levels.truePeakDb(),
        mastered.gainDb,
        mastered.reductionDb,
        clipped,
        hash,
        stemPaths,
        from == null ? null : Standing.resumed(from),
        failures);
  }

  private SoundWriter writer() throws IOException {
    Delivery delivery = request.delivery();
    WavFormat format = new WavFormat(delivery.samples(), score.rate(), delivery.channels());
    return from != null && from.has("writer")
        ? SoundFiles.resume(
            request.output(), format, delivery.dither(), notes, from.section("writer"))
        : SoundFiles.create(request.output(), format, delivery.dither(), notes);
  }

  private StemFiles openStems() throws IOException {
    if (request.stems() == null) {
      return null;
    }
    return from == null
        ? new StemFiles(request, notes)
        : StemFiles.resume(request, notes, from.section("stems"));
  }

  private Mastered masterInto(SoundWriter writer) throws IOException {
    if (from != null) {
      return switch (from.pass()) {
        case STRAIGHT -> straight(writer, Balance.restore(from.section("gain")));
        case MIX -> throughMixFile(writer);
        case MASTER -> masterMix(writer, Balance.restore(from.section("gain")));
      };
    }
    if (score.master() == null) {
      return straight(writer, Balance.of(0));
    }
    boolean known = memory.recall(ScoreLoudness.key(score, mono)).isPresent();
    if (!known && !ScoreLoudness.needsSketch(score) && request.isWhole()) {
      return throughMixFile(writer);
    }
    long measured = ScoreLoudness.measuredFrames(score);
    MixLoudness loudness =
        ScoreLoudness.find(
            score,
            request.sketch(),
            request.threads(),
            mono,
            memory,
            done -> progress.update("Measuring loudness", done, Math.max(done, measured)));
    return straight(writer, ScoreLoudness.balance(score, loudness));
  }

  /** Renders into the file at once. */
  private Mastered straight(SoundWriter writer, Balance balance) throws IOException {
    if (from == null) {
      SoundFiles.sweep(Renderer.mixName(request.output()));
    }
    Mastering mastering = mastering(balance);
    try (Finisher finisher = finisher(mastering, writer)) {
      if (from != null) {
        finisher.restore(from);
      }
      perform(
          finisher::add,
          (stage, done) -> {
            Checkpoint checkpoint =
                begin(Pass.STRAIGHT, done).with("gain", balance::save).with("stage", stage::save);
            finisher.checkpoint(checkpoint);
          });
      finisher.finish();
      return new Mastered(finisher.levels(), balance.gainDb(), mastering.reductionDb());
    }
  }

  /** Renders into a file of the mix while measuring it, then masters that. */
  private Mastered throughMixFile(SoundWriter writer) throws IOException {
    MixMeter meter = new MixMeter(score);
    Path name = Renderer.mixName(request.output());
    WavFormat format = new WavFormat(SampleFormat.FLOAT_32, score.rate(), 2);
    double[] foldLeft = new double[BLOCK];
    double[] foldRight = new double[BLOCK];
    if (from != null) {
      meter.restore(from.section("meter"));
    }
    Balance balance;
    try (WavWriter mix =
            from == null
                ? WavWriter.open(name, format, Dither.NONE, notes)
                : WavWriter.resume(name, format, Dither.NONE, notes, from.section("mix"));
        checkpoints) {
      perform(
          (left, right, offset, count) -> {
            long at = mix.frames();
            mix.write(left, right, offset, count);
            // What mastering needs besides is not heard.
            int skip = (int) Math.max(0, Math.min(count, window.lead() - at));
            int end = (int) Math.max(skip, Math.min(count, window.lead() + window.frames() - at));
            int heard = end - skip;
            if (mono) {
              System.arraycopy(left, offset + skip, foldLeft, 0, heard);
              System.arraycopy(right, offset + skip, foldRight, 0, heard);
              Finisher.fold(foldLeft, foldRight, heard);
              meter.add(foldLeft, foldRight, 0, heard);
            } else {
              meter.add(left, right, offset + skip, heard);
            }
          },
          (stage, done) -> {
            long beganAt = System.nanoTime();
            Checkpoint checkpoint =
                begin(Pass.MIX, done)
                    .with("stage", stage::save)
                    .with("meter", meter::save)
                    .with("mix", mix::stand);
            checkpoints.write(checkpoint, beganAt, mix::force);
          });
      MixLoudness loudness = meter.loudness();
      memory.keep(ScoreLoudness.key(score, mono), loudness);
      balance = ScoreLoudness.balance(score, loudness);
      // The mix of a short piece is rendered again sooner than it is forced onto the disk.
      if (checkpoints.due() || stopping) {
        long beganAt = System.nanoTime();
        checkpoints.write(masterPoint(0, balance).with("mix", mix::save), beganAt);
        settled = true;
      }
    }
    return masterMix(writer, balance);
  }

  private void saveFailures(java.io.DataOutput out) throws IOException {
    Failure.save(failures, out);
  }

  private Checkpoint masterPoint(long done, Balance balance) throws IOException {
    return begin(Pass.MASTER, done)
        .with("gain", balance::save)
        .with("failures", this::saveFailures);
  }

  /** Masters the mix, which is complete. */
  private Mastered masterMix(SoundWriter writer, Balance balance) throws IOException {
    Mastering mastering = mastering(balance);
    Path mix = Renderer.parts(request.output()).get(1);
    boolean within = from != null && from.pass() == Pass.MASTER;
    settled |= within;
    if (within) {
      failures = Failure.restore(from.section("failures"));
      if (!Files.exists(mix)) {
        throw new PartProblem(mix.getFileName() + " is gone");
      }
    }
    try (Finisher finisher = finisher(mastering, writer);
        WavReader reader = WavReader.open(mix)) {
      if (reader.frames() < window.run()) {
        throw new PartProblem(mix.getFileName() + " is shorter than it was");
      }
      long done = 0;
      if (within && from.has("writer")) {
        finisher.restore(from);
        done = from.done();
        reader.seek(done);
      }
      double[] left = new double[BLOCK];
      double[] right = new double[BLOCK];
      int count;
      while ((count = reader.read(left, right, 0, BLOCK)) > 0) {
        finisher.add(left, right, 0, count);
        done += count;
        progress.update("Mastering", done, window.run());
        if (checkpoints.due() || stopping) {
          boolean written = done > window.unwritten();
          if (!settled && (written || stopping)) {
            long beganAt = System.nanoTime();
            SoundFiles.settle(mix);
            settled = true;
            checkpoints.write(masterPoint(0, balance), beganAt);
          }
          if (written) {
            finisher.checkpoint(masterPoint(done, balance));
          }
        }
        if (stopping) {
          throw new CancellationException("stopped");
        }
      }
      finisher.finish();
      return new Mastered(finisher.levels(), balance.gainDb(), mastering.reductionDb());
    }
  }

  private Mastering mastering(Balance balance) {
    return score.loop()
        ? new Mastering(new Loop(score), balance)
        : new Mastering(score, balance, window.runFrom());
  }

  private Finisher finisher(Mastering mastering, SoundWriter writer) {
    return new Finisher(
        mastering, writer, checkpoints, score.rate(), mono, BLOCK, request.threads() > 1);
  }

  /** Takes frames of the mix. */
  private interface MixSink {
    void add(double[] left, double[] right, int offset, int count) throws IOException;
  }

  /** Writes where things stand after {@code done} frames of what was asked for. */
  private interface SafePoint {
    void at(Stage stage, long done) throws IOException;
  }

  /** What every checkpoint begins with. */
  private Checkpoint begin(Pass pass, long done) throws IOException {
    Checkpoint checkpoint =
        new Checkpoint()
            .with("recipe", out -> out.writeUTF(notes.recipe().toJson()))
            .with("form", out -> out.writeUTF(Standing.form(request)))
            .with("pass", out -> out.writeUTF(pass.name()))
            .with("done", out -> out.writeLong(done))
            .with("total", out -> out.writeLong(window.run()))
            .with("rate", out -> out.writeInt(score.rate()));
    return stems == null ? checkpoint : checkpoint.with("stems", stems::save);
  }

  private Stage stage() throws IOException {
    if (from == null) {
      return Stage.at(score, request.threads(), BLOCK, window.runFrom());
    }
    try (DataInputStream state = from.section("stage")) {
      return Stage.resume(
          score,
          request.threads(),
          BLOCK,
          state,
          (done, total) -> progress.update("Catching up", done, total));
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

  /** Runs the stage over what was asked for; stems go along. */
  private void perform(MixSink sink, SafePoint safePoint) throws IOException {
    double[] left = new double[BLOCK];
    double[] right = new double[BLOCK];
    long total = window.run();
    long begin = window.runFrom();
    long end = window.runTo();
    try (Stage stage = stage()) {
      if (stems != null) {
        stage.stems(stems);
      }
      Gauge gauge = Gauge.ofProperty(total);
      long position = stage.position();
      int count;
      while (position < end && (count = read(stage, left, right, gauge)) > 0) {
        int first = (int) Math.max(0, Math.min(count, begin - position));
        int last = (int) Math.min(count, end - position);
        if (last > first) {
          sink.add(left, right, first, last - first);
        }
        position += count;
        long done = Math.max(0, Math.min(total, position - begin));
        progress.update("Rendering", done, total);
        boolean more = done > window.unwritten() && position < end;
        if (more && (checkpoints.due() || stopping)) {
          safePoint.at(stage, done);
        }
        if (stopping && more) {
          throw new CancellationException("stopped");
        }
      }
      if (gauge != null) {
        gauge.report();
      }
      failures = stage.failures();
      if (stems != null) {
        stems.complete();
      }
    }
  }
}
