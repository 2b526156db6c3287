package glasswood.listen;

import java.util.Arrays;

/**
 * Short-time objective intelligibility: how well speech can still be understood in what has become
 * of it, from about 0 (not at all) to 1 (as the original).
 *
 * <p>Source: Taal, Hendriks, Heusdens and Jensen, "An algorithm for intelligibility prediction of
 * time-frequency weighted noisy speech", IEEE TASLP 19 (2011): at 10 kHz, frames of 256 (Hann, half
 * overlapping, transformed with 512 points) in which the clean speech is within 40 dB of its
 * loudest frame; 15 third-octave bands from 150 Hz; the mean correlation of envelopes over segments
 * of 30 frames (384 ms), the degraded one scaled to the clean one's energy and clipped at −15 dB
 * signal to distortion.
 */
public final class Stoi {
  private static final int RATE = 10_000;
  private static final int FRAME = 256;
  private static final int HOP = 128;
  private static final int TRANSFORM = 512;
  private static final int BANDS = 15;
  private static final double LOWEST_HZ = 150;
  private static final int SEGMENT = 30;
  private static final double DYNAMIC_RANGE_DB = 40;
  private static final double CLIP = 1 + StrictMath.pow(10, 15 / 20.0);
  private static final double TINY = 1e-15;

  private Stoi() {}

  /**
   * The intelligibility of {@code degraded} by comparison with {@code clean}.
   *
   * @param rate frames a second of both, at least 10,000 for all bands to count
   * @throws IllegalArgumentException when they differ in length, or less than 0.4 s are not silent
   */
  public static double of(double[] clean, double[] degraded, int rate) {
    if (clean.length != degraded.length) {
      throw new IllegalArgumentException(
          "clean and degraded differ in length: " + clean.length + ", " + degraded.length);
    }
    double[][] speech =
        withoutSilence(
            Resampler.resample(clean, rate, RATE), Resampler.resample(degraded, rate, RATE));
    double[][] x = envelopes(speech[0]);
    double[][] y = envelopes(speech[1]);
    int frames = x.length;
    if (frames < SEGMENT) {
      throw new IllegalArgumentException(
          "intelligibility needs 0.4 s of speech, there are "
              + frames * HOP / (double) RATE
              + " s");
    }
    double sum = 0;
    for (int end = SEGMENT; end <= frames; end++) {
      for (int band = 0; band < BANDS; band++) {
        sum += correlation(x, y, band, end - SEGMENT);
      }
    }
    return sum / ((double) (frames - SEGMENT + 1) * BANDS);
  }

  /** Drops the frames in which the clean speech is silent, from both; the rest is overlapped. */
  private static double[][] withoutSilence(double[] clean, double[] degraded) {
    double[] window = window();
    int frames = clean.length < FRAME ? 0 : (clean.length - FRAME) / HOP + 1;
    double[] energy = new double[frames];
    double highest = 0;
    for (int f = 0; f < frames; f++) {
      for (int i = 0; i < FRAME; i++) {
        double s = clean[f * HOP + i] * window[i];
        energy[f] += s * s;
      }
      highest = Math.max(highest, energy[f]);
    }
    double least = highest * Levels.dbToPower(-DYNAMIC_RANGE_DB);
    double[][] out = new double[2][clean.length];
    int kept = 0;
    for (int f = 0; f < frames; f++) {
      if (energy[f] > least) {
        for (int i = 0; i < FRAME; i++) {
          out[0][kept * HOP + i] += clean[f * HOP + i] * window[i];
          out[1][kept * HOP + i] += degraded[f * HOP + i] * window[i];
        }
        kept++;
      }
    }
    int length = kept == 0 ? 0 : (kept - 1) * HOP + FRAME;
    return new double[][] {Arrays.copyOf(out[0], length), Arrays.copyOf(out[1], length)};
  }

  /** Amplitude of each band in each frame: first index frame, second band. */
  private static double[][] envelopes(double[] sound) {
    double[] window = window();
    Fourier fourier = new Fourier(TRANSFORM);
    float[] buffer = new float[TRANSFORM];
    float[] power = new float[TRANSFORM / 2 + 1];
    int frames = sound.length < FRAME ? 0 : (sound.length - FRAME) / HOP + 1;
    double[][] out = new double[frames][BANDS];
    for (int f = 0; f < frames; f++) {
      Arrays.fill(buffer, 0);
      for (int i = 0; i < FRAME; i++) {
        buffer[i] = (float) (sound[f * HOP + i] * window[i]);
      }
      fourier.real(buffer);
      fourier.power(buffer, power);
      for (int band = 0; band < BANDS; band++) {
        double sum = 0;
        for (int k = edge(band - 0.5); k < edge(band + 0.5); k++) {
          sum += power[k];
        }
        out[f][band] = Math.sqrt(sum);
      }
    }
    return out;
  }

  private static int edge(double band) {
    double hz = LOWEST_HZ * StrictMath.pow(2, band / 3);
    return (int) Math.rint(hz * TRANSFORM / RATE);
  }

  /** Correlation of one band's envelopes over a segment, the degraded one scaled and clipped. */
  private static double correlation(double[][] x, double[][] y, int band, int first) {
    double energyX = 0;
    double energyY = 0;
    for (int f = first; f < first + SEGMENT; f++) {
      energyX += x[f][band] * x[f][band];
      energyY += y[f][band] * y[f][band];
    }
    double scale = Math.sqrt(energyX / (energyY + TINY));
    double meanX = 0;
    double meanY = 0;
    for (int f = first; f < first + SEGMENT; f++) {
      meanX += x[f][band] / SEGMENT;
      meanY += Math.min(scale * y[f][band], CLIP * x[f][band]) / SEGMENT;
    }
    double xy = 0;
    double xx = 0;
    double yy = 0;
    for (int f = first; f < first + SEGMENT; f++) {
      double a = x[f][band] - meanX;
      double b = Math.min(scale * y[f][band], CLIP * x[f][band]) - meanY;
      xy += a * b;
      xx += a * a;
      yy += b * b;
    }
    return xy / (Math.sqrt(xx * yy) + TINY);
  }

  /** Hann without its zeros, as the authors' own program has it. */
  private static double[] window() {
    double[] window = new double[FRAME];
    for (int i = 0; i < FRAME; i++) {
      window[i] = 0.5 - 0.5 * StrictMath.cos(2 * Math.PI * (i + 1) / (FRAME + 1));
    }
    return window;
  }
}
