package glasswood.listen;

import java.util.Arrays;

/**
 * Finds where the power of one band rises, and how fast.
 *
 * <p>A rise begins where the mean of a window as long as the ear's exceeds the quietest 50 ms of
 * the last 400 ms by a given factor, and by 3 dB whatever stood out in the last 300 ms (noise
 * itself sways); it ends where it grows no further. Its amplitude over the bed is then followed
 * from its peak back to where it has a tenth (or, in noise, to where it leaves the noise) and
 * forward to where it has seven tenths or more, from which the rest follows, through the widest
 * window that it is not much shorter than: noise and beats sway within a narrow one, and each swing
 * is steeper than the rise. What the window adds is taken off again by {@link Attack}. Memory is
 * constant.
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

  /** How far over its quietest a bed may be in its own swings, as a factor less 1. */
  private static final double BED_SWAYS = 4;

  /** A rise is read through the widest window of which it takes this share. */
  private static final double RESOLVED = 0.6;

  /** The same of pulses, which rise by jumps and are not read between them. */
  private static final double RESOLVED_PULSES = 1.4;

  /** What falls silent for as long as this, a period of 50 Hz, has fallen. */
  private static final int GAP = Pulses.LONGEST;

  /** Noise falls below a quarter of its power now and then, for less than 20 ms. */
  private static final int DIP = 40;

  /** What has this share of its peak's power for as long as the widest window has not gone. */
  private static final double STAYS = 0.7;

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
   * @param judged steps over which power is judged to have risen, a multiple of {@value #HOP}
   * @param window steps of the narrowest window that a rise is read through, no more
   * @param db how far a rise must rise
   */
  Rises(int judged, int window, double db, Listener listener) {
    this.judged = judged;
    this.window = window;
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
    if (period == 0) {
      top = settled(peak, top, length);
    }
    double low =
        Math.max(Attack.LEAST_LOW, Math.min(Attack.MOST_LOW, Math.sqrt(BED_SWAYS * bed / top)));
    double high = Attack.high(low);
    double rise = 0;
    double begin = 0;
    int narrowest = Math.max(window, period);
    int width = Math.max(narrowest, WIDEST);
    while (width > narrowest && highest(peak - WIDEST, width, length) - bed < STAYS * top) {
      // The sound itself is shorter than this window.
      width = Math.max(narrowest, width / 2);
    }
    while (true) {
      int half = risen(peak, width, bed + 0.25 * top, length);
      double floor = bed + low * low * top;
      int left = half;
      while (left > 0 && mean(left, width, length) > floor) {
        left--;
      }
      double roof = bed + high * high * top;
      int reached = half;
      while (reached < peak && mean(reached, width, length) < roof) {
        reached++;
      }
      double start = crossing(left, floor, width, length);
      double end = crossing(reached - 1, roof, width, length);
      rise = Attack.length(end - start, width, low) * Onset.RAISED_COSINE_SHARE;
      begin = 0.5 * (start + end) - 0.5 * rise;
      if (rise >= (period > 0 ? RESOLVED_PULSES : RESOLVED) * width || width == narrowest) {
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

  /**
   * How high the power of a sound that stays is over its bed. A peak within noise is a chance, and
   * to be there only when it comes would make every beginning of noise slow; what is gone sooner
   * has its peak for a height.
   */
  private double settled(int peak, double top, int length) {
    int from = risen(peak, window, bed + 0.5 * top, length);
    double stays = highest(from + WIDEST / 2, WIDEST, length) - bed;
    return stays > STAYS * top ? stays : top;
  }

  /** The highest mean of whole windows whose middles are at {@code from} or later. */
  private double highest(int from, int width, int length) {
    double most = 0;
    for (int i = Math.max(from, width / 2); i + width / 2 <= length; i++) {
      most = Math.max(most, mean(i, width, length));
    }
    return most;
  }

  /** Back from a peak to the last step below a power, dips aside that are soon over. */
  private int risen(int peak, int width, double power, int length) {
    int above = peak;
    for (int i = peak; i >= 0 && above - i < DIP; i--) {
      if (mean(i, width, length) >= power) {
        above = i;
      }
    }
    return Math.max(0, above - 1);
  }

  /** Where within the step after {@code step} the power is reached. */
  private double crossing(int step, double power, int width, int length) {
    double here = mean(step, width, length);
    double next = mean(step + 1, width, length);
    double share = next > here ? (power - here) / (next - here) : 0;
    return step + Math.max(0, Math.min(1, share));
  }

  private double mean(int centre, int width, int length) {
    int from = Math.max(0, centre - width / 2);
    int to = Math.min(length, Math.max(from + 1, centre - width / 2 + width));
    return (sums[to] - sums[from]) / (to - from);
  }
}
