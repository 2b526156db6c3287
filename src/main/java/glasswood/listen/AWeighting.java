package glasswood.listen;

/**
 * The A curve of IEC 61672-1:2013 annex E as a digital filter, for any rate from 8 kHz.
 *
 * <p>The zeros at 0 Hz and the poles at 20.6, 107.7 and 737.9 Hz are transformed bilinearly, which
 * bends nothing so far below half the rate. The double pole at 12.2 kHz is matched instead: its
 * pole by impulse invariance, its zero so that the magnitude is right at 0 Hz and at 14.5 kHz
 * (Vicanek, "Matched one-pole digital shelving filters", 2019). At 48 kHz the result is within 0.2
 * dB of the standard's table from 10 Hz to 16 kHz. Allocates nothing while filtering.
 */
public final class AWeighting {
  private static final double F1 = 20.598997;
  private static final double F2 = 107.65265;
  private static final double F3 = 737.86223;
  private static final double F4 = 12194.217;
  private static final double MATCHED_HZ = 14_500;
  private static final double MOST_MATCHED = 0.4;
  private static final double TINY = 1e-30;

  private final double[][] sections;
  private final double[] state = new double[6];

  /** A filter for sound of {@code rate} frames a second. */
  public AWeighting(int rate) {
    if (rate < 8000) {
      throw new IllegalArgumentException("A-weighting needs a rate of 8000 Hz or more: " + rate);
    }
    double[] low = lowPass(rate);
    sections =
        new double[][] {
          product(highPass(F1, rate), highPass(F1, rate)),
          product(highPass(F2, rate), highPass(F3, rate)),
          product(low, low)
        };
    double gain = 1 / magnitude(1000.0 / rate);
    for (int k = 0; k < 3; k++) {
      sections[0][k] *= gain;
    }
  }

  /** b0, b1, a1 of a first-order high-pass. */
  private static double[] highPass(double hz, int rate) {
    double k = StrictMath.tan(Math.PI * hz / rate);
    double b = 1 / (1 + k);
    return new double[] {b, -b, (k - 1) / (1 + k)};
  }

  private static double[] lowPass(int rate) {
    double a1 = -StrictMath.exp(-2 * Math.PI * F4 / rate);
    double matched = Math.min(MOST_MATCHED, MATCHED_HZ / rate);
    double cosine = StrictMath.cos(2 * Math.PI * matched);
    double hz = matched * rate / F4;
    double power = (1 + a1 * a1 + 2 * a1 * cosine) / (1 + hz * hz);
    double sum = 1 + a1;
    double product = (sum * sum - power) / (2 * (1 - cosine));
    double b0 = 0.5 * (sum + Math.sqrt(Math.max(0, sum * sum - 4 * product)));
    return new double[] {b0, sum - b0, a1};
  }

  /** b0, b1, b2, a1, a2 of two first-order filters one after the other. */
  private static double[] product(double[] p, double[] q) {
    return new double[] {
      p[0] * q[0], p[0] * q[1] + p[1] * q[0], p[1] * q[1], p[2] + q[2], p[2] * q[2]
    };
  }

  /** Its gain at {@code share} of the rate (0 … 0.5). */
  double magnitude(double share) {
    double power = 1;
    for (double[] s : sections) {
      power *= polynomial(s[0], s[1], s[2], share) / polynomial(1, s[3], s[4], share);
    }
    return Math.sqrt(power);
  }

  private static double polynomial(double c0, double c1, double c2, double share) {
    double w = 2 * Math.PI * share;
    double re = c0 + c1 * StrictMath.cos(w) + c2 * StrictMath.cos(2 * w);
    double im = c1 * StrictMath.sin(w) + c2 * StrictMath.sin(2 * w);
    return re * re + im * im;
  }

  /** Filters {@code count} samples from {@code offset} on; returns the sum of their squares. */
  public double squares(double[] in, int offset, int count) {
    double sum = 0;
    for (int i = offset; i < offset + count; i++) {
      double x = in[i];
      for (int k = 0; k < 3; k++) {
        double[] c = sections[k];
        double y = c[0] * x + state[2 * k];
        state[2 * k] = c[1] * x - c[3] * y + state[2 * k + 1];
        state[2 * k + 1] = c[2] * x - c[4] * y;
        x = y;
      }
      sum += x * x;
    }
    for (int k = 0; k < state.length; k++) {
      if (Math.abs(state[k]) < TINY) {
        state[k] = 0;
      }
    }
    return sum;
  }
}
