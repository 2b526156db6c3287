package glasswood.listen;

import java.util.Arrays;

/**
 * Counts clicks of the mid signal: samples that a linear prediction from their neighbourhood misses
 * by far more than it misses the others.
 *
 * <p>Every block of 1,024 frames is predicted with 12 coefficients (autocorrelation method,
 * Levinson–Durbin). A click is a residual above {@value #FACTOR} times the block's mean residual,
 * above a tenth of the block's root mean square and above −60 dBFS; others within 5 ms belong to
 * it. Source of the idea: Vaseghi, "Advanced Digital Signal Processing and Noise Reduction", ch.
 * 13. Allocates nothing while adding.
 */
public final class ClickMeter {
  /** Told of each click. */
  @FunctionalInterface
  public interface Listener {
    void click(Click click);
  }

  private static final int BLOCK = 1024;
  private static final int ORDER = 12;
  private static final double FACTOR = 25;
  private static final double SHARE = 0.1;
  private static final double AUDIBLE = 1e-3;

  private final float[] window = Fourier.hann(BLOCK);
  private final double[] samples = new double[BLOCK + ORDER];
  private final double[] windowed = new double[BLOCK];
  private final double[] residual = new double[BLOCK];
  private final double[] correlation = new double[ORDER + 1];
  private final double[] a = new double[ORDER + 1];
  private final double[] previous = new double[ORDER + 1];
  private final int together;
  private final Listener listener;
  private final int rate;
  private int filled;
  private long frame;
  private long lastClick = Long.MIN_VALUE / 2;

  /** A meter for sound of {@code rate} frames a second. */
  public ClickMeter(int rate, Listener listener) {
    this.rate = rate;
    this.listener = listener;
    together = rate / 200;
  }

  /** Hears frames {@code offset … offset + count − 1}. */
  public void add(double[] left, double[] right, int offset, int count) {
    for (int i = offset; i < offset + count; i++) {
      samples[filled++] = 0.5 * (left[i] + right[i]);
      if (filled == samples.length) {
        search();
      }
    }
  }

  private void search() {
    double highest = 0;
    for (int i = 0; i < samples.length; i++) {
      highest = Math.max(highest, Math.abs(samples[i]));
    }
    // A residual cannot be audible where the sound itself is not.
    if (highest > AUDIBLE && predict()) {
      double rms = Math.sqrt(correlation[0] / (0.375 * BLOCK));
      double least = Math.max(Math.max(FACTOR * residuals(), SHARE * rms), AUDIBLE);
      for (int i = 0; i < BLOCK; i++) {
        if (residual[i] > least) {
          if (frame + i - lastClick > together) {
            listener.click(
                new Click(
                    (double) (frame + i) / rate,
                    Click.Side.BOTH,
                    Click.Kind.SPIKE,
                    Levels.amplitudeToDb(residual[i] / least * FACTOR),
                    Levels.amplitudeToDb(residual[i])));
          }
          lastClick = frame + i;
        }
      }
    }
    System.arraycopy(samples, BLOCK, samples, 0, ORDER);
    filled = ORDER;
    frame += BLOCK;
  }

  private double residuals() {
    double sum = 0;
    for (int i = 0; i < BLOCK; i++) {
      double e = samples[i + ORDER];
      for (int k = 1; k <= ORDER; k++) {
        e += a[k] * samples[i + ORDER - k];
      }
      residual[i] = Math.abs(e);
      sum += residual[i];
    }
    return sum / BLOCK;
  }

  /** Levinson–Durbin; false where the block predicts nothing. */
  private boolean predict() {
    for (int i = 0; i < BLOCK; i++) {
      windowed[i] = samples[i + ORDER] * window[i];
    }
    for (int lag = 0; lag <= ORDER; lag++) {
      double sum = 0;
      for (int i = lag; i < BLOCK; i++) {
        sum += windowed[i] * windowed[i - lag];
      }
      correlation[lag] = sum;
    }
    // A floor of white noise 80 dB below keeps the recursion well-conditioned for pure tones.
    double error = correlation[0] * (1 + 1e-8);
    if (error <= 1e-12) {
      return false;
    }
    Arrays.fill(a, 0);
    a[0] = 1;
    for (int m = 1; m <= ORDER; m++) {
      double sum = 0;
      for (int k = 0; k < m; k++) {
        sum += a[k] * correlation[m - k];
      }
      double reflection = -sum / error;
      System.arraycopy(a, 0, previous, 0, m);
      for (int k = 1; k < m; k++) {
        a[k] = previous[k] + reflection * previous[m - k];
      }
      a[m] = reflection;
      error *= 1 - reflection * reflection;
      if (error <= 0) {
        return true;
      }
    }
    return true;
  }
}
