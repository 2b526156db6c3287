package glasswood.unit;

import java.util.Arrays;

/** What tests measure of voices. All of it works on mono sound at 48 kHz. */
final class VoiceAnalysis {
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
  static double[] decimated(double[] x, double rate) {
    double cutoff = 0.93 * rate / RATE;
    int half = (int) (24 / cutoff);
    double[] y = new double[(int) (x.length * rate / RATE)];
    for (int i = 0; i < y.length; i++) {
      double at = i * RATE / rate;
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

  /** Formants by linear prediction of order 12 at 10.4 kHz, ascending, of steady noisy sound. */
  static double[] formants(double[] x) {
    double rate = 10400;
    double[] y = decimated(x, rate);
    int order = 12;
    double[] r = new double[order + 1];
    for (int lag = 0; lag <= order; lag++) {
      for (int i = lag; i < y.length; i++) {
        r[lag] += y[i] * y[i - lag];
      }
    }
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
    double[][] roots = roots(a);
    return Arrays.stream(roots)
        .filter(z -> z[1] > 0)
        .filter(z -> -Math.log(Math.hypot(z[0], z[1])) * rate / Math.PI < 600)
        .mapToDouble(z -> Math.atan2(z[1], z[0]) * rate / (2 * Math.PI))
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

  /**
   * Short-time objective intelligibility of {@code heard} against {@code clean}.
   *
   * <p>Source: Taal, Hendriks, Heusdens and Jensen, "An algorithm for intelligibility prediction of
   * time–frequency weighted noisy speech", IEEE TASLP 19 (2011): 10 kHz, frames of 256, 15 third
   * octaves from 150 Hz, segments of 30 frames, clipped at −15 dB; frames 40 dB below the loudest
   * of the clean sound are left out.
   */
  static double stoi(double[] clean, double[] heard) {
    double[][] x = thirdOctaves(decimated(clean, 10000));
    double[][] y = thirdOctaves(decimated(heard, 10000));
    double loudest = 0;
    for (double[] frame : x) {
      loudest = Math.max(loudest, frame[15]);
    }
    double floor = loudest * 0.01;
    int kept = 0;
    for (int i = 0; i < x.length; i++) {
      if (x[i][15] > floor) {
        x[kept] = x[i];
        y[kept++] = y[i];
      }
    }
    int length = 30;
    double sum = 0;
    int count = 0;
    for (int start = 0; start + length <= kept; start++) {
      for (int band = 0; band < 15; band++) {
        sum += segment(x, y, start, length, band);
        count++;
      }
    }
    return sum / count;
  }

  private static double segment(double[][] x, double[][] y, int start, int length, int band) {
    double xx = 1e-30;
    double yy = 1e-30;
    for (int i = start; i < start + length; i++) {
      xx += x[i][band] * x[i][band];
      yy += y[i][band] * y[i][band];
    }
    double scale = Math.sqrt(xx / yy);
    double clip = 1 + Math.pow(10, 15.0 / 20);
    double[] clipped = new double[length];
    double mx = 0;
    double my = 0;
    for (int i = 0; i < length; i++) {
      clipped[i] = Math.min(y[start + i][band] * scale, x[start + i][band] * clip);
      mx += x[start + i][band] / length;
      my += clipped[i] / length;
    }
    double xy = 0;
    double vx = 1e-30;
    double vy = 1e-30;
    for (int i = 0; i < length; i++) {
      double dx = x[start + i][band] - mx;
      double dy = clipped[i] - my;
      xy += dx * dy;
      vx += dx * dx;
      vy += dy * dy;
    }
    return xy / Math.sqrt(vx * vy);
  }

  /** Amplitudes of 15 third octaves, and in the last place the frame's own, for each half frame. */
  private static double[][] thirdOctaves(double[] x) {
    int size = 256;
    int bins = 512;
    double[] cos = new double[bins];
    for (int i = 0; i < bins; i++) {
      cos[i] = Math.cos(2 * Math.PI * i / bins);
    }
    int[] edge = new int[16];
    for (int band = 0; band <= 15; band++) {
      edge[band] = (int) Math.rint(150 * Math.pow(2, (2 * band - 1) / 6.0) * bins / 10000);
    }
    double[][] frames = new double[(x.length - size) / (size / 2) + 1][16];
    double[] windowed = new double[size];
    for (int f = 0; f < frames.length; f++) {
      double energy = 0;
      for (int i = 0; i < size; i++) {
        double window = 0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 1) / (size + 1));
        windowed[i] = window * x[f * size / 2 + i];
        energy += windowed[i] * windowed[i];
      }
      frames[f][15] = Math.sqrt(energy);
      for (int band = 0; band < 15; band++) {
        double power = 0;
        for (int k = edge[band]; k < edge[band + 1]; k++) {
          double re = 0;
          double im = 0;
          for (int i = 0; i < size; i++) {
            int at = i * k & bins - 1;
            re += windowed[i] * cos[at];
            im += windowed[i] * cos[at + bins / 4 & bins - 1];
          }
          power += re * re + im * im;
        }
        frames[f][band] = Math.sqrt(power);
      }
    }
    return frames;
  }
}
