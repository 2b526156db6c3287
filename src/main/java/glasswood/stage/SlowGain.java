package glasswood.stage;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * The gain of the slow leveller, in steps of 10 ms: from the loudness of every 400 ms, what holds
 * that below a ceiling. It looks {@value #AHEAD} steps ahead: the gain that a step's energy gives
 * is that of what came {@value #AHEAD} steps before.
 *
 * <pre>
 * Input    mean square of each step, K-weighted, channels summed
 * Output   the gain to reach by the end of the next step, at most 1
 * State    40 energies, 79 needed gains, 40 released ones
 * Source   minimum over the look-ahead, then a moving average of a shorter one, as in the limiter
 *          (Giannoulis et al., JAES 60, 2012)
 * </pre>
 */
public final class SlowGain {
  /** Steps a second. */
  public static final int STEPS_PER_SECOND = 100;

  /** Steps of which the loudness is held. */
  public static final int MOMENT = 40;

  private static final int SMOOTH = 40;

  /** How many steps it looks ahead. */
  public static final int AHEAD = MOMENT + SMOOTH - 1;

  private static final double RELEASE_SECONDS = 2;
  private static final double OFFSET_LUFS = 0.691;

  /** What is that near to 1, a ten-thousandth of a decibel, is 1. */
  private static final double RELEASED = 1e-5;

  private final double ceiling;
  private final double release;
  private final double[] energies = new double[MOMENT];
  private final double[] required = new double[AHEAD];
  private final SlidingMinimum leastRequired = new SlidingMinimum(AHEAD);
  private final double[] average = new double[SMOOTH];
  private double lastSum;
  private double released = 1;
  private long steps;

  /** Steps since anything was turned down. */
  private int idle = AHEAD + SMOOTH;

  /**
   * @param ceilingLufs the loudest that 400 ms may be
   */
  public SlowGain(double ceilingLufs) {
    ceiling = StrictMath.pow(10, (ceilingLufs + OFFSET_LUFS) / 10);
    release = 1 - StrictMath.exp(-1 / (RELEASE_SECONDS * STEPS_PER_SECOND));
    Arrays.fill(required, 1);
    Arrays.fill(average, 1);
  }

  /** The gain to reach by the end of the next step, from the mean square of the one that ends. */
  public double step(double meanSquare) {
    int at = (int) (steps % MOMENT);
    double sum = lastSum + (meanSquare - energies[at]);
    energies[at] = meanSquare;
    if (at == 0 || sum < 0.5 * lastSum || Double.isNaN(sum)) {
      // Anew, so that errors of rounding do not add up, nor outlive a loud step that is gone.
      sum = total();
    }
    lastSum = sum;
    return follow(sum / MOMENT);
  }

  private double total() {
    double sum = 0;
    for (double e : energies) {
      sum += e;
    }
    return sum;
  }

  /**
   * As {@link #step}, for a step of which nothing is known but that the {@value #MOMENT} that end
   * with it are not above the ceiling. Before the next whose mean square is given, those of the
   * {@value #MOMENT} − 1 steps before it are to be {@linkplain #tell told}.
   */
  double stepBelow() {
    lastSum = Double.NaN;
    return follow(0);
  }

  /** Whether nothing is or was turned down that still has an effect: then every gain is 1. */
  public boolean isIdle() {
    return idle >= AHEAD + SMOOTH;
  }

  /**
   * Passes over steps that are not above the ceiling, as {@link #stepBelow} would one by one, from
   * where it {@linkplain #isIdle is idle} on.
   */
  public void skip(int count) {
    steps += count;
    lastSum = Double.NaN;
  }

  /** Tells the mean square of an earlier step, {@code ago} before the next, 1 or more. */
  public void tell(int ago, double meanSquare) {
    energies[(int) ((steps - ago) % MOMENT)] = meanSquare;
    lastSum = Double.NaN;
  }

  /** The highest mean square that is not above the ceiling. */
  public double ceiling() {
    return ceiling;
  }

  private double follow(double loudness) {
    idle = loudness > ceiling || released < 1 ? 0 : idle + 1;
    double needed = loudness > ceiling ? Math.sqrt(ceiling / loudness) : 1;
    required[(int) (steps % AHEAD)] = needed;
    double least = leastRequired.next(needed);
    if (idle >= AHEAD + SMOOTH) {
      // Every number below is 1.
      average[(int) (steps % SMOOTH)] = 1;
      steps++;
      return 1;
    }
    released = least < released ? least : released + release * (least - released);
    released = released > 1 - RELEASED ? 1 : released;
    average[(int) (steps % SMOOTH)] = released;
    double mean = 0;
    for (double a : average) {
      mean += a;
    }
    steps++;
    return mean / SMOOTH;
  }

  void save(DataOutput out) throws IOException {
    for (double[] part : new double[][] {energies, required, average, {released, lastSum}}) {
      for (double value : part) {
        out.writeDouble(value);
      }
    }
    out.writeLong(steps);
    out.writeInt(idle);
  }

  void restore(DataInput in) throws IOException {
    double[] last = new double[2];
    for (double[] part : new double[][] {energies, required, average, last}) {
      for (int i = 0; i < part.length; i++) {
        part[i] = in.readDouble();
      }
    }
    released = last[0];
    lastSum = last[1];
    steps = in.readLong();
    idle = in.readInt();
    for (int i = 0; i < AHEAD; i++) {
      leastRequired.next(required[(int) ((steps + i) % AHEAD)]);
    }
  }
}
