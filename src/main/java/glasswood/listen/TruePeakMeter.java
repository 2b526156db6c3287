package glasswood.listen;

import glasswood.dream.Saved;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * True peak after ITU-R BS.1770-5 annex 2: the highest magnitude of the sound oversampled four
 * times.
 *
 * <p>The interpolator has 24 taps a phase (Kaiser window, β 6; flat to 0.1 dB up to 0.83 of half
 * the rate, images below −60 dB); the Recommendation's own has 12. Stretches that cannot reach the
 * highest peak so far are passed over, which changes nothing but the time it takes. They are known
 * by two bounds: |y| ≤ Σ|h|·max|x|, and |y| ≤ max|x| + Σ|g|·max|x″|, where x″ is the second
 * difference and g what the taps are beyond a straight line between two neighbours. Allocates
 * nothing while adding.
 */
public final class TruePeakMeter {
  private static final int TAPS = 24;
  private static final int CHUNK = 256;
  private static final double BETA = 6;
  private static final double[][] PHASES = {phase(0.25), phase(0.5), phase(0.75)};
  private static final double BOUND = bound();
  private static final double BEND_BOUND = bendBound();

  private final double[] left = new double[CHUNK + TAPS];
  private final double[] right = new double[CHUNK + TAPS];
  private final double[] sum = new double[CHUNK];
  private final int channels;
  private int filled = TAPS;
  private double peak;

  /** A meter of 1 channel (only the left side counts) or 2. */
  public TruePeakMeter(int channels) {
    if (channels < 1 || channels > 2) {
      throw new IllegalArgumentException("neither mono nor stereo: " + channels + " channels");
    }
    this.channels = channels;
  }

  /** Hears frames {@code offset … offset + count − 1}; {@code right} may be null when mono. */
  public void add(double[] leftIn, double[] rightIn, int offset, int count) {
    int done = 0;
    while (done < count) {
      int now = Math.min(count - done, left.length - filled);
      System.arraycopy(leftIn, offset + done, left, filled, now);
      if (channels == 2) {
        System.arraycopy(rightIn, offset + done, right, filled, now);
      }
      done += now;
      filled += now;
      if (filled == left.length) {
        measure();
      }
    }
  }

  /** The highest true peak so far, as a ratio of full scale; the last 12 frames count from now. */
  public double peak() {
    if (filled > TAPS) {
      measure();
    }
    return peak;
  }

  /** The highest true peak so far in dBTP; −∞ for silence. */
  public double peakDb() {
    return Levels.amplitudeToDb(peak());
  }

  /** Returns the highest true peak since the last call as a ratio and begins anew. */
  public double take() {
    double result = peak();
    peak = 0;
    return result;
  }

  /** Writes everything the meter has heard. */
  public void save(DataOutput out) throws IOException {
    Saved.write(out, left);
    Saved.write(out, right);
    out.writeInt(filled);
    out.writeDouble(peak);
  }

  /** Makes a new meter of as many channels one that has heard what another had. */
  public void restore(DataInput in) throws IOException {
    Saved.read(in, left);
    Saved.read(in, right);
    filled = in.readInt();
    peak = in.readDouble();
  }

  /** Measures what waits and keeps the last taps. */
  private void measure() {
    int count = filled - TAPS;
    for (int c = 0; c < channels; c++) {
      double[] x = c == 0 ? left : right;
      double highest = highest(x);
      if (highest * BOUND > peak && highest + BEND_BOUND * bend(x) > peak) {
        for (int i = TAPS; i < filled; i++) {
          peak = Math.max(peak, Math.abs(x[i]));
        }
        for (double[] phase : PHASES) {
          interpolate(phase, x, count);
        }
      }
      System.arraycopy(x, count, x, 0, TAPS);
    }
    filled = TAPS;
  }

  private double highest(double[] x) {
    double even = 0;
    double odd = 0;
    int i = 0;
    for (; i + 1 < filled; i += 2) {
      double a = Math.abs(x[i]);
      double b = Math.abs(x[i + 1]);
      even = a > even ? a : even;
      odd = b > odd ? b : odd;
    }
    return Math.max(Math.max(even, odd), i < filled ? Math.abs(x[i]) : 0);
  }

  /** The greatest second difference. */
  private double bend(double[] x) {
    double even = 0;
    double odd = 0;
    int i = 1;
    for (; i + 2 < filled; i += 2) {
      double a = Math.abs(x[i - 1] - 2 * x[i] + x[i + 1]);
      double b = Math.abs(x[i] - 2 * x[i + 1] + x[i + 2]);
      even = a > even ? a : even;
      odd = b > odd ? b : odd;
    }
    double last = i + 1 < filled ? Math.abs(x[i - 1] - 2 * x[i] + x[i + 1]) : 0;
    return Math.max(Math.max(even, odd), last);
  }

  private void interpolate(double[] h, double[] x, int count) {
    double[] y = sum;
    for (int k = 0; k < TAPS; k += 8) {
      double h0 = h[k];
      double h1 = h[k + 1];
      double h2 = h[k + 2];
      double h3 = h[k + 3];
      double h4 = h[k + 4];
      double h5 = h[k + 5];
      double h6 = h[k + 6];
      double h7 = h[k + 7];
      if (k == 0) {
        for (int i = 0; i < count; i++) {
          y[i] =
              h0 * x[i + 1]
                  + h1 * x[i + 2]
                  + h2 * x[i + 3]
                  + h3 * x[i + 4]
                  + h4 * x[i + 5]
                  + h5 * x[i + 6]
                  + h6 * x[i + 7]
                  + h7 * x[i + 8];
        }
      } else if (k == 8) {
        for (int i = 0; i < count; i++) {
          y[i] +=
              h0 * x[i + 9]
                  + h1 * x[i + 10]
                  + h2 * x[i + 11]
                  + h3 * x[i + 12]
                  + h4 * x[i + 13]
                  + h5 * x[i + 14]
                  + h6 * x[i + 15]
                  + h7 * x[i + 16];
        }
      } else {
        for (int i = 0; i < count; i++) {
          y[i] +=
              h0 * x[i + 17]
                  + h1 * x[i + 18]
                  + h2 * x[i + 19]
                  + h3 * x[i + 20]
                  + h4 * x[i + 21]
                  + h5 * x[i + 22]
                  + h6 * x[i + 23]
                  + h7 * x[i + 24];
        }
      }
    }
    double highest = peak;
    for (int i = 0; i < count; i++) {
      highest = Math.max(highest, Math.abs(y[i]));
    }
    peak = highest;
  }

  /** Taps that read the sound {@code fraction} of a frame after the twelfth of 24 frames. */
  private static double[] phase(double fraction) {
    double[] h = new double[TAPS];
    double total = 0;
    for (int k = 0; k < TAPS; k++) {
      double t = k - (TAPS / 2 - 1) - fraction;
      double w = t / (TAPS / 2.0);
      h[k] = StrictMath.sin(Math.PI * t) / (Math.PI * t) * Kaiser.at(w, BETA);
      total += h[k];
    }
    for (int k = 0; k < TAPS; k++) {
      h[k] /= total;
    }
    return h;
  }

  private static double bound() {
    double highest = 1;
    for (double[] phase : PHASES) {
      double sum = 0;
      for (double tap : phase) {
        sum += Math.abs(tap);
      }
      highest = Math.max(highest, sum);
    }
    return highest;
  }

  /**
   * What a second difference of 1 can add to the line between two neighbours. A phase's taps are
   * split in that line, through their own centre of mass, and a filter on the second difference.
   */
  private static double bendBound() {
    double highest = 0;
    for (double[] phase : PHASES) {
      double[] rest = phase.clone();
      double centre = 0;
      for (int k = 0; k < TAPS; k++) {
        centre += k * phase[k];
      }
      int below = (int) Math.floor(centre);
      rest[below] -= 1 - (centre - below);
      rest[below + 1] -= centre - below;
      // Two running sums: the rest has neither sum nor first moment, so that both end at 0.
      double once = 0;
      double twice = 0;
      double sum = 0;
      for (double tap : rest) {
        once += tap;
        twice += once;
        sum += Math.abs(twice);
      }
      highest = Math.max(highest, sum);
    }
    return highest;
  }
}
