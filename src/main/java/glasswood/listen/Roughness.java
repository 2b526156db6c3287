package glasswood.listen;

import java.util.Arrays;

/**
 * Roughness of one window of sound, in asper: 1 is a 1 kHz tone of 60 dB SPL, fully modulated at 70
 * Hz.
 *
 * <p>Source: Daniel and Weber, "Psychoacoustical roughness: implementation of an optimized model",
 * Acustica 83 (1997). The window becomes the {@link Excitation} of 47 bands. Of each band the
 * envelope is taken, and of the envelope the fluctuation that is heard as rough: a band-pass around
 * 70 Hz, lower for low bands. Fluctuation over mean is the modulation index m, at most 1. Bands one
 * Bark apart must fluctuate alike, k being the correlation of their fluctuations: the roughness is
 * c · Σ (g·m·k·k′)².
 *
 * <p>Where the paper has tables read off figures, there are smooth curves here, fitted to the same
 * data (Fastl and Zwicker, "Psychoacoustics", 3rd ed., fig. 11.2): {@link #heard} for the
 * band-pass, {@link #WEIGHT} for g. Correlation is raised to 1.15 and counts nothing when negative,
 * which brings white noise to 0.01. The window is the power of two next to 0.18 s. Full scale is
 * taken as {@value #FULL_SCALE_SPL} dB SPL, so that a dream at −18 LUFS is heard at about 60 dB. c
 * is found at construction, from the reference tone itself.
 *
 * <p>{@link #of} allocates nothing.
 */
public final class Roughness {
  /** The sound pressure level in dB that a full-scale sine is taken to have. */
  public static final double FULL_SCALE_SPL = 78;

  /** The power that correlations are raised to; the paper has 1. */
  private static final double AGREEMENT = 1.15;

  private static final double HIGHEST_RATE_HZ = 400;
  private static final int FIRST_RATE = 3;
  private static final int LEAST_ENVELOPE = 256;
  private static final double SILENCE = 1e-9;

  /**
   * Weight g over Bark: pairs of Bark and weight, linear between. So modulated tones of 125 Hz to 8
   * kHz are as rough at most as in the figure.
   */
  private static final double[][] WEIGHT = {
    {0, 0.28},
    {1.2, 0.52},
    {2.5, 0.71},
    {4.8, 0.66},
    {8.5, 1},
    {13, 0.79},
    {17, 0.66},
    {21, 0.55},
    {24, 0.5}
  };

  private final int size;
  private final Fourier fourier;
  private final float[] window;
  private final float[] spectrum;
  private final Excitation excitation;
  private final Fourier[] envelopes;
  private final float[] wave;
  private final float[] envelope;
  private final int rates;
  private final double[] weights = new double[Excitation.BANDS];
  private final float[][] hearing = new float[Excitation.BANDS][];
  private final float[][] fluctuation = new float[Excitation.BANDS][];
  private final double[] power = new double[Excitation.BANDS];
  private final double[] index = new double[Excitation.BANDS];
  private final double[] likeness = new double[Excitation.BANDS];
  private final double indexScale;
  private final double calibration;

  /** A model for sound of {@code rate} frames a second, at least 8,000. */
  public Roughness(int rate) {
    if (rate < 8000) {
      throw new IllegalArgumentException("roughness needs a rate of 8000 Hz or more: " + rate);
    }
    size = 1 << (int) Math.rint(StrictMath.log(0.18 * rate) / StrictMath.log(2));
    fourier = new Fourier(size);
    window = Fourier.blackman(size);
    spectrum = new float[size];
    double sum = 0;
    double squares = 0;
    for (float w : window) {
      sum += w;
      squares += (double) w * w;
    }
    excitation = new Excitation(rate, size, 2 / sum, FULL_SCALE_SPL);
    indexScale = Math.sqrt(2) * (sum / size) / Math.sqrt(squares / size);
    rates = (int) (HIGHEST_RATE_HZ * size / rate) + 1;
    int largest = Integer.highestOneBit(excitation.bins() + rates) * 2;
    envelopes = new Fourier[32];
    for (int n = LEAST_ENVELOPE; n <= largest; n *= 2) {
      envelopes[Integer.numberOfTrailingZeros(n)] = new Fourier(n);
    }
    wave = new float[2 * largest];
    envelope = new float[largest];
    for (int band = 0; band < Excitation.BANDS; band++) {
      double bark = Excitation.centre(band);
      weights[band] = weight(bark);
      fluctuation[band] = new float[2 * rates];
      hearing[band] = new float[rates];
      for (int k = FIRST_RATE; k < rates; k++) {
        hearing[band][k] = (float) heard((double) k * rate / size, bark);
      }
    }
    calibration = 1 / raw(reference(rate));
  }

  /** Frames in a window. */
  public int size() {
    return size;
  }

  /** The roughness in asper of {@code size()} samples, full scale 1. They are not changed. */
  public double of(float[] samples) {
    return calibration * raw(samples);
  }

  /** How much a fluctuation of {@code hz} counts at {@code bark}, 0 … 1. */
  private static double heard(double hz, double bark) {
    double ratio = hz / (72 * (1 - StrictMath.exp(-bark / 3)));
    return StrictMath.pow(ratio * StrictMath.exp(1 - ratio), 1.2);
  }

  private static double weight(double bark) {
    int i = 1;
    while (i < WEIGHT.length - 1 && WEIGHT[i][0] < bark) {
      i++;
    }
    double part = (bark - WEIGHT[i - 1][0]) / (WEIGHT[i][0] - WEIGHT[i - 1][0]);
    return WEIGHT[i - 1][1] + part * (WEIGHT[i][1] - WEIGHT[i - 1][1]);
  }

  private float[] reference(int rate) {
    // Carrier and two sidebands of half its amplitude: 1.5 times its power, 60 dB SPL in all.
    double amplitude = Levels.dbToAmplitude(60 - FULL_SCALE_SPL) / Math.sqrt(1.5);
    float[] tone = new float[size];
    for (int i = 0; i < size; i++) {
      double t = 2 * Math.PI * i / rate;
      tone[i] = (float) (amplitude * (1 + StrictMath.sin(70 * t)) * StrictMath.sin(1000 * t));
    }
    return tone;
  }

  private double raw(float[] samples) {
    for (int i = 0; i < size; i++) {
      spectrum[i] = samples[i] * window[i];
    }
    fourier.real(spectrum);
    excitation.hear(spectrum);
    for (int band = 0; band < Excitation.BANDS; band++) {
      fluctuate(band);
    }
    for (int band = 0; band + 2 < Excitation.BANDS; band++) {
      likeness[band] = likeness(band, band + 2);
    }
    double sum = 0;
    for (int band = 0; band < Excitation.BANDS; band++) {
      double below = band >= 2 ? likeness[band - 2] : 1;
      double above = band + 2 < Excitation.BANDS ? likeness[band] : 1;
      double specific = weights[band] * index[band] * below * above;
      sum += specific * specific;
    }
    return sum;
  }

  /** Finds the modulation index of a band and the spectrum of what it fluctuates by. */
  private void fluctuate(int band) {
    index[band] = 0;
    power[band] = 0;
    int span = excitation.band(band, wave);
    if (span < 2) {
      return;
    }
    // Beats of components up to span bins apart must not fold down on the rates that are heard.
    int length = LEAST_ENVELOPE;
    while (length < span + rates) {
      length *= 2;
    }
    Arrays.fill(wave, 2 * span, 2 * length, 0);
    Fourier transform = envelopes[Integer.numberOfTrailingZeros(length)];
    transform.inverse(wave, false);
    double sum = 0;
    for (int i = 0; i < length; i++) {
      float a = wave[2 * i];
      float b = wave[2 * i + 1];
      float magnitude = (float) Math.sqrt(a * a + b * b);
      envelope[i] = magnitude;
      sum += magnitude;
    }
    double mean = sum / length;
    if (mean < SILENCE) {
      return;
    }
    transform.real(envelope);
    float[] out = fluctuation[band];
    float[] h = hearing[band];
    double squares = 0;
    for (int k = FIRST_RATE; k < rates; k++) {
      float a = envelope[2 * k] * h[k] / length;
      float b = envelope[2 * k + 1] * h[k] / length;
      out[2 * k] = a;
      out[2 * k + 1] = b;
      squares += (double) a * a + (double) b * b;
    }
    power[band] = squares;
    index[band] = Math.min(1, indexScale * Math.sqrt(2 * squares) / mean);
  }

  private double likeness(int low, int high) {
    if (index[low] == 0 || index[high] == 0) {
      return 0;
    }
    float[] a = fluctuation[low];
    float[] b = fluctuation[high];
    double sum = 0;
    for (int k = 2 * FIRST_RATE; k < 2 * rates; k++) {
      sum += (double) a[k] * b[k];
    }
    double correlation = sum / Math.sqrt(power[low] * power[high]);
    return correlation > 0 ? StrictMath.pow(correlation, AGREEMENT) : 0;
  }
}
