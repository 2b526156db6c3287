package glasswood.listen;

import be.tarsos.dsp.pitch.FastYin;
import be.tarsos.dsp.pitch.PitchDetectionResult;
import java.util.Arrays;

/**
 * Pitch and harmonicity of the mid signal, five times a second.
 *
 * <p>The sound is brought to about 12 kHz. Pitch: TarsosDSP's FastYIN over 85 ms (de Cheveigné and
 * Kawahara, JASA 111, 2002), 45 Hz … 1.5 kHz. Harmonicity: the harmonics-to-noise ratio after
 * Boersma, "Accurate short-term analysis of the fundamental frequency and the harmonics-to-noise
 * ratio of a sampled sound", IFA Proceedings 17 (1993): 10·log10(r/(1 − r)) dB, r being the highest
 * autocorrelation of a Hann-windowed stretch over that of its window, at a lag of 0.7 to 22 ms; it
 * concerns what is below 6 kHz, and beyond 20 dB it reads too low. Windows below −60 dBFS are
 * silent: both are NaN. Memory is constant.
 */
public final class PitchMeter {
  /** Told of each window. */
  @FunctionalInterface
  public interface Listener {
    /**
     * @param centreFrame the middle of the window
     * @param hz pitch; NaN where there is none
     * @param harmonicityDb harmonics-to-noise ratio, −20 … 60 dB; NaN in silence
     */
    void at(long centreFrame, double hz, double harmonicityDb);
  }

  private static final int PER_SECOND = 5;
  private static final double RATE = 12_000;
  private static final int SIZE = 1024;
  private static final double LOWEST_HZ = 45;
  private static final double HIGHEST_HZ = 1500;
  private static final double SILENCE = 1e-6;
  private static final double LEAST_DB = -20;
  private static final double MOST_DB = 60;
  private static final int TAPS_A_STEP = 12;
  private static final double BETA = 6;

  private final int decimation;
  private final double rate;
  private final float[] taps;
  private final float[] thin = new float[SIZE];
  private final float[] wave = new float[2 * SIZE];
  private final float[] power = new float[SIZE + 1];
  private final float[] hann = Fourier.hann(SIZE);
  private final double[] windowCorrelation = new double[SIZE];
  private final Fourier fourier = new Fourier(2 * SIZE);
  private final FastYin yin;
  private final Slicer slicer;
  private final Listener listener;

  /** A meter for sound of {@code rate} frames a second, at least 8,000. */
  public PitchMeter(int rate, Listener listener) {
    if (rate < 8000) {
      throw new IllegalArgumentException("pitch needs a rate of 8000 Hz or more: " + rate);
    }
    this.listener = listener;
    decimation = (int) Math.max(1, Math.rint(rate / RATE));
    this.rate = (double) rate / decimation;
    taps = taps(decimation);
    yin = new FastYin((float) this.rate, SIZE);
    int size = (SIZE - 1) * decimation + taps.length;
    slicer =
        new Slicer(size, rate / PER_SECOND, (samples, start) -> measure(samples, start + size / 2));
    System.arraycopy(hann, 0, wave, 0, SIZE);
    correlate();
    for (int lag = 0; lag < SIZE; lag++) {
      windowCorrelation[lag] = wave[lag] / wave[0];
    }
  }

  /** Hears frames {@code offset … offset + count − 1}. */
  public void add(double[] left, double[] right, int offset, int count) {
    slicer.add(left, right, offset, count);
  }

  private void measure(float[] samples, long centre) {
    double squares = 0;
    for (int i = 0; i < SIZE; i++) {
      float sum = 0;
      int at = i * decimation;
      for (int k = 0; k < taps.length; k++) {
        sum += taps[k] * samples[at + k];
      }
      thin[i] = sum;
      squares += (double) sum * sum;
    }
    if (squares < SILENCE * SIZE) {
      listener.at(centre, Double.NaN, Double.NaN);
      return;
    }
    PitchDetectionResult result = yin.getPitch(thin);
    double hz = result.getPitch();
    boolean pitched = result.isPitched() && hz >= LOWEST_HZ && hz <= HIGHEST_HZ;
    listener.at(centre, pitched ? hz : Double.NaN, harmonicity(squares / SIZE));
  }

  private double harmonicity(double meanSquare) {
    double mean = 0;
    for (float sample : thin) {
      mean += sample / SIZE;
    }
    for (int i = 0; i < SIZE; i++) {
      wave[i] = (float) (thin[i] - mean) * hann[i];
    }
    correlate();
    int from = (int) Math.ceil(rate / HIGHEST_HZ);
    int to = (int) Math.min(SIZE / 2.0, rate / LOWEST_HZ);
    double highest = 0;
    for (int lag = from; lag <= to; lag++) {
      double here = at(lag);
      if (here > highest && here >= at(lag - 1) && here >= at(lag + 1)) {
        // Between lags the peak is a parabola.
        double bend = at(lag - 1) - 2 * here + at(lag + 1);
        double tilt = 0.5 * (at(lag + 1) - at(lag - 1));
        highest = bend < 0 ? here - 0.5 * tilt * tilt / bend : here;
      }
    }
    if (meanSquare <= 0 || highest <= 0) {
      return LEAST_DB;
    }
    double r = Math.min(highest, 1 - 1e-6);
    return Math.max(LEAST_DB, Math.min(MOST_DB, Levels.powerToDb(r / (1 - r))));
  }

  private double at(int lag) {
    return wave[lag] / wave[0] / windowCorrelation[lag];
  }

  /** Replaces the first half of {@link #wave} by its autocorrelation. */
  private void correlate() {
    Arrays.fill(wave, SIZE, 2 * SIZE, 0);
    fourier.real(wave);
    fourier.power(wave, power);
    for (int k = 1; k < SIZE; k++) {
      wave[2 * k] = power[k];
      wave[2 * k + 1] = 0;
    }
    wave[0] = power[0];
    wave[1] = power[SIZE];
    // The power is real and even, so that its transform is its inverse but for the scale.
    fourier.real(wave);
    wave[1] = 0;
    for (int k = 1; k < SIZE; k++) {
      wave[k] = wave[2 * k];
    }
  }

  private static float[] taps(int decimation) {
    if (decimation == 1) {
      return new float[] {1};
    }
    float[] taps = new float[TAPS_A_STEP * decimation + 1];
    double sum = 0;
    double[] exact = new double[taps.length];
    for (int i = 0; i < taps.length; i++) {
      double t = i - (taps.length - 1) / 2.0;
      double x = Math.PI * 0.85 * t / decimation;
      double sinc = x == 0 ? 1 : StrictMath.sin(x) / x;
      exact[i] = sinc * Kaiser.at(2 * t / taps.length, BETA);
      sum += exact[i];
    }
    for (int i = 0; i < taps.length; i++) {
      taps[i] = (float) (exact[i] / sum);
    }
    return taps;
  }
}
