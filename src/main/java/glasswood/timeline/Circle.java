package glasswood.timeline;

import glasswood.dream.Beats;
import glasswood.dream.Breath;
import glasswood.heart.CalmHeart;

/** What goes through the whole of a piece whose end is its beginning. */
final class Circle {
  /** So many beats are ample to find one near the end. */
  private static final double BEATS_MORE = 3;

  private Circle() {}

  /**
   * A breath of one pace that makes a whole number of cycles in {@code length} seconds: the one
   * nearest to how many the given breath makes. It cannot slow down, as it would have to leap back
   * at the seam.
   */
  static Breath breath(Breath breath, double length) {
    double cycles = Math.max(1, Math.rint(breath.cycles(length)));
    return Breath.steady(60 * cycles / length, breath.inhale());
  }

  /**
   * The beats of one turn. The heart beats on a little longer, and the beat that is nearest to one
   * turn after the first becomes the first again: all intervals are scaled by one factor, which
   * differs from 1 by no more than half an interval in {@code length}.
   *
   * @param bpm mean rate in beats a minute
   * @param length of the turn in seconds
   */
  static Beats beats(double bpm, Breath breath, double length, long seed) {
    double more = BEATS_MORE * 60 / bpm;
    Beats all = CalmHeart.beats(bpm, breath, length + more, seed);
    double first = all.seconds(0);
    int again = 1;
    for (int i = 1; i < all.count(); i++) {
      double miss = Math.abs(all.seconds(i) - first - length);
      if (miss < Math.abs(all.seconds(again) - first - length)) {
        again = i;
      }
    }
    double factor = length / (all.seconds(again) - first);
    double[] times = new double[again];
    for (int i = 0; i < again; i++) {
      times[i] = first + factor * (all.seconds(i) - first);
    }
    return Beats.at(times);
  }
}
