package glasswood.patch.bank;

import java.util.Arrays;

/**
 * The sum of a bank of sines that rest, whose amplitudes rest or are swayed by sines that rest:
 * {@value StillSines#FRAMES} frames are computed at once, and handed out as they are due.
 */
final class SineStretch {
  /** Frames for which all must have rested before: tables are not made for a moment. */
  private static final int PATIENCE = 1024;

  private final double[] even = new double[StillSines.HALF];
  private final double[] odd = new double[StillSines.HALF];
  private final double[] ahead = new double[StillSines.FRAMES];
  private int version;
  private int rested;
  private boolean begun;

  /** How many of the frames computed are not due yet. */
  private int left;

  /**
   * Whether all has rested for long enough.
   *
   * @param rests whether all rests now
   * @param now another number whenever anything that rests has changed
   * @param frames how many are wanted next
   */
  boolean isDue(boolean rests, int now, int frames) {
    if (!rests || version != now) {
      version = now;
      rested = 0;
      return false;
    }
    boolean due = rested >= PATIENCE;
    rested += due ? 0 : frames;
    return due;
  }

  /**
   * Writes what is due.
   *
   * @param sway sways the amplitudes; null where they rest
   */
  void write(SineBank bank, SineBank sway, double[] out, int start, int limit) {
    if (!begun) {
      begun = true;
      bank.enter();
      if (sway != null) {
        sway.enter();
      }
    }
    int frame = start;
    while (frame < limit) {
      if (left == 0) {
        compute(bank.still(), sway == null ? null : sway.still());
        left = StillSines.FRAMES;
      }
      int count = Math.min(left, limit - frame);
      System.arraycopy(ahead, StillSines.FRAMES - left, out, frame, count);
      left -= count;
      frame += count;
    }
  }

  private void compute(StillSines sines, StillSines sway) {
    Arrays.fill(even, 0);
    Arrays.fill(odd, 0);
    sines.aim();
    if (sway == null) {
      sines.scale();
      sines.addTo(even, odd);
    } else {
      sway.aim();
      sway.scale();
      sines.addTo(even, odd, sway);
    }
    for (int m = 0; m < StillSines.HALF; m++) {
      ahead[StillSines.HALF + m] = even[m] + odd[m];
      ahead[StillSines.HALF - 1 - m] = even[m] - odd[m];
    }
  }

  /** Drops what is not due yet, because something moves; nothing, where nothing was computed. */
  void drop(SineBank bank, SineBank sway) {
    if (begun) {
      bank.leave(left);
      if (sway != null) {
        sway.leave(left);
      }
      begun = false;
      left = 0;
    }
  }
}
