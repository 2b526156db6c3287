package glasswood.heart;

import glasswood.dream.Beats;
import glasswood.dream.Breath;
import glasswood.dream.Random64;
import glasswood.dream.Seeds;
import java.util.Arrays;

/**
 * A resting heart with natural variability.
 *
 * <p>The rate is the given one, modulated by three things: the breath (respiratory sinus
 * arrhythmia: faster while breathing in, its depth constant below seven breaths a minute and
 * falling with the reciprocal of the rate above: Hirsch and Bishop, American Journal of Physiology
 * 241, 1981), fluctuations whose power falls as 1/f (Kobayashi and Musha, IEEE Transactions on
 * Biomedical Engineering 29, 1982; here a sum of first-order processes with time constants four
 * times apart), and a small independent error of each beat. Together they never leave {@link
 * #SLOWEST} … {@link #FASTEST} times the given rate, and neighbouring intervals never differ by
 * more than {@link #LARGEST_STEP}.
 */
public final class CalmHeart {
  /** Lowest allowed rate in beats a minute. */
  public static final double MIN_BPM = 30;

  /** Highest allowed rate in beats a minute; a calm heart is not faster. */
  public static final double MAX_BPM = 120;

  /** The slowest momentary rate, relative to the given one. */
  public static final double SLOWEST = 0.86;

  /** The fastest momentary rate, relative to the given one. */
  public static final double FASTEST = 1.12;

  /** The largest change from one interval to the next, as a share of the interval. */
  public static final double LARGEST_STEP = 0.07;

  private static final double ARRHYTHMIA_DEPTH = 0.045;
  private static final double FULL_DEPTH_BREATHS_PER_MINUTE = 7;
  private static final double[] TIME_CONSTANTS = {5, 20, 80, 320, 1280};
  private static final double FLUCTUATION = 0.008;
  private static final double BEAT_ERROR = 0.003;

  private CalmHeart() {}

  /**
   * Beats from shortly after time 0 up to {@code seconds}.
   *
   * @param bpm mean rate in beats a minute, {@link #MIN_BPM}…{@link #MAX_BPM}
   * @param breath the breath that the heart follows
   * @param seconds how long the heart beats, at least 0
   * @param seed of its variability; the same seed gives the same beats
   * @throws IllegalArgumentException when the rate or the duration is out of range
   */
  public static Beats beats(double bpm, Breath breath, double seconds, long seed) {
    if (!(bpm >= MIN_BPM && bpm <= MAX_BPM)) {
      throw new IllegalArgumentException(
          "heart rate must be " + MIN_BPM + "…" + MAX_BPM + " beats a minute: " + bpm);
    }
    if (!(seconds >= 0 && seconds < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("duration must be finite and not negative: " + seconds);
    }
    Random64 random = new Random64(Seeds.of(seed, "calm heart"));
    double[] fluctuation = new double[TIME_CONSTANTS.length];
    for (int i = 0; i < fluctuation.length; i++) {
      fluctuation[i] = FLUCTUATION * random.gaussian();
    }
    double mean = 60 / bpm;
    double[] times = new double[(int) (seconds / mean * 1.2) + 4];
    int count = 0;
    double interval = mean;
    double time = mean * random.uniform(0.3, 0.9);
    while (time < seconds) {
      if (count == times.length) {
        times = Arrays.copyOf(times, count * 2);
      }
      times[count++] = time;
      double rate = 1 + arrhythmia(breath, time + interval / 2);
      for (int i = 0; i < fluctuation.length; i++) {
        double keep = StrictMath.exp(-interval / TIME_CONSTANTS[i]);
        double renew = FLUCTUATION * Math.sqrt(1 - keep * keep);
        fluctuation[i] = keep * fluctuation[i] + renew * random.gaussian();
        rate += fluctuation[i];
      }
      rate += BEAT_ERROR * random.gaussian();
      double wanted = mean / clamp(rate, SLOWEST, FASTEST);
      interval = clamp(wanted, interval * (1 - LARGEST_STEP), interval * (1 + LARGEST_STEP));
      time += interval;
    }
    return Beats.at(Arrays.copyOf(times, count));
  }

  /** Relative change of the rate by the breath: lowest where the inhalation begins. */
  private static double arrhythmia(Breath breath, double time) {
    double cycles = breath.cycles(time);
    double phase = cycles - Math.floor(cycles);
    double inhale = breath.inhale();
    double turn = phase < inhale ? phase / inhale : 1 + (phase - inhale) / (1 - inhale);
    double perMinute = 60 * (breath.cycles(time + 0.5) - breath.cycles(time - 0.5));
    double depth = Math.min(1, FULL_DEPTH_BREATHS_PER_MINUTE / perMinute);
    return -ARRHYTHMIA_DEPTH * depth * StrictMath.cos(Math.PI * turn);
  }

  private static double clamp(double value, double low, double high) {
    return Math.max(low, Math.min(high, value));
  }
}
