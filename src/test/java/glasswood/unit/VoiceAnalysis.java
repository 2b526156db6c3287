package glasswood.unit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What tests measure of voices. All of it works on mono sound at 48 kHz. */
final class VoiceAnalysis {
  /** Five formants of a man lie below half of it. */
  static final double LPC_RATE = 10_400;

  private static final int ORDER = 12;
  private static final int RATE = 48000;

  private VoiceAnalysis() {}

  static double rms(double[] x, double from, double to) {
    double sum = 0;
    int first = (int) (from * RATE);
    int last = Math.min(x.length, (int) (to * RATE));
    for (int i = first; i < last; i++) {
      sum += x[i] * x[i];
    }
    return Math.sqrt(sum / Math.max(1, last - first));
  }

  static double db(double ratio) {
    return 20 * Math.log10(ratio);
  }

  /**
   * Windowed-sinc decimation to {@code rate}: 48 zero crossings, flat to nine tenths of Nyquist.
   */
  static double[] decimated(double[] x, double from, double rate) {
    double cutoff = 0.93 * rate / from;
    int half = (int) (24 / cutoff);
    double[] y = new double[(int) (x.length * rate / from)];
    for (int i = 0; i < y.length; i++) {
      double at = i * from / rate;
      int middle = (int) at;
      double sum = 0;
      for (int k = Math.max(0, middle - half); k <= Math.min(x.length - 1, middle + half); k++) {
        double t = k - at;
        double window = 0.5 + 0.5 * Math.cos(Math.PI * t / (half + 1));
        double u = Math.PI * t * cutoff;
        sum += x[k] * window * (Math.abs(u) < 1e-9 ? cutoff : cutoff * Math.sin(u) / u);
      }
      y[i] = sum;
    }
    return y;
  }

  /**
   * Mean deviation of the tone near {@code hz} from it, in cents: the slope of its phase between
   * two times. Finds it when it is within 5 Hz.
   */
  static double cents(double[] x, double hz, double from, double to) {
    int width = RATE / 10;
    int hop = RATE / 40;
    double last = 0;
    double turned = 0;
    int steps = 0;
    for (int start = (int) (from * RATE); start + width < to * RATE; start += hop) {
      double re = 0;
      double im = 0;
      for (int i = 0; i < width; i++) {
        double window = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / width);
        double angle = 2 * Math.PI * hz * (start + i) / RATE;
        re += window * x[start + i] * Math.cos(angle);
        im -= window * x[start + i] * Math.sin(angle);
      }
      double phase = Math.atan2(im, re);
      if (steps++ > 0) {
        double step = phase - last;
        turned += step - 2 * Math.PI * Math.rint(step / (2 * Math.PI));
      }
      last = phase;
    }
    double offsetHz = turned / (2 * Math.PI) / ((steps - 1) * hop / (double) RATE);
    return 1200 * Math.log((hz + offsetHz) / hz) / Math.log(2);
  }

  /**
   * Formants of a sound at {@link #LPC_RATE} by linear prediction, ascending, in Hz.
   *
   * @param emphasis how much of the frame before is taken from each, against the tilt of a voice; 0
   *     for breath
   */
  static double[] formants(double[] y, double emphasis) {
    double[] r = new double[ORDER + 1];
    autocorrelate(emphasized(y, emphasis), r);
    return resonances(predictor(r));
  }

  /**
   * The same of a voice: mean of the autocorrelations of windows of 40 ms, so that the pitch may
   * move meanwhile.
   */
  static double[] voicedFormants(double[] x, double from) {
    double[] y = emphasized(decimated(x, from, LPC_RATE), 0.97);
    double[] r = new double[ORDER + 1];
    int width = (int) (0.04 * LPC_RATE);
    double[] window = new double[width];
    for (int start = 0; start + width <= y.length; start += width / 2) {
      for (int i = 0; i < width; i++) {
        window[i] = y[start + i] * (0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 0.5) / width));
      }
      autocorrelate(window, r);
    }
    return resonances(predictor(r));
  }

  /**
   * Pitch in Hz and periodicity, 0…1, each 20 ms where the sound is not silent: the highest peak of
   * the normalized autocorrelation of 40 ms between 60 and 400 Hz.
   */
  static List<double[]> periods(double[] x) {
    double rate = 16_000;
    double[] y = decimated(x, RATE, rate);
    int width = (int) (0.04 * rate);
    int least = (int) (rate / 400);
    int most = (int) (rate / 60);
    double loud = 0.1 * rms(x, 0, x.length);
    List<double[]> found = new ArrayList<>();
    for (int at = 0; at + width + most + 1 < y.length; at += (int) (0.02 * rate)) {
      double[] agreement = new double[most + 2];
      for (int lag = least - 1; lag <= most + 1; lag++) {
        double xy = 0;
        double xx = 1e-12;
        double yy = 1e-12;
        for (int i = at; i < at + width; i++) {
          xy += y[i] * y[i + lag];
          xx += y[i] * y[i];
          yy += y[i + lag] * y[i + lag];
        }
        agreement[lag] = xx < width * loud * loud ? 0 : xy / Math.sqrt(xx * yy);
      }
      int best = least;
      for (int lag = least; lag <= most; lag++) {
        best = agreement[lag] > agreement[best] + 0.02 ? lag : best;
      }
      // The vertex of the parabola through the peak.
      double left = agreement[best - 1];
      double right = agreement[best + 1];
      double bend = left - 2 * agreement[best] + right;
      double shift = bend < 0 ? 0.5 * (left - right) / bend : 0;
      if (agreement[best] > 0) {
        found.add(new double[] {rate / (best + shift), agreement[best]});
      }
    }
    return found;
  }

  /** The median of one of the values that {@link #periods} finds. */
  static double median(List<double[]> rows, int column) {
    double[] values = rows.stream().mapToDouble(row -> row[column]).sorted().toArray();
    return values[values.length / 2];
  }

  private static double[] emphasized(double[] y, double emphasis) {
    double[] z = y.clone();
    for (int i = 1; i < z.length; i++) {
      z[i] -= emphasis * y[i - 1];
    }
    return z;
  }

  private static void autocorrelate(double[] y, double[] r) {
    for (int lag = 0; lag < r.length; lag++) {
      for (int i = lag; i < y.length; i++) {
        r[lag] += y[i] * y[i - lag];
      }
    }
  }

  /** Levinson and Durbin's recursion. */
  private static double[] predictor(double[] r) {
    int order = r.length - 1;
    r[0] *= 1.0001;
    double[] a = new double[order + 1];
    a[0] = 1;
    double error = r[0];
    for (int m = 1; m <= order; m++) {
      double k = r[m];
      for (int i = 1; i < m; i++) {
        k += a[i] * r[m - i];
      }
      k = -k / error;
      double[] next = a.clone();
      for (int i = 1; i < m; i++) {
        next[i] += k * a[m - i];
      }
      next[m] = k;
      a = next;
      error *= 1 - k * k;
    }
    return a;
  }

  /** Where the predictor resonates with less than 600 Hz of width. */
  private static double[] resonances(double[] a) {
    return Arrays.stream(roots(a))
        .filter(z -> z[1] > 0)
        .filter(z -> -Math.log(Math.hypot(z[0], z[1])) * LPC_RATE / Math.PI < 600)
        .mapToDouble(z -> Math.atan2(z[1], z[0]) * LPC_RATE / (2 * Math.PI))
        .filter(hz -> hz > 150)
        .sorted()
        .toArray();
  }

  /** All roots of a monic polynomial, highest power first, by Durand and Kerner's iteration. */
  private static double[][] roots(double[] a) {
    int n = a.length - 1;
    double[][] z = new double[n][2];
    for (int i = 0; i < n; i++) {
      double angle = 2 * Math.PI * i / n + 0.4;
      z[i][0] = 0.9 * Math.cos(angle);
      z[i][1] = 0.9 * Math.sin(angle);
    }
    for (int round = 0; round < 500; round++) {
      for (int i = 0; i < n; i++) {
        double pr = 1;
        double pi = 0;
        for (int k = 1; k <= n; k++) {
          double t = pr * z[i][0] - pi * z[i][1] + a[k];
          pi = pr * z[i][1] + pi * z[i][0];
          pr = t;
        }
        double qr = 1;
        double qi = 0;
        for (int k = 0; k < n; k++) {
          if (k != i) {
            double dr = z[i][0] - z[k][0];
            double di = z[i][1] - z[k][1];
            double t = qr * dr - qi * di;
            qi = qr * di + qi * dr;
            qr = t;
          }
        }
        double norm = qr * qr + qi * qi;
        z[i][0] -= (pr * qr + pi * qi) / norm;
        z[i][1] -= (pi * qr - pr * qi) / norm;
      }
    }
    return z;
  }
}
