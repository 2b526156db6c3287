package glasswood.listen;

import glasswood.stage.Balance;
import glasswood.stage.Loop;
import glasswood.stage.Stage;
import glasswood.timeline.Score;
import java.io.IOException;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/**
 * The first pass: how loud a score is before mastering, and so which gain brings it to its target,
 * and which its phases to theirs.
 *
 * <p>A score longer than {@link #WHOLE_SECONDS} is not rendered twice: its loudness is that of the
 * same timeline at {@link #SKETCH_SECONDS}, which has the same phases in the same proportions. The
 * moments of the two are others, though: a breath or a gust moves 3 s by 2 LU. So what a sketch
 * says of the middles of phases is a mean. A timeline that cannot be had at that length, because
 * its phases are fixed, is measured as it is. The rule depends on the timeline alone, so that every
 * way of playing it finds the same gain.
 */
public final class ScoreLoudness {
  /** The longest score that is measured as it is, in seconds. */
  public static final double WHOLE_SECONDS = 3600;

  /** Longer scores are measured at this length, in seconds. */
  public static final double SKETCH_SECONDS = 1200;

  private static final double SILENT = -69;

  private ScoreLoudness() {}

  /** Whether a score is measured by a sketch of itself. */
  public static boolean needsSketch(Score score) {
    return score.frames() > WHOLE_SECONDS * score.rate();
  }

  /** How many frames are measured of a score, unless its phases are fixed. */
  public static long measuredFrames(Score score) {
    return needsSketch(score) ? (long) (SKETCH_SECONDS * score.rate()) : score.frames();
  }

  /** Whether there is something to be measured in a mix of a loudness. */
  static boolean isAudible(double lufs) {
    return lufs >= SILENT;
  }

  /**
   * What brings a piece of the given loudness to its target; no gain without mastering or for
   * silence.
   */
  public static Balance balance(Score score, MixLoudness loudness) {
    return score.master() == null || !isAudible(loudness.lufs())
        ? Balance.of(0)
        : new Balance(score.master().loudnessLufs() - loudness.lufs(), loudness.trimsDb());
  }

  /** The name under which the loudness of a score, or of its mono fold, is remembered. */
  public static String key(Score score, boolean mono) {
    // The leveller and the gates take other parts of a piece that is to be louder.
    String target = MixMeter.isShaped(score) ? "-at" + score.master().loudnessLufs() : "";
    return score.hash() + target + (mono ? "-mono" : "");
  }

  /**
   * Recalls or measures the loudness before mastering, in stereo.
   *
   * @see #find(Score, Supplier, int, boolean, LoudnessMemory, LongConsumer)
   */
  public static MixLoudness find(
      Score score,
      Supplier<Score> sketch,
      int threads,
      LoudnessMemory memory,
      LongConsumer progress) {
    return find(score, sketch, threads, false, memory, progress);
  }

  /**
   * Recalls or measures the loudness before mastering.
   *
   * @param score the score
   * @param sketch gives the same timeline at {@link #SKETCH_SECONDS}, or {@code score} itself when
   *     there is no such thing; asked only when needed
   * @param threads threads that compute layers
   * @param mono measures (left + right) / 2 as it is heard from both sides, so that a mono file is
   *     as loud to its listener as a stereo one
   * @param memory where measured values are kept
   * @param progress told how many of the frames are done, as measuring goes on
   */
  public static MixLoudness find(
      Score score,
      Supplier<Score> sketch,
      int threads,
      boolean mono,
      LoudnessMemory memory,
      LongConsumer progress) {
    Optional<MixLoudness> known = memory.recall(key(score, mono));
    if (known.isPresent()) {
      return known.get();
    }
    Score sketched = needsSketch(score) ? sketch.get() : score;
    boolean whole = !needsSketch(score) || needsSketch(sketched);
    Score heard = whole ? score : sketched;
    MixMeter meter = whole ? new MixMeter(score) : MixMeter.ofSketch(heard);
    MixLoudness loudness = measure(heard, meter, threads, mono, progress);
    memory.keep(key(score, mono), loudness);
    return loudness;
  }

  private static MixLoudness measure(
      Score score, MixMeter meter, int threads, boolean mono, LongConsumer progress) {
    double[] left = new double[Stage.CHUNK];
    double[] right = new double[Stage.CHUNK];
    // What is written of a loop: a turn that begins when all has settled.
    long from = score.loop() ? new Loop(score).first() : 0;
    long to = from + score.frames();
    try (Stage stage = new Stage(score, threads)) {
      long position = stage.position();
      int frames;
      while (position < to && (frames = stage.read(left, right)) > 0) {
        if (mono) {
          for (int i = 0; i < frames; i++) {
            left[i] = (left[i] + right[i]) / 2;
          }
        }
        int first = (int) Math.max(0, Math.min(frames, from - position));
        int last = (int) Math.max(first, Math.min(frames, to - position));
        meter.add(left, mono ? left : right, first, last - first);
        position += frames;
        progress.accept(Math.max(0, Math.min(position, to) - from));
      }
    } catch (IOException e) {
      throw new IllegalStateException("nothing is written while measuring", e);
    }
    return meter.loudness();
  }
}
