package glasswood.listen;

import be.tarsos.dsp.pitch.FastYin;
import be.tarsos.dsp.pitch.PitchDetectionResult;
import be.tarsos.dsp.pitch.PitchDetector;
import be.tarsos.dsp.pitch.Yin;
import java.util.Arrays;

/**
 * Pitch and harmonicity of the mid signal, five times a second.
 *
 * <p>The sound is brought to about 12 kHz. Pitch: TarsosDSP's FastYIN over 85 ms (de Cheveigné and
 * Kawahara, JASA 111, 2002), 45 Hz … 1.5 kHz, its period then sought between frames where the
 * autocorrelation is highest. FastYIN's transforms round the difference at a whole period of a pure
 * tone to less than zero, and it then refuses a pitch for being more than certain; where it finds
 * none in what is periodic, the library's plain YIN is asked, which takes ten times as long.
 * Harmonicity: the harmonics-to-noise ratio after Boersma, "Accurate short-term analysis of the
 * fundamental frequency and the harmonics-to-noise ratio of a sampled sound", IFA Proceedings 17
 * (1993): 10·log10(r/(1 − r)) dB, r being the highest autocorrelation of a Hann-windowed stretch
 * over that of its window, at a lag of 0.7 to 22 ms and between lags by a sinc over {@value #REACH}
 * of them on each side; it concerns what is below 5 kHz. Windows below −60 dBFS are silent: both
 * are NaN. Memory is constant.
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
  private static final double EDGE = 0.85;
  private static final int REACH = 24;

  /** From here on there is a period: YIN's threshold, a difference of 0.2, is 9.5 dB. */
  private static final double PERIODIC_DB = 10;

  private static final double MOST_REFINED = 0.03;
  private static final double CLOSE = 0.1;
  private static final double BETA = 6;

  private final double rate;
  private final float[] thin = new float[SIZE];
  private final float[] wave = new float[2 * SIZE];
  private final float[] power = new float[SIZE + 1];
  private final float[] hann = Fourier.hann(SIZE);
  private final double[] windowCorrelation = new double[SIZE];
  private final double[] ratio = new double[SIZE / 2 + REACH + 2];
  private final Thinner thinner;
  private final Fourier fourier = new Fourier(2 * SIZE);
  private final PitchDetector fastYin;
  private final PitchDetector yin;
  private final Slicer slicer;
  private final Listener listener;
  private double summitLag;
  private double summitHeight;

  /** A meter for sound of {@code rate} frames a second, at least 8,000. */
  public PitchMeter(int rate, Listener listener) {
    if (rate < 8000) {
      throw new IllegalArgumentException("pitch needs a rate of 8000 Hz or more: " + rate);
    }
    this.listener = listener;
    int decimation = (int) Math.max(1, Math.rint(rate / RATE));
    this.rate = (double) rate / decimation;
    fastYin = new FastYin((float) this.rate, SIZE);
    yin = new Yin((float) this.rate, SIZE);
    thinner = new Thinner(decimation, TAPS_A_STEP, EDGE, BETA);
    int size = thinner.length(SIZE);
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

  /** Hears frames of the mid signal. */
  void add(float[] samples, int offset, int count) {
    slicer.add(samples, offset, count);
  }

  private void measure(float[] samples, long centre) {
    thinner.thin(samples, thin, SIZE);
    double squares = 0;
    for (float sample : thin) {
      squares += (double) sample * sample;
    }
    if (squares < SILENCE * SIZE) {
      listener.at(centre, Double.NaN, Double.NaN);
      return;
    }
    double harmonicity = harmonicity();
    double hz = pitch(fastYin);
    if (Double.isNaN(hz) && harmonicity >= PERIODIC_DB) {
      hz = pitch(yin);
    }
    listener.at(centre, Double.isNaN(hz) ? hz : refined(hz), harmonicity);
  }

  private double pitch(PitchDetector detector) {
    PitchDetectionResult result = detector.getPitch(thin);
    double hz = result.getPitch();
    return result.isPitched() && hz >= LOWEST_HZ && hz <= HIGHEST_HZ ? hz : Double.NaN;
  }

  /** The pitch whose period is where the autocorrelation is highest nearby. */
  private double refined(double hz) {
    int lag = (int) Math.rint(rate / hz);
    while (lag + 1 < ratio.length - REACH && ratio[lag + 1] > ratio[lag]) {
      lag++;
    }
    while (lag > 1 && ratio[lag - 1] > ratio[lag]) {
      lag--;
    }
    climb(lag);
    double found = rate / summitLag;
    return Math.abs(found - hz) <= MOST_REFINED * hz ? found : hz;
  }

  private double harmonicity() {
    double mean = 0;
    for (float sample : thin) {
      mean += sample / SIZE;
    }
    for (int i = 0; i < SIZE; i++) {
      wave[i] = (float) (thin[i] - mean) * hann[i];
    }
    correlate();
    if (wave[0] <= 0) {
      return LEAST_DB;
    }
    for (int lag = 0; lag < ratio.length; lag++) {
      ratio[lag] = wave[lag] / wave[0] / windowCorrelation[lag];
    }
    int from = (int) Math.ceil(rate / HIGHEST_HZ);
    int to = (int) Math.min(SIZE / 2.0, rate / LOWEST_HZ);
    double highest = 0;
    for (int lag = from; lag <= to; lag++) {
      double here = ratio[lag];
      boolean summit = here > 0 && here >= ratio[lag - 1] && here >= ratio[lag + 1];
      if (summit && here > highest - CLOSE) {
        climb(lag);
        highest = Math.max(highest, summitHeight);
      }
    }
    if (highest <= 0) {
      return LEAST_DB;
    }
    double r = Math.min(highest, 1 - 1e-6);
    return Math.max(LEAST_DB, Math.min(MOST_DB, Levels.powerToDb(r / (1 - r))));
  }

  /** Finds the summit next to a lag, by parabolas through points ever closer to it. */
  private void climb(int lag) {
    double at = lag;
    double height = ratio[lag];
    for (double span = 0.5; span > 0.01; span *= 0.2) {
      double before = between(at - span);
      double after = between(at + span);
      double bend = before - 2 * height + after;
      if (bend >= 0) {
        break;
      }
      at += span * Math.max(-1, Math.min(1, 0.5 * (before - after) / bend));
      height = between(at);
    }
    summitLag = at;
    summitHeight = height;
  }

  /** The ratio between lags: a sinc under a Hann window. */
  private double between(double lag) {
    int below = (int) Math.floor(lag);
    double part = lag - below;
    if (part < 1e-9) {
      return ratio[below];
    }
    double sine = StrictMath.sin(Math.PI * part) / Math.PI;
    // cos(π·x/REACH) for neighbours x = part + REACH − 1, … goes on by rotation.
    double angle = Math.PI / REACH;
    double c = StrictMath.cos(angle * (part + REACH - 1));
    double s = StrictMath.sin(angle * (part + REACH - 1));
    double turnC = StrictMath.cos(angle);
    double turnS = StrictMath.sin(angle);
    double sum = 0;
    // The first neighbour, 1 − REACH, is an odd one.
    double sign = -sine;
    for (int k = 1 - REACH; k <= REACH; k++) {
      double x = part - k;
      sum += ratio[Math.abs(below + k)] * sign * (0.5 + 0.5 * c) / x;
      sign = -sign;
      double next = c * turnC + s * turnS;
      s = s * turnC - c * turnS;
      c = next;
    }
    return sum;
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
    fourier.realInverse(wave);
  }
}
