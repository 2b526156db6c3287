package glasswood.render;

import glasswood.export.MeasuredLevels;
import glasswood.export.OutputProblem;
import glasswood.export.SoundWriter;
import glasswood.listen.LoudnessMeter;
import glasswood.listen.TruePeakMeter;
import glasswood.stage.Mastering;
import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Masters blocks, measures their loudness and hands them to a thread of its own that looks for
 * their true peak and writes them: two halves of about the same work, which go on at once. What a
 * block holds is the same whether or not there is such a thread.
 */
final class Finisher implements AutoCloseable {
  private static final int BLOCKS = 4;
  private static final Block END = new Block(0);

  private final Mastering mastering;
  private final SoundWriter writer;
  private final CheckpointFile checkpoints;
  private final boolean mono;
  private final LoudnessMeter loudness;
  private final TruePeakMeter truePeak;
  private final BlockingQueue<Block> free = new ArrayBlockingQueue<>(BLOCKS);
  private final BlockingQueue<Block> full = new ArrayBlockingQueue<>(BLOCKS + 1);
  private final Thread thread;
  private volatile Throwable thrown;

  /** Frames on their way from the mastering to the file. */
  private static final class Block {
    final double[] left;
    final double[] right;
    int frames;
    Checkpoint checkpoint;
    long beganAt;

    Block(int size) {
      left = new double[size];
      right = new double[size];
    }
  }

  /**
   * @param checkpoints where checkpoints go
   * @param mono folds both sides to one before mastering; the writer's file is then mono
   * @param blockFrames most frames of a block
   */
  Finisher(
      Mastering mastering,
      SoundWriter writer,
      CheckpointFile checkpoints,
      int rate,
      boolean mono,
      int blockFrames,
      boolean threaded) {
    this.mastering = mastering;
    this.writer = writer;
    this.checkpoints = checkpoints;
    this.mono = mono;
    loudness = new LoudnessMeter(rate, mono ? 1 : 2);
    truePeak = new TruePeakMeter(mono ? 1 : 2);
    for (int i = 0; i < BLOCKS; i++) {
      free.add(new Block(blockFrames));
    }
    thread = threaded ? new Thread(this::work, "glasswood writer") : null;
    if (thread != null) {
      thread.setDaemon(true);
      thread.start();
    }
  }

  private void work() {
    try {
      Block block;
      while ((block = full.take()) != END) {
        if (thrown == null) {
          write(block);
        }
        if (block.checkpoint == null) {
          free.offer(block);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void write(Block block) {
    try {
      if (block.checkpoint != null) {
        save(block);
        return;
      }
      truePeak.add(block.left, block.right, 0, block.frames);
      writer.write(block.left, block.right, 0, block.frames);
    } catch (IOException | RuntimeException | Error e) {
      thrown = e;
    }
  }

  private void save(Block block) throws IOException {
    Checkpoint checkpoint =
        block.checkpoint.with("peak", truePeak::save).with("writer", writer::save);
    checkpoints.write(checkpoint, block.beganAt);
  }

  /** Has the render's state written once all frames so far are. */
  void checkpoint(Checkpoint sofar) throws IOException {
    Block block = new Block(0);
    block.beganAt = System.nanoTime();
    block.checkpoint = sofar.with("mastering", mastering::save).with("loudness", loudness::save);
    checkpoints.begun();
    try {
      if (thread != null) {
        full.put(block);
      } else {
        write(block);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while writing", e);
    }
    rethrow();
  }

  /** Stands where another stood when it was saved. */
  void restore(Checkpoint checkpoint) throws IOException {
    mastering.restore(checkpoint.section("mastering"));
    loudness.restore(checkpoint.section("loudness"));
    truePeak.restore(checkpoint.section("peak"));
  }

  /** Takes {@code count} frames from {@code offset}; may throw what an earlier block met. */
  void add(double[] left, double[] right, int offset, int count) throws OutputProblem {
    try {
      Block block = free.take();
      System.arraycopy(left, offset, block.left, 0, count);
      System.arraycopy(right, offset, block.right, 0, count);
      if (mono) {
        fold(block.left, block.right, count);
      }
      block.frames = mastering.process(block.left, block.right, count);
      loudness.add(block.left, block.right, 0, block.frames);
      pass(block);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while writing", e);
    }
    rethrow();
  }

  /** Gives both sides half their sum. */
  static void fold(double[] left, double[] right, int count) {
    for (int i = 0; i < count; i++) {
      double both = (left[i] + right[i]) / 2;
      left[i] = both;
      right[i] = both;
    }
  }

  private void pass(Block block) {
    if (thread != null) {
      putInOrder(block);
    } else {
      write(block);
      free.add(block);
    }
  }

  private void putInOrder(Block block) {
    try {
      full.put(block);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while writing", e);
    }
  }

  /** Sends what is left and waits until all is written. */
  void finish() throws OutputProblem {
    double[][] rest = mastering.finish();
    Block last = new Block(rest[0].length);
    System.arraycopy(rest[0], 0, last.left, 0, rest[0].length);
    System.arraycopy(rest[1], 0, last.right, 0, rest[1].length);
    last.frames = rest[0].length;
    loudness.add(last.left, last.right, 0, last.frames);
    try {
      if (thread != null) {
        full.put(last);
        full.put(END);
        thread.join();
      } else {
        write(last);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while writing", e);
    }
    rethrow();
  }

  private void rethrow() throws OutputProblem {
    if (thrown instanceof OutputProblem problem) {
      throw problem;
    }
    if (thrown instanceof RuntimeException e) {
      throw e;
    }
    if (thrown instanceof Error e) {
      throw e;
    }
    if (thrown != null) {
      throw new IllegalStateException(thrown);
    }
  }

  /** What was measured of all that was written. */
  MeasuredLevels levels() {
    return new MeasuredLevels(
        loudness.integrated(),
        loudness.range(),
        truePeak.peakDb(),
        loudness.maxMomentary(),
        loudness.maxShortTerm());
  }

  /** Lets the thread end after what it has; the file is never left in the middle of a write. */
  @Override
  public void close() {
    if (thread == null || !thread.isAlive()) {
      return;
    }
    try {
      full.put(END);
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
