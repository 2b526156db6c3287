package glasswood.stage;

import glasswood.timeline.Phase;
import glasswood.timeline.Score;
import glasswood.unit.FeedbackDelayNetwork;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The space that all layers share: its size, damping and level are what the phases want of it. */
final class SharedSpace {
  private static final int COME_ROUND_SECONDS = 600;

  private final Phase[] phases;
  private final FeedbackDelayNetwork reverb;

  private SharedSpace(Phase[] phases, int rate) {
    this.phases = phases;
    reverb = new FeedbackDelayNetwork(rate);
  }

  /**
   * The space of a score, before its first frame; null when nothing goes into it.
   *
   * @param phases all that shape it, those of every turn of a loop
   */
  static SharedSpace of(Score score, Phase[] phases) {
    if (!isUsedBy(score)) {
      return null;
    }
    SharedSpace space = new SharedSpace(phases, score.rate());
    if (score.loop()) {
      space.reverb.repeatAfter(score.frames());
      space.comeRound(score);
    }
    return space;
  }

  /** Whether any layer sends anything. */
  static boolean isUsedBy(Score score) {
    return score.phases().stream()
        .flatMap(phase -> phase.layers().stream())
        .anyMatch(layer -> !Double.isInfinite(layer.sendDb()));
  }

  /**
   * Brings size, damping and level to where they are at the beginning of every turn: the size moves
   * so slowly that in a short loop it never arrives where a phase wants it.
   */
  private void comeRound(Score score) {
    long start = score.phases().get(0).startFrame();
    int span = reverb.span();
    long before = (long) COME_ROUND_SECONDS * score.rate() / span * span;
    for (long frame = start - before; frame < start; frame += span) {
      aim(start + Math.floorMod(frame - start, score.frames()));
      reverb.drift();
    }
  }

  /**
   * Turns the sends into the space's return, in place.
   *
   * @param position frame of the piece at which the arrays begin
   * @param frames a multiple of {@link FeedbackDelayNetwork#QUANTUM}
   */
  void process(double[] leftSide, double[] rightSide, long position, int frames) {
    int at = 0;
    while (at < frames) {
      int left = reverb.framesLeft();
      if (left == reverb.span()) {
        aim(position + at);
      }
      int to = Math.min(frames, at + left);
      reverb.process(leftSide, rightSide, leftSide, rightSide, at, to);
      at = to;
    }
  }

  private void aim(long frame) {
    double weight = 1e-9;
    double size = 0.5e-9;
    double damping = 0.5e-9;
    double level = 0;
    for (Phase phase : phases) {
      double fade = Fade.of(phase, frame);
      double share = fade * fade;
      weight += share;
      size += share * phase.space().size();
      damping += share * phase.space().damping();
      level += share * phase.space().levelDb();
    }
    reverb.aim(size / weight, 0, damping / weight, level / weight);
  }

  void save(DataOutput out) throws IOException {
    reverb.save(out);
  }

  void restore(DataInput in) throws IOException {
    reverb.restore(in);
  }
}
