package com.softsynth.math;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The discrete Fourier transform of power-of-two lengths, in place, by an iterative radix-2
 * decimation in time (Cooley and Tukey 1965) with tabulated roots of unity from {@link StrictMath}.
 *
 * <p>Forward: X[k] = Σ x[n]·e^(−2πikn/N), unscaled by {@link #transform}; {@link #fft} divides by
 * N, {@link #ifft} does not, so that ifft(fft(x)) = x. Tables are made at a size's first use and
 * shared; after that nothing is allocated.
 */
public class FourierMath {
  private static final int MAX_LOG2 = 24;
  private static final AtomicReferenceArray<double[]> COSINES =
      new AtomicReferenceArray<>(MAX_LOG2 + 1);

  private FourierMath() {}

  /** Number of bits that count up to {@code powerOf2}: its logarithm. */
  public static int numBits(int powerOf2) {
    return 31 - Integer.numberOfLeadingZeros(powerOf2);
  }

  /** Replaces a signal by its spectrum, divided by n. */
  public static void fft(int n, double[] real, double[] imaginary) {
    transform(1, n, real, imaginary);
    double scale = 1.0 / n;
    for (int i = 0; i < n; i++) {
      real[i] *= scale;
      imaginary[i] *= scale;
    }
  }

  /** Replaces a spectrum by its signal; undoes {@link #fft}. */
  public static void ifft(int n, double[] real, double[] imaginary) {
    transform(-1, n, real, imaginary);
  }

  /**
   * The transform without scaling.
   *
   * @param sign 1 forward (exponent negative), −1 inverse
   * @param n a power of two, at most 2^24
   * @throws IllegalArgumentException if n is not a power of two
   */
  public static void transform(int sign, int n, double[] real, double[] imaginary) {
    double[] cosines = table(n);
    int bits = numBits(n);
    for (int i = 0; i < n; i++) {
      int j = bits == 0 ? 0 : Integer.reverse(i) >>> (32 - bits);
      if (j > i) {
        double swap = real[i];
        real[i] = real[j];
        real[j] = swap;
        swap = imaginary[i];
        imaginary[i] = imaginary[j];
        imaginary[j] = swap;
      }
    }
    int quarter = n / 4;
    for (int half = 1; half < n; half *= 2) {
      int step = n / (2 * half);
      for (int group = 0; group < n; group += 2 * half) {
        for (int k = 0; k < half; k++) {
          int angle = k * step;
          double wr = cosines[angle];
          double wi = -sign * (n < 4 ? 0.0 : cosines[Math.abs(angle - quarter)]);
          int a = group + k;
          int b = a + half;
          double tr = real[b] * wr - imaginary[b] * wi;
          double ti = real[b] * wi + imaginary[b] * wr;
          real[b] = real[a] - tr;
          imaginary[b] = imaginary[a] - ti;
          real[a] += tr;
          imaginary[a] += ti;
        }
      }
    }
  }

  /** The transform of single-precision arrays, computed in double; allocates two work arrays. */
  public static void transform(int sign, int n, float[] real, float[] imaginary) {
    double[] re = new double[n];
    double[] im = new double[n];
    for (int i = 0; i < n; i++) {
      re[i] = real[i];
      im[i] = imaginary[i];
    }
    transform(sign, n, re, im);
    for (int i = 0; i < n; i++) {
      real[i] = (float) re[i];
      imaginary[i] = (float) im[i];
    }
  }

  /** √(re² + im²) for each element of {@code magnitudes}. */
  public static void calculateMagnitudes(double[] real, double[] imaginary, double[] magnitudes) {
    for (int i = 0; i < magnitudes.length; i++) {
      magnitudes[i] = Math.sqrt(real[i] * real[i] + imaginary[i] * imaginary[i]);
    }
  }

  /** √(re² + im²) for each element of {@code magnitudes}. */
  public static void calculateMagnitudes(float[] real, float[] imaginary, float[] magnitudes) {
    for (int i = 0; i < magnitudes.length; i++) {
      double re = real[i];
      double im = imaginary[i];
      magnitudes[i] = (float) Math.sqrt(re * re + im * im);
    }
  }

  /** cos(2πk/n) for k = 0 … n/2. */
  private static double[] table(int n) {
    if (n < 1 || Integer.bitCount(n) != 1 || numBits(n) > MAX_LOG2) {
      throw new IllegalArgumentException("size must be a power of two up to 2^24: " + n);
    }
    int bits = numBits(n);
    double[] cosines = COSINES.get(bits);
    if (cosines == null) {
      cosines = new double[n / 2 + 1];
      for (int k = 0; k <= n / 2; k++) {
        cosines[k] = StrictMath.cos(2.0 * Math.PI * k / n);
      }
      COSINES.set(bits, cosines);
    }
    return cosines;
  }
}
