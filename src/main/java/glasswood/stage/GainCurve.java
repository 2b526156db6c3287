package glasswood.stage;

import glasswood.timeline.Phase;
import glasswood.timeline.Score;
import glasswood.unit.Kernels;
import java.util.List;

/**
 * The gain of mastering over time: constant within a phase, and moving in dB as a raised cosine
 * from each phase to the next.
 *
 * <p>It moves over their crossfade, and not faster than {@value #STEEPEST_DB} dB a second nor in
 * less than {@value #SHORTEST_SECONDS} s, as far as both phases have room for that: each keeps
 * {@value #KEPT} of its length, around its middle, as it is. In a circle the last phase leads to
 * the first.
 */
public final class GainCurve {
  private static final double STEEPEST_DB = 1.5;
  private static final double SHORTEST_SECONDS = 4;
  private static final double KEPT = 0.3;

  private final double gainDb;
  private final double gain;
  private final boolean even;
  private final double beginDb;
  private final long period;

  /** Where the gain moves, and by how much; in order, and in a circle the seam at both ends. */
  private final double[] from;

  private final double[] length;
  private final double[] stepDb;

  private GainCurve(double gainDb) {
    this.gainDb = gainDb;
    gain = Kernels.db(gainDb);
    even = true;
    beginDb = 0;
    period = 0;
    from = new double[0];
    length = new double[0];
    stepDb = new double[0];
  }

  /** One gain for all time. */
  public static GainCurve steady(double gainDb) {
    return new GainCurve(gainDb);
  }

  /** The curve of a score's mastering. */
  public GainCurve(Score score, Balance balance) {
    gainDb = balance.gainDb();
    gain = Kernels.db(gainDb);
    even = balance.even();
    List<Phase> phases = score.phases();
    if (!even && balance.trimsDb().size() != phases.size()) {
      throw new IllegalArgumentException(
          balance.trimsDb().size() + " trims for " + phases.size() + " phases");
    }
    int count = phases.size();
    boolean circle = score.loop();
    int moves = even ? 0 : circle ? count + 1 : count - 1;
    period = circle ? score.frames() : 0;
    from = new double[moves];
    length = new double[moves];
    stepDb = new double[moves];
    beginDb = even ? 0 : balance.trimsDb().get(circle ? count - 1 : 0);
    double[] marks = marks(score);
    for (int i = 0; i < moves; i++) {
      // The mark at which phase "to" begins.
      int to = circle ? i : i + 1;
      int before = Math.floorMod(to - 1, count);
      int after = to % count;
      double step = balance.trimsDb().get(after) - balance.trimsDb().get(before);
      double shift = circle && (to == count || to == 0) ? score.frames() : 0;
      double begin = phases.get(after).startFrame() + (to == count ? shift : 0);
      double end = phases.get(before).endFrame() - (to == 0 ? shift : 0);
      double wanted =
          score.rate() * Math.max(SHORTEST_SECONDS, 0.5 * Math.PI * Math.abs(step) / STEEPEST_DB);
      double shorter = Math.min(marks[before + 1] - marks[before], marks[after + 1] - marks[after]);
      double room = (1 - KEPT) * shorter;
      double moving = Math.max(1, Math.max(end - begin, Math.min(wanted, room)));
      double mark = marks[after] + (to == count ? shift : 0);
      from[i] = mark - 0.5 * moving;
      length[i] = moving;
      stepDb[i] = step;
    }
  }

  /**
   * The frames at which the phases of a score begin to the ear, in the middle of the crossfade with
   * the one before, and the one at which the last ends. In a circle the first is less than 0 or
   * near it, and the last one turn later.
   */
  public static double[] marks(Score score) {
    List<Phase> phases = score.phases();
    double[] marks = new double[phases.size() + 1];
    for (int i = 0; i < phases.size(); i++) {
      double start = phases.get(i).startFrame();
      if (i > 0) {
        marks[i] = Math.max(start, Math.floor((start + phases.get(i - 1).endFrame()) / 2));
      } else if (score.loop()) {
        marks[i] = (start + phases.get(phases.size() - 1).endFrame() - score.frames()) / 2;
      } else {
        marks[i] = start;
      }
    }
    marks[phases.size()] = score.frames() + (score.loop() ? marks[0] : 0);
    return marks;
  }

  /** Whether the gain is the same throughout. */
  public boolean even() {
    return even;
  }

  /** The gain in dB at a frame of the piece. */
  public double decibels(double frame) {
    double at = period > 0 ? frame - period * Math.floor(frame / period) : frame;
    double trim = beginDb;
    for (int i = 0; i < from.length; i++) {
      trim += stepDb[i] * Kernels.raisedCosine((at - from[i]) / length[i]);
    }
    return gainDb + trim;
  }

  /**
   * Until which frame of the piece the gain is what it is at {@code frame}, if not longer: that
   * frame itself while the gain moves, ∞ where it never does again.
   */
  public double steadyUntil(double frame) {
    double turn = period > 0 ? period * Math.floor(frame / period) : 0;
    double at = frame - turn;
    double until = period > 0 ? period : Double.POSITIVE_INFINITY;
    for (int i = 0; i < from.length; i++) {
      if (at < from[i]) {
        until = Math.min(until, from[i]);
      } else if (at < from[i] + length[i]) {
        return frame;
      }
    }
    return turn + until;
  }

  /** The gain as a factor at a frame of the piece. */
  public double factor(double frame) {
    return even ? gain : Kernels.db(decibels(frame));
  }
}
