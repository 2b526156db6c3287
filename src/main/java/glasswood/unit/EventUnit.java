package glasswood.unit;

import com.jsyn.unitgen.UnitGenerator;
import glasswood.dream.Dreaming;

/**
 * Base of units to which things happen at certain frames: it counts frames, cuts blocks at what is
 * due, and lets the unit sound in between. So the result does not depend on how blocks are cut.
 */
abstract class EventUnit extends UnitGenerator implements Dreaming {
  /** Returned by {@link #happen} when nothing will happen any more. */
  static final long NEVER = Long.MAX_VALUE;

  private long now;
  private long due;

  /** Begins anew at frame 0, where {@link #happen} is called first. */
  final void restart() {
    now = 0;
    due = 0;
  }

  @Override
  public final void generate(int start, int limit) {
    int at = start;
    while (at < limit) {
      while (now >= due) {
        due = happen(now, at);
      }
      int end = (int) Math.min(limit, at + Math.min(due - now, limit));
      sound(at, end);
      now += end - at;
      at = end;
    }
  }

  /**
   * Does all that is due.
   *
   * @param frame frames since the layer began
   * @param index the same frame within the ports' arrays
   * @return the frame at which something is due next
   */
  abstract long happen(long frame, int index);

  /** Fills the outputs for frames {@code from} (inclusive) to {@code to} (exclusive). */
  abstract void sound(int from, int to);

  /** The frame nearest to a time. */
  final long frameAt(double seconds) {
    return (long) Math.rint(seconds * getFrameRate());
  }
}
