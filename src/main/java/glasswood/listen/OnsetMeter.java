package glasswood.listen;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * Finds onsets and how steep they are: in each of four bands, rises of 6 dB (7, 9 and 12 in the
 * lower bands, where noise itself sways) within less than half a second, and how long they take
 * from a tenth to nine tenths of their amplitude.
 *
 * <p>Rises that begin within {@value #TOGETHER_MS} ms of another's end are one onset; it is as
 * steep as the steepest among those within 12 dB of its strongest. Levels are weighted by band,
 * roughly as the A curve weights them: −16, −4, 0 and 0 dB. Reported is what stands {@value
 * #COVERED_DB} dB below its bed or higher. Onsets are told about a second after they happened, in
 * order. Memory is constant.
 */
public final class OnsetMeter {
  /** The lowest level that a bed is taken to have, in dB of a full-scale sine. */
  public static final double FLOOR_DB = -70;

  /** Told of each onset. */
  @FunctionalInterface
  public interface Listener {
    void onset(Onset onset);
  }

  private static final double[] WEIGHTS = {
    Levels.dbToPower(-16), Levels.dbToPower(-4), 1, 1,
  };

  /**
   * Over how many steps power is judged to have risen: 20 ms in the lower bands, 10 in the upper
   * ones. The ear's own windows are 13 ms at 300 Hz and 9 to 7 above (equivalent rectangular
   * durations, Plack and Moore 1990); in anything shorter, noise of a few hundred hertz and slow
   * beats swing by more than what is asked for here, which nobody hears as attacks.
   */
  private static final int[] JUDGED = {40, 40, 20, 20};

  /** The narrowest windows that an attack is read through, in steps. */
  private static final int[] WINDOWS = {40, 10, 4, 2};

  private static final double[] LEAST_DB = {12, 9, 7, 6};

  /**
   * The shortest rise that a band can tell, in steps: below 200 Hz a rise of less than 12 ms is
   * shorter than a period of what rises there, whose power comes and goes by half periods. What
   * begins more suddenly than that is heard in the bands above; alone, it is taken to be as slow as
   * this.
   */
  private static final double[] RESOLVED_STEPS = {24, 0, 0, 0};

  private static final double TOGETHER_MS = 30;
  private static final double COVERED_DB = -20;
  private static final double LIKE_THE_STRONGEST = Levels.dbToPower(-12);
  private static final int BED_STEPS = 200;
  private static final int BEDS = 64;
  private static final int BEDS_BEFORE = 30;
  private static final long WAIT_STEPS = 2200;

  /** A rise in one band. */
  private record Rise(
      double step, double steps, double db, double gain, double loud, boolean resolved) {}

  private final OnsetBands bands;
  private final Rises[] rises = new Rises[OnsetBands.BANDS];
  private final Deque<Rise> waiting = new ArrayDeque<>();
  private final double[] beds = new double[BEDS];
  private final double[] peaks = new double[BEDS];
  private final Listener listener;
  private final double stepSeconds;
  private double bedSum;
  private double bedPeak;
  private long step;

  /** A meter for sound of {@code rate} frames a second, at least 8,000. */
  public OnsetMeter(int rate, Listener listener) {
    if (rate < 8000) {
      throw new IllegalArgumentException("onsets need a rate of 8000 Hz or more: " + rate);
    }
    this.listener = listener;
    bands = new OnsetBands(rate, this::step);
    stepSeconds = (double) bands.stepFrames() / rate;
    for (int band = 0; band < rises.length; band++) {
      double weight = WEIGHTS[band];
      double leastSteps = RESOLVED_STEPS[band];
      rises[band] =
          new Rises(
              JUDGED[band],
              WINDOWS[band],
              LEAST_DB[band],
              (at, steps, ratio, gain) ->
                  waiting.add(
                      new Rise(
                          at,
                          steps,
                          Levels.powerToDb(ratio),
                          gain,
                          gain * weight,
                          steps >= leastSteps)));
    }
  }

  /** Hears frames {@code offset … offset + count − 1}. */
  public void add(double[] left, double[] right, int offset, int count) {
    bands.add(left, right, offset, count);
  }

  /** Tells the onsets that are still held back; call it once, at the end. */
  public void finish() {
    double[] silence = new double[OnsetBands.BANDS];
    for (int i = 0; i < WAIT_STEPS; i++) {
      step(silence, 0);
    }
    while (!waiting.isEmpty()) {
      tell();
    }
  }

  private void step(double[] power, double peak) {
    bedPeak = Math.max(bedPeak, peak);
    for (int band = 0; band < rises.length; band++) {
      bedSum += power[band] * WEIGHTS[band];
      rises[band].add(power[band]);
    }
    step++;
    if (step % BED_STEPS == 0) {
      beds[(int) (step / BED_STEPS % BEDS)] = bedSum / BED_STEPS;
      bedSum = 0;
      peaks[(int) (step / BED_STEPS % BEDS)] = bedPeak;
      bedPeak = 0;
      if (!waiting.isEmpty() && waiting.peek().step < step - WAIT_STEPS) {
        tell();
      }
    }
  }

  /** Gathers the rises around the earliest that waits into one onset. */
  private void tell() {
    double earliest = Double.POSITIVE_INFINITY;
    for (Rise rise : waiting) {
      earliest = Math.min(earliest, rise.step);
    }
    double latest = earliest + TOGETHER_MS / 1000 / stepSeconds;
    for (Rise rise : waiting) {
      if (rise.step == earliest) {
        latest += rise.steps;
      }
    }
    double strongest = 0;
    double loud = 0;
    double gain = 0;
    for (Rise rise : waiting) {
      if (rise.step <= latest) {
        strongest = Math.max(strongest, rise.loud);
        loud += rise.loud;
        gain += rise.gain;
      }
    }
    Rise steepest = null;
    Rise unresolved = null;
    for (Iterator<Rise> it = waiting.iterator(); it.hasNext(); ) {
      Rise rise = it.next();
      if (rise.step <= latest) {
        it.remove();
        if (!rise.resolved) {
          unresolved = rise;
        } else if (rise.loud >= strongest * LIKE_THE_STRONGEST
            && (steepest == null || rise.steps < steepest.steps)) {
          steepest = rise;
        }
      }
    }
    if (steepest == null && unresolved != null) {
      Rise r = unresolved;
      steepest = new Rise(r.step, RESOLVED_STEPS[0], r.db, r.gain, r.loud, true);
    }
    if (steepest != null) {
      tell(steepest, Levels.powerToDb(loud), Levels.powerToDb(gain));
    }
  }

  private void tell(Rise rise, double level, double peak) {
    double bed = Math.max(FLOOR_DB, Levels.powerToDb(before(rise.step, beds)));
    double bedPeak = Math.max(FLOOR_DB, Levels.amplitudeToDb(before(rise.step, peaks)));
    if (level - bed >= COVERED_DB) {
      double seconds = Math.max(0, rise.step * stepSeconds);
      double riseMs = rise.steps * stepSeconds * 1000;
      listener.onset(new Onset(seconds, riseMs, rise.db, level, bed, peak, bedPeak));
    }
  }

  /** The highest of 100 ms within the 3 s that end at {@code at}. */
  private double before(double at, double[] kept) {
    long last = (long) (at / BED_STEPS);
    double highest = 0;
    for (long i = last; i > last - BEDS_BEFORE && i > 0 && i > step / BED_STEPS - BEDS; i--) {
      highest = Math.max(highest, kept[(int) (i % BEDS)]);
    }
    return highest;
  }
}
