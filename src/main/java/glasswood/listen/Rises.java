package glasswood.listen;

import java.util.Arrays;

/**
 * Finds where the power of one band rises, and how fast.
 *
 * <p>A rise begins where the mean of a short window exceeds the quietest 50 ms of the last 400 ms
 * by a given factor, and by 3 dB whatever stood out in the last 300 ms (noise itself sways); it
 * ends where it grows no further. Its amplitude over the bed is then followed from its peak back to
 * where it has a tenth (or, in noise, to where it leaves the noise) and forward to where it has
 * nine tenths. The window that smooths the power grows with the rise, and what the window adds to
 * the rise is taken off again. Memory is constant.
 *
 * <p>The upper bands of a low voice come in pulses, one a period, each of them sudden. They are not
 * attacks: {@link Pulses} finds their period, and no window is shorter than it.
 */
final class Rises {
  /** Told of each rise, some time after it. */
  @FunctionalInterface
  interface Listener {
    /**
     * @param step when it has a tenth of its amplitude, in steps
     * @param riseSteps from 10 % to 90 %
     * @param ratio power at the peak over power before
     * @param gain power that it adds at its highest
     */
    void rise(double step, double riseSteps, double ratio, double gain);
  }

  private static final int PAST = 4096;
  private static final int BED = 100;
  private static final int HOP = 10;
  private static final int BEDS = 80;
  private static final int RECENT = 60;
  private static final int JUST_NOW = 8;
  private static final double STANDS_OUT = Levels.dbToPower(3);
  private static final int STRETCH = 2000;
  private static final int SETTLED = 120;
  private static final int LONGEST = 900;
  private static final int WIDEST = 80;
  private static final double RESOLVED = 1.4;

  /** What falls silent for as long as this, a period of 50 Hz, has fallen. */
  private static final int GAP = Pulses.LONGEST;

  private static final double HIGH = 0.9;
  private static final double LEAST_POWER = 1e-10;

  private final int window;
  private final int judged;
  private final double factor;
  private final Listener listener;
  private final double[] past = new double[PAST];
  private final double[] beds = new double[BEDS];
  private final double[] recent = new double[RECENT];
  private final double[] sums = new double[STRETCH + 1];
  private long step;
  private double shortSum;
  private double bedSum;
  private double quietest;
  private boolean rising;
  private double bed;
  private double highest;
  private long highestAt;
  private long halfAt;
  private long began;

  /**
   * @param window steps over which power is smooth
   * @param db how far a rise must rise
   */
  Rises(int window, double db, Listener listener) {
    this.window = window;
    judged = Math.max(HOP, window);
    factor = Levels.dbToPower(db);
    this.listener = listener;
  }

  /** Takes the power of the next step. */
  void add(double power) {
    int at = (int) (step & (PAST - 1));
    shortSum += power - past[(int) ((step - judged) & (PAST - 1))];
    bedSum += power - past[(int) ((step - BED) & (PAST - 1))];
    past[at] = power;
    step++;
    if (step % HOP == 0) {
      judge();
    }
  }

  private void judge() {
    if (step % (HOP * 128) == 0) {
      // Running sums of doubles drift; they are made anew now and then.
      shortSum = sum(judged);
      bedSum = sum(BED);
    }
    double now = Math.max(0, shortSum) / judged;
    // The bed is what was before the short window.
    long hop = step / HOP;
    recent[(int) (hop % RECENT)] = now;
    keepBed((int) (hop % BEDS), Math.max(0, bedSum) / BED);
    if (rising) {
      grow(now);
      return;
    }
    if (now > factor * quietest && now > LEAST_POWER && now > STANDS_OUT * outstanding(hop)) {
      rising = true;
      bed = quietest;
      highest = now;
      highestAt = step;
      halfAt = step;
      began = step;
    }
  }

  /** Remembers a bed, and which is the quietest. */
  private void keepBed(int at, double power) {
    double gone = beds[at];
    beds[at] = power;
    if (power <= quietest) {
      quietest = power;
    } else if (gone <= quietest) {
      quietest = power;
      for (double b : beds) {
        quietest = Math.min(quietest, b);
      }
    }
  }

  /** The highest that stood out lately, but for just now. */
  private double outstanding(long hop) {
    double highest = 0;
    for (int i = JUST_NOW; i < RECENT; i++) {
      highest = Math.max(highest, recent[(int) ((hop + RECENT - i) % RECENT)]);
    }
    return highest;
  }

  private double sum(int length) {
    double sum = 0;
    for (long i = step - length; i < step; i++) {
      sum += past[(int) (i & (PAST - 1))];
    }
    return sum;
  }

  private void grow(double now) {
    if (now > highest) {
      highest = now;
      highestAt = step;
    }
    if (now >= 0.5 * highest) {
      halfAt = step;
    }
    boolean fell = step - halfAt >= Math.max(GAP, judged);
    if (fell || step - highestAt > SETTLED || step - began > LONGEST) {
      finish();
      rising = false;
      Arrays.fill(beds, now);
      quietest = now;
    }
  }

  private void finish() {
    // The last second as running sums.
    int length = (int) Math.min(STRETCH, step);
    long first = step - length;
    for (int i = 0; i < length; i++) {
      sums[i + 1] = sums[i] + past[(int) ((first + i) & (PAST - 1))];
    }
    int peak = (int) Math.max(0, highestAt - judged / 2 - first);
    int period = Pulses.period(sums, Math.max(0, peak - Pulses.LONGEST), length, window);
    double top = highest - bed;
    if (period > 0) {
      double most = 0;
      int last = Math.min(length, peak + 2 * period);
      for (int i = Math.max(0, peak - period); i < last; i++) {
        double now = mean(i, period, length);
        if (now > most) {
          most = now;
          peak = i;
        }
      }
      top = Math.max(most - bed, LEAST_POWER);
    }
    double low = Math.sqrt(Math.max(0.01, Math.min(0.25, 2 * bed / top)));
    double rise = 0;
    double begin = 0;
    int narrowest = Math.max(window, period);
    int width = Math.max(narrowest, WIDEST);
    while (true) {
      int half = peak;
      while (half > 0 && mean(half, width, length) >= bed + 0.25 * top) {
        half--;
      }
      int start = half;
      while (start > 0 && mean(start, width, length) > bed + low * low * top) {
        start--;
      }
      int end = half;
      while (end < peak && mean(end, width, length) < bed + HIGH * HIGH * top) {
        end++;
      }
      double smear = width * (HIGH * HIGH - low * low);
      double span = Math.sqrt(Math.max(0, (double) (end - start) * (end - start) - smear * smear));
      double whole = span * Math.PI / (angle(HIGH) - angle(low));
      rise = whole * Onset.RAISED_COSINE_SHARE;
      begin = 0.5 * (start + end) - 0.5 * rise;
      if (rise >= RESOLVED * width || width == narrowest) {
        break;
      }
      width = Math.max(narrowest, width / 2);
    }
    double most = 0;
    for (int i = (int) Math.max(0, begin - window); i <= peak; i++) {
      most = Math.max(most, mean(i, window, length));
    }
    listener.rise(first + begin, rise, highest / Math.max(bed, 1e-20), most - bed);
  }

  private double mean(int centre, int width, int length) {
    int from = Math.max(0, centre - width / 2);
    int to = Math.min(length, Math.max(from + 1, centre - width / 2 + width));
    return (sums[to] - sums[from]) / (to - from);
  }

  /** How far into a raised cosine, in radians, it has a share of its height. */
  private static double angle(double share) {
    return StrictMath.acos(1 - 2 * share);
  }
}
