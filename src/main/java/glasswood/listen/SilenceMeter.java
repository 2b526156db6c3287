package glasswood.listen;

/**
 * Finds stretches of silence: half a second or more without a sample above {@value #LEAST_DB} dBFS,
 * and a twentieth of a second or more of exact zeros on both sides. Exact to 5 ms. A stretch of
 * zeros within a longer silence is told by itself. Memory is constant.
 */
public final class SilenceMeter {
  /** Told of each stretch when it is over. */
  @FunctionalInterface
  public interface Listener {
    void silence(Silence silence);
  }

  private static final double LEAST_DB = -60;
  private static final double LEAST = Levels.dbToAmplitude(LEAST_DB);
  private static final double SHORTEST = 0.5;
  private static final double SHORTEST_DIGITAL = 0.05;
  private static final int PER_SECOND = 200;

  private final int rate;
  private final int step;
  private final Listener listener;
  private int filled;
  private double peak;
  private long frame;
  private long quietFrom = -1;
  private long zeroFrom = -1;

  /** A meter for sound of {@code rate} frames a second. */
  public SilenceMeter(int rate, Listener listener) {
    this.rate = rate;
    this.listener = listener;
    step = Math.max(1, rate / PER_SECOND);
  }

  /** Hears frames {@code offset … offset + count − 1}. */
  public void add(double[] left, double[] right, int offset, int count) {
    int at = offset;
    int end = offset + count;
    while (at < end) {
      int now = Math.min(step - filled, end - at);
      double highest = peak;
      for (int i = at; i < at + now; i++) {
        double l = Math.abs(left[i]);
        double r = Math.abs(right[i]);
        highest = l > highest ? l : highest;
        highest = r > highest ? r : highest;
      }
      peak = highest;
      at += now;
      filled += now;
      if (filled == step) {
        judge();
      }
    }
  }

  /** Tells the silence that lasts to the end; call it once. */
  public void finish() {
    if (filled > 0) {
      judge();
    }
    quiet(false);
    zero(false);
  }

  private void judge() {
    quiet(peak < LEAST);
    zero(peak == 0);
    frame += filled;
    filled = 0;
    peak = 0;
  }

  private void quiet(boolean is) {
    if (is) {
      quietFrom = quietFrom < 0 ? frame : quietFrom;
    } else if (quietFrom >= 0) {
      tell(quietFrom, SHORTEST, false);
      quietFrom = -1;
    }
  }

  private void zero(boolean is) {
    if (is) {
      zeroFrom = zeroFrom < 0 ? frame : zeroFrom;
    } else if (zeroFrom >= 0) {
      tell(zeroFrom, SHORTEST_DIGITAL, true);
      zeroFrom = -1;
    }
  }

  private void tell(long from, double shortest, boolean digital) {
    double length = (double) (frame - from) / rate;
    if (length >= shortest) {
      listener.silence(new Silence((double) from / rate, length, digital));
    }
  }
}
