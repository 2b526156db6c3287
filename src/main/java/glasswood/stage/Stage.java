package glasswood.stage;

import glasswood.patch.Instrument;
import glasswood.timeline.Layer;
import glasswood.timeline.Phase;
import glasswood.timeline.Score;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Runs a score, chunk by chunk: every layer that sounds, summed to the dry bus and to the send of
 * the shared space, before mastering.
 *
 * <p>A loop is played turn after turn, from its first phase on, until what {@link Loop} says is
 * written; frames go on counting.
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
  private static final int PREPARE_SECONDS = 30;

  private final Score score;
  private final int chunk;
  private final long heardFrom;
  private final ScoreDreams dreams;
  private final Crew crew;
  private final Phase[] phases;
  private final long endFrame;
  private final Entrances entrances;

  /** Layers that sound, and how many: a list would be compiled, and allocate for it, late. */
  private final LayerPlayer[] players;

  private int playing;
  private final List<Failure> failures = new ArrayList<>();
  private final AtomicReference<Boolean> skipAsked = new AtomicReference<>(false);

  /** Null where no layer sends anything. */
  private final SharedSpace space;

  private final double[] sendLeft;
  private final double[] sendRight;

  /** Null where the end is left as it is. */
  private final Curtain curtain;

  private Batch current;
  private Batch next;
  private boolean over;
  private StemSink stems;

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
    this(score, threads, chunk, score.loop() ? score.phases().get(0).startFrame() : 0);
  }

  /**
   * A stage that stands where the layers begin that sound at {@code frame} or in the {@value
   * #LEAD_IN_SECONDS} seconds before it, so that what is read from {@code frame} on is what a stage
   * that came from the beginning would give, but for what is left of earlier reverberation. A loop
   * always begins with its first phase.
   */
  public static Stage at(Score score, int threads, int chunk, long frame) {
    if (score.loop()) {
      return new Stage(score, threads, chunk);
    }
    long leadIn = Math.max(0, frame - (long) LEAD_IN_SECONDS * score.rate());
    long from = leadIn - leadIn % Score.QUANTUM;
    long start =
        score.phases().stream()
            .filter(phase -> phase.endFrame() > from)
            .mapToLong(Phase::startFrame)
            .min()
            .orElse(0);
    return new Stage(score, threads, chunk, Math.min(start, from));
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
    long first = score.loop() ? score.phases().get(0).startFrame() : 0;
    long start =
        phases(score).stream()
            .filter(phase -> phase.startFrame() >= first && phase.endFrame() > position)
            .mapToLong(Phase::startFrame)
            .min()
            .orElse(position);
    Stage stage = new Stage(score, threads, chunk, Math.min(start, position), position);
    try {
      if (stage.space != null) {
        stage.space.restore(state);
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
    sendLeft = new double[chunk];
    sendRight = new double[chunk];
    curtain = score.master() == null || score.loop() ? null : new Curtain(score);
    List<Phase> all = phases(score);
    phases = all.toArray(Phase[]::new);
    endFrame = endOf(score);
    space = SharedSpace.of(score, phases);
    crew = new Crew(threads);
    List<Phase> toCome =
        all.stream()
            .filter(phase -> phase.startFrame() >= start)
            .filter(phase -> heardFrom == start || phase.endFrame() > heardFrom)
            .toList();
    entrances = new Entrances(toCome, this::build, 1);
    players = new LayerPlayer[entrances.count()];
    current = new Batch(0, entrances.count());
    next = new Batch(1, entrances.count());
    try {
      begin(start / Score.QUANTUM * Score.QUANTUM);
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  /** Where the stage stands: the frame of the piece that will be read next. */
  public long position() {
    return over ? endFrame : next.position;
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
    if (over) {
      return 0;
    }
    advance();
    mix(current, left, right);
    return current.frames;
  }

  /** Lets the chunk that is being computed be the current one, and has the next one begun. */
  private void advance() {
    crew.finish();
    Batch computed = next;
    next = current;
    current = computed;
    gatherFailures();
    begin(computed.position + computed.frames);
  }

  /** Computes what still sounds where the stage goes on, up to there. */
  private void catchUp(Progress progress) {
    long first = position();
    while (!over && next.position < heardFrom) {
      advance();
      progress.update(Math.min(position(), heardFrom) - first, heardFrom - first);
    }
  }

  /** Writes what is needed to go on from {@link #position} with {@link #resume}. */
  public void save(DataOutput out) throws IOException {
    out.writeLong(position());
    if (space != null) {
      space.save(out);
    }
    Failure.save(failures, out);
  }

  /** Activates what sounds in the chunk at {@code from} and lets the crew begin with it. */
  private void begin(long from) {
    long position = skipAsked.getAndSet(false) ? leadToNextPhase(from) : from;
    int kept = 0;
    for (int i = 0; i < playing; i++) {
      if (!players[i].isOver()) {
        players[kept++] = players[i];
      }
    }
    if (kept < playing) {
      Arrays.fill(players, kept, playing, null);
      playing = kept;
    }
    if (position >= endFrame) {
      over = true;
      return;
    }
    Batch batch = next;
    long end = position < heardFrom ? heardFrom : endFrame;
    batch.begin(position, (int) Math.min(chunk, end - position));
    entrances.prepare(position + chunk + (long) PREPARE_SECONDS * score.rate());
    for (int i = 0; i < playing; i++) {
      batch.add(players[i]);
    }
    while (entrances.isDue(position + batch.frames)) {
      LayerPlayer player = entrances.take();
      players[playing++] = player;
      batch.add(player, (int) Math.max(0, player.phase.startFrame() - position));
    }
    crew.begin(batch, batch.count);
  }

  /** All phases that sound or shape the space, those of every turn of a loop. */
  private static List<Phase> phases(Score score) {
    return score.loop() ? new Loop(score).turns(endOf(score)) : score.phases();
  }

  private static long endOf(Score score) {
    if (!score.loop()) {
      return score.frames();
    }
    Loop loop = new Loop(score);
    return loop.end() + loop.tail();
  }

  private LayerPlayer build(Phase phase, Layer layer) {
    Instrument instrument = layer.patch().build(dreams.of(phase, layer), score.rate());
    return new LayerPlayer(phase, layer, instrument, score.rate(), chunk, score.master() == null);
  }

  private long leadToNextPhase(long position) {
    Phase following = null;
    for (Phase phase : phases) {
      if (phase.startFrame() > position) {
        following = phase;
        break;
      }
    }
    if (following == null) {
      return position;
    }
    for (int i = 0; i < playing; i++) {
      players[i].release(SKIP_SECONDS * score.rate());
    }
    return following.startFrame();
  }

  private void gatherFailures() {
    for (int i = 0; i < current.count; i++) {
      LayerPlayer player = current.players[i];
      if (player.hasFailed() && !failures.contains(player.failure())) {
        failures.add(player.failure());
      }
    }
  }

  private void mix(Batch batch, double[] left, double[] right) throws IOException {
    int frames = batch.frames;
    int whole = batch.whole;
    Arrays.fill(left, 0, frames, 0.0);
    Arrays.fill(right, 0, frames, 0.0);
    Arrays.fill(sendLeft, 0, whole, 0.0);
    Arrays.fill(sendRight, 0, whole, 0.0);
    for (int k = 0; k < batch.count; k++) {
      LayerPlayer player = batch.players[k];
      double[][] part = player.buffer(batch.buffer);
      if (space != null && player.sendGain() != 0) {
        addScaled(part[0], sendLeft, whole, player.sendGain());
        addScaled(part[1], sendRight, whole, player.sendGain());
      }
      drawCurtain(part[0], part[1], batch);
      add(part[0], left, frames);
      add(part[1], right, frames);
      if (stems != null) {
        stems.part(
            player.phase.name(), player.layer.name(), batch.position, part[0], part[1], frames);
      }
    }
    if (space != null) {
      space.process(sendLeft, sendRight, batch.position, whole);
      drawCurtain(sendLeft, sendRight, batch);
      add(sendLeft, left, frames);
      add(sendRight, right, frames);
    }
    if (stems != null) {
      stems.part(null, null, batch.position, sendLeft, sendRight, frames);
    }
    if (score.master() != null) {
      round(left, frames);
      round(right, frames);
    }
  }

  private static void add(double[] from, double[] to, int frames) {
    for (int i = 0; i < frames; i++) {
      to[i] += from[i];
    }
  }

  private static void addScaled(double[] from, double[] to, int frames, double gain) {
    for (int i = 0; i < frames; i++) {
      to[i] += gain * from[i];
    }
  }

  /** Rounds to what a file of the mix holds, so that both ways to master give the same bytes. */
  private static void round(double[] values, int frames) {
    for (int i = 0; i < frames; i++) {
      values[i] = (float) values[i];
    }
  }

  private void drawCurtain(double[] left, double[] right, Batch batch) {
    if (curtain != null) {
      curtain.draw(left, right, batch.position, batch.frames);
    }
  }

  @Override
  public void close() {
    crew.close();
    entrances.close();
  }
}
