package glasswood.stage;

import glasswood.timeline.Phase;
import glasswood.timeline.Score;
import java.util.ArrayList;
import java.util.List;

/**
 * Which part of an endless playing of a circular score is written, so that its end is followed by
 * its beginning.
 *
 * <p>The stage begins with the first phase and plays turn after turn. Layers are the same in every
 * turn, since all they depend on is. What has a longer memory, the shared space and mastering, has
 * forgotten that there was a beginning by the frame that {@link #first} names: from there on every
 * frame is what it is one turn later, and one turn from there on is the loop.
 */
public record Loop(Score score) {
  /**
   * How long the space goes on once the phase that was cut off at the beginning would have ended:
   * more than three times its longest reverberation time, so that it falls by 200 dB.
   */
  private static final double SETTLE_SECONDS = 24;

  /**
   * The loop of a score.
   *
   * @throws IllegalArgumentException when it is no circle
   */
  public Loop {
    if (!score.loop()) {
      throw new IllegalArgumentException("a score with an end");
    }
  }

  /** The frame of the playing that is the file's first, a multiple of {@link Score#QUANTUM}. */
  public long first() {
    long overlap = 0;
    for (Phase phase : score.phases()) {
      overlap = Math.max(overlap, phase.endFrame() - score.frames());
    }
    double settle = SharedSpace.isUsedBy(score) ? SETTLE_SECONDS : 0;
    return onGrid(overlap + settle * score.rate()) + lead();
  }

  /** The frame of the playing before which the file ends. */
  public long end() {
    return first() + score.frames();
  }

  /** Frames before {@link #first} with which mastering is to begin. */
  public long lead() {
    return onGrid(Mastering.leadFrames(score.master(), score.rate()));
  }

  /** Frames behind {@link #end} into which mastering looks ahead. */
  public long tail() {
    return Mastering.delayFrames(score.master(), score.rate());
  }

  /** The frame of the file at which a frame of the circle stands. */
  public long inFile(long frame) {
    return Math.floorMod(frame - first(), score.frames());
  }

  /**
   * The phases that begin before {@code end}, from the turn before the first on: its last phase is
   * not heard, but has the space be from the beginning what it is at the beginning of every turn.
   */
  List<Phase> turns(long end) {
    long turn = score.frames();
    List<Phase> all = new ArrayList<>();
    for (long k = -1; k * turn <= end + turn; k++) {
      for (Phase phase : score.phases()) {
        if (phase.startFrame() + k * turn < end) {
          all.add(shifted(phase, k * turn));
        }
      }
    }
    return all;
  }

  /** The same phase in the first turn. */
  Phase inFirstTurn(Phase phase) {
    long first = score.phases().get(0).startFrame();
    return shifted(
        phase, -Math.floorDiv(phase.startFrame() - first, score.frames()) * score.frames());
  }

  private static Phase shifted(Phase phase, long frames) {
    return new Phase(
        phase.name(),
        phase.about(),
        phase.startFrame() + frames,
        phase.endFrame() + frames,
        phase.fadeInFrames(),
        phase.fadeOutFrames(),
        phase.space(),
        phase.layers(),
        phase.loudnessLu());
  }

  private static long onGrid(double frames) {
    return (long) Math.ceil(frames / Score.QUANTUM) * Score.QUANTUM;
  }
}
