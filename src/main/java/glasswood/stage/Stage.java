package glasswood.stage;

import glasswood.patch.Instrument;
import glasswood.timeline.Layer;
import glasswood.timeline.Phase;
import glasswood.timeline.Score;
import glasswood.unit.FeedbackDelayNetwork;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Runs a score, chunk by chunk: every layer that sounds, summed to the dry bus and to the send of
 * the shared space, before mastering.
 *
 * <p>While one chunk is being mixed, helpers compute the next. When the score is to be mastered the
 * sum is rounded to single precision (noise at −150 dB), so that a pass that was kept in a 32-bit
 * file and one that was not are the same samples. When it is not, the sum is plain: layers keep
 * what they have below 4 Hz, and no curtain falls.
 */
public final class Stage implements AutoCloseable {
  /** Frames in a chunk unless asked otherwise; a multiple of {@link Score#QUANTUM}. */
  public static final int CHUNK = 4096;

  /** Seconds over which {@link #skip} leads to the next phase. */
  public static final double SKIP_SECONDS = 4;

  private static final int LEAD_IN_SECONDS = 15;
  private static final double PREPARE_SECONDS = 30;
  private static final double CURTAIN_SECONDS = 4;
  private static final double SILENCE_SECONDS = 0.1;
  private static final double CURTAIN_SHARE = 0.1;

  private final Score score;
  private final int chunk;
  private final long heardFrom;
  private final ScoreDreams dreams;
  private final Crew crew;
  private final ExecutorService builder;
  private final Deque<Entrance> entrances = new ArrayDeque<>();
  private final List<LayerPlayer> players = new ArrayList<>();
  private final List<Failure> failures = new ArrayList<>();
  private final AtomicReference<Boolean> skipAsked = new AtomicReference<>(false);

  /** Null where no layer sends anything. */
  private final FeedbackDelayNetwork reverb;

  private final double[] sendLeft;
  private final double[] sendRight;
  private final long curtainFrames;
  private final long silenceFrames;
  private Batch current;
  private Batch next;
  private int buffer;
  private StemSink stems;

  /** A layer that has yet to come in. */
  private static final class Entrance {
    final Phase phase;
    final Layer layer;
    CompletableFuture<LayerPlayer> player;

    Entrance(Phase phase, Layer layer) {
      this.phase = phase;
      this.layer = layer;
    }
  }

  /** The layers of one chunk and where in the piece it stands. */
  private record Batch(long position, int frames, int buffer, List<LayerPlayer> players) {}

  /** A stage that stands before the first frame, with chunks of {@link #CHUNK} frames. */
  public Stage(Score score, int threads) {
    this(score, threads, CHUNK);
  }

  /**
   * A stage that stands before the first frame.
   *
   * @param score what to play
   * @param threads how many threads compute layers, the caller's included; at least 1
   * @param chunk frames in a chunk, a positive multiple of {@link Score#QUANTUM}
   */
  public Stage(Score score, int threads, int chunk) {
    this(score, threads, chunk, 0);
  }

  /**
   * A stage that stands where the layers begin that sound at {@code frame} or in the {@value
   * #LEAD_IN_SECONDS} seconds before it, so that what is read from {@code frame} on is what a stage
   * that came from the beginning would give, but for what is left of earlier reverberation.
   */
  public static Stage at(Score score, int threads, int chunk, long frame) {
    long leadIn = Math.max(0, frame - (long) LEAD_IN_SECONDS * score.rate());
    long start =
        score.phases().stream()
            .filter(phase -> phase.endFrame() > leadIn)
            .mapToLong(Phase::startFrame)
            .min()
            .orElse(0);
    return new Stage(score, threads, chunk, Math.min(start, leadIn));
  }

  /**
   * A stage that goes on where another was saved, with exactly what that one would have given. What
   * still sounds there is computed anew from where its phase begins; layers are the same whenever
   * they are computed.
   *
   * @param chunk as many frames as the other's chunks had
   * @param state what {@link #save} wrote of a stage of the same score
   * @param progress told how many frames are computed anew, and how many there are
   */
  public static Stage resume(
      Score score, int threads, int chunk, DataInput state, Progress progress) throws IOException {
    long position = state.readLong();
    long start =
        score.phases().stream()
            .filter(phase -> phase.endFrame() > position)
            .mapToLong(Phase::startFrame)
            .min()
            .orElse(position);
    Stage stage = new Stage(score, threads, chunk, Math.min(start, position), position);
    try {
      if (stage.reverb != null) {
        stage.reverb.restore(state);
      }
      stage.failures.addAll(Failure.restore(state));
      stage.catchUp(progress);
      return stage;
    } catch (IOException | RuntimeException | Error e) {
      stage.close();
      throw e;
    }
  }

  /** Told how far a stage is in computing anew what sounds where it goes on. */
  @FunctionalInterface
  public interface Progress {
    void update(long done, long total);
  }

  private Stage(Score score, int threads, int chunk, long start) {
    this(score, threads, chunk, start, start);
  }

  private Stage(Score score, int threads, int chunk, long start, long heardFrom) {
    if (chunk <= 0 || chunk % Score.QUANTUM != 0) {
      throw new IllegalArgumentException(
          "a chunk must be a positive multiple of " + Score.QUANTUM + " frames: " + chunk);
    }
    this.score = score;
    this.chunk = chunk;
    this.heardFrom = heardFrom;
    dreams = new ScoreDreams(score);
    reverb = sends(score) ? new FeedbackDelayNetwork(score.rate()) : null;
    sendLeft = new double[chunk];
    sendRight = new double[chunk];
    boolean plain = score.master() == null;
    curtainFrames =
        plain ? 0 : (long) Math.min(CURTAIN_SECONDS * score.rate(), CURTAIN_SHARE * score.frames());
    silenceFrames =
        plain
            ? 0
            : (long) Math.min(SILENCE_SECONDS * score.rate(), 0.5 * CURTAIN_SHARE * score.frames());
    score.phases().stream()
        .flatMap(phase -> phase.layers().stream().map(layer -> new Entrance(phase, layer)))
        .filter(entrance -> entrance.phase.startFrame() >= start)
        .filter(entrance -> heardFrom == start || entrance.phase.endFrame() > heardFrom)
        .sorted(Comparator.comparingLong(e -> e.phase.startFrame()))
        .forEach(entrances::add);
    crew = new Crew(threads);
    builder =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread thread = new Thread(task, "glasswood instruments");
              thread.setDaemon(true);
              return thread;
            });
    try {
      begin(start / Score.QUANTUM * Score.QUANTUM);
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  /** Where the stage stands: the frame of the piece that will be read next. */
  public long position() {
    return next == null ? score.frames() : next.position();
  }

  /** Layers that had to be faded out so far. */
  public List<Failure> failures() {
    return List.copyOf(failures);
  }

  /** Lets {@code sink} have the parts of each chunk that is read from now on. */
  public void stems(StemSink sink) {
    stems = sink;
  }

  /** Asks to lead over to the next phase, from any thread. */
  public void skip() {
    skipAsked.set(true);
  }

  /**
   * Reads the next chunk.
   *
   * @param left receives up to {@link #CHUNK} (or the given chunk's) frames
   * @param right as {@code left}
   * @return frames read; 0 at the end
   * @throws IOException when the stems cannot be written
   */
  public int read(double[] left, double[] right) throws IOException {
    if (next == null) {
      return 0;
    }
    crew.finish();
    current = next;
    gatherFailures(current);
    begin(current.position() + current.frames());
    mix(current, left, right);
    return current.frames();
  }

  /** Computes what still sounds where the stage goes on, up to there. */
  private void catchUp(Progress progress) {
    long first = position();
    while (next != null && next.position() < heardFrom) {
      crew.finish();
      gatherFailures(next);
      begin(next.position() + next.frames());
      progress.update(Math.min(position(), heardFrom) - first, heardFrom - first);
    }
  }

  /** Writes what is needed to go on from {@link #position} with {@link #resume}. */
  public void save(DataOutput out) throws IOException {
    out.writeLong(position());
    if (reverb != null) {
      reverb.save(out);
    }
    Failure.save(failures, out);
  }

  /** Activates what sounds in the chunk at {@code position} and lets the crew begin with it. */
  private void begin(long position) {
    if (skipAsked.getAndSet(false)) {
      position = leadToNextPhase(position);
    }
    players.removeIf(LayerPlayer::isOver);
    if (position >= score.frames()) {
      next = null;
      return;
    }
    long end = position < heardFrom ? heardFrom : score.frames();
    int frames = (int) Math.min(chunk, end - position);
    int whole = (frames + Score.QUANTUM - 1) / Score.QUANTUM * Score.QUANTUM;
    prepare(position);
    List<Runnable> tasks = new ArrayList<>();
    List<LayerPlayer> batch = new ArrayList<>(players);
    batch.sort(Comparator.comparingLong(LayerPlayer::costNanos).reversed());
    int which = buffer;
    buffer = 1 - buffer;
    for (LayerPlayer player : batch) {
      tasks.add(() -> player.compute(which, 0, whole));
    }
    while (!entrances.isEmpty() && entrances.peek().phase.startFrame() < position + frames) {
      Entrance entrance = entrances.poll();
      LayerPlayer player = await(entrance);
      int from = (int) Math.max(0, entrance.phase.startFrame() - position);
      players.add(player);
      tasks.add(() -> player.compute(which, from, whole));
    }
    next = new Batch(position, frames, which, List.copyOf(players));
    crew.begin(tasks.toArray(Runnable[]::new));
  }

  private static boolean sends(Score score) {
    return score.phases().stream()
        .flatMap(phase -> phase.layers().stream())
        .anyMatch(layer -> !Double.isInfinite(layer.sendDb()));
  }

  /** Has the instruments built that come in soon. */
  private void prepare(long position) {
    double horizon = position + chunk + PREPARE_SECONDS * score.rate();
    for (Entrance entrance : entrances) {
      if (entrance.phase.startFrame() > horizon) {
        break;
      }
      if (entrance.player == null) {
        entrance.player = CompletableFuture.supplyAsync(() -> build(entrance), builder);
      }
    }
  }

  private LayerPlayer build(Entrance entrance) {
    Instrument instrument =
        entrance.layer.patch().build(dreams.of(entrance.phase, entrance.layer), score.rate());
    return new LayerPlayer(
        entrance.phase, entrance.layer, instrument, score.rate(), chunk, score.master() == null);
  }

  private static LayerPlayer await(Entrance entrance) {
    try {
      return entrance.player.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  private long leadToNextPhase(long position) {
    Phase following = null;
    for (Phase phase : score.phases()) {
      if (phase.startFrame() > position) {
        following = phase;
        break;
      }
    }
    if (following == null) {
      return position;
    }
    for (LayerPlayer player : players) {
      player.release(SKIP_SECONDS * score.rate());
    }
    return following.startFrame();
  }

  private void gatherFailures(Batch batch) {
    for (LayerPlayer player : batch.players()) {
      Failure failure = player.failure();
      if (failure != null && !failures.contains(failure)) {
        failures.add(failure);
      }
    }
  }

  private void mix(Batch batch, double[] left, double[] right) throws IOException {
    int frames = batch.frames();
    int whole = (frames + Score.QUANTUM - 1) / Score.QUANTUM * Score.QUANTUM;
    java.util.Arrays.fill(left, 0, frames, 0.0);
    java.util.Arrays.fill(right, 0, frames, 0.0);
    java.util.Arrays.fill(sendLeft, 0, whole, 0.0);
    java.util.Arrays.fill(sendRight, 0, whole, 0.0);
    for (LayerPlayer player : batch.players()) {
      double[][] part = player.buffer(batch.buffer());
      if (reverb != null) {
        addScaled(part[0], sendLeft, whole, player.sendGain());
        addScaled(part[1], sendRight, whole, player.sendGain());
      }
      drawCurtain(part[0], part[1], batch);
      addScaled(part[0], left, frames, 1);
      addScaled(part[1], right, frames, 1);
      if (stems != null) {
        stems.part(
            player.phase.name(), player.layer.name(), batch.position(), part[0], part[1], frames);
      }
    }
    if (reverb != null) {
      space(batch, whole);
      drawCurtain(sendLeft, sendRight, batch);
      addScaled(sendLeft, left, frames, 1);
      addScaled(sendRight, right, frames, 1);
    }
    if (stems != null) {
      stems.part(null, null, batch.position(), sendLeft, sendRight, frames);
    }
    if (score.master() != null) {
      for (int i = 0; i < frames; i++) {
        left[i] = (float) left[i];
        right[i] = (float) right[i];
      }
    }
  }

  private static void addScaled(double[] from, double[] to, int frames, double gain) {
    for (int i = 0; i < frames; i++) {
      to[i] += gain * from[i];
    }
  }

  /**
   * Turns the sends into the space's return, its size, damping and level as the phases want them.
   */
  private void space(Batch batch, int whole) {
    for (int at = 0; at < whole; at += FeedbackDelayNetwork.QUANTUM) {
      long frame = batch.position() + at;
      double weight = 1e-9;
      double size = 0.5e-9;
      double damping = 0.5e-9;
      double level = 0;
      for (Phase phase : score.phases()) {
        double fade = Fade.of(phase, frame);
        double share = fade * fade;
        weight += share;
        size += share * phase.space().size();
        damping += share * phase.space().damping();
        level += share * phase.space().levelDb();
      }
      reverb.aim(size / weight, 0, damping / weight, level / weight);
      reverb.process(
          sendLeft, sendRight, sendLeft, sendRight, at, at + FeedbackDelayNetwork.QUANTUM);
    }
  }

  /** Lets the last seconds fall to digital silence. */
  private void drawCurtain(double[] left, double[] right, Batch batch) {
    if (curtainFrames == 0) {
      return;
    }
    long last = score.frames() - silenceFrames;
    long first = last - curtainFrames;
    if (batch.position() + batch.frames() <= first) {
      return;
    }
    for (int i = 0; i < batch.frames(); i++) {
      double gain = Fade.curtain(last - (batch.position() + i), curtainFrames);
      left[i] *= gain;
      right[i] *= gain;
    }
  }

  @Override
  public void close() {
    crew.close();
    builder.shutdownNow();
  }
}
