package glasswood.listen;

import be.tarsos.dsp.util.ConcurrencyUtils;
import be.tarsos.dsp.util.fft.FloatFFT;

/**
 * Fourier transforms of one size, in place, by TarsosDSP's FFT.
 *
 * <p>It always runs on the calling thread, so that figures and time do not depend on what else the
 * machine does.
 */
public final class Fourier {
  static {
    ConcurrencyUtils.setNumberOfThreads(1);
    ConcurrencyUtils.setThreadsBeginN_1D_FFT_2Threads(Integer.MAX_VALUE);
    ConcurrencyUtils.setThreadsBeginN_1D_FFT_4Threads(Integer.MAX_VALUE);
  }

  private final int size;
  private final FloatFFT transform;

  /** Transforms of {@code size} numbers, at least 2; fastest where it is a power of two. */
  public Fourier(int size) {
    if (size < 2) {
      throw new IllegalArgumentException("size below 2: " + size);
    }
    this.size = size;
    transform = new FloatFFT(size);
  }

  /** How many numbers a transform takes. */
  public int size() {
    return size;
  }

  /**
   * Transforms {@code size} real numbers of an even size. Afterwards {@code a[2k]} and {@code a[2k
   * + 1]} are the real and imaginary part of bin k, 0 &lt; k &lt; size/2, {@code a[0]} that of bin
   * 0 and {@code a[1]} that of bin size/2.
   */
  public void real(float[] a) {
    transform.realForward(a);
  }

  /** Transforms {@code size} complex numbers, real and imaginary parts in turn. */
  public void complex(float[] a) {
    transform.complexForward(a);
  }

  /** The inverse of {@link #real}, but for a factor of size/2. */
  public void realInverse(float[] a) {
    transform.realInverse(a, false);
  }

  /** The inverse of {@link #complex}, scaled by 1/size when asked for. */
  public void inverse(float[] a, boolean scaled) {
    transform.complexInverse(a, scaled);
  }

  /**
   * The power |X|² of bins 0 … size/2 of what {@link #real} left in {@code a}.
   *
   * @param power size/2 + 1 numbers
   */
  public void power(float[] a, float[] power) {
    int half = size / 2;
    power[0] = a[0] * a[0];
    power[half] = a[1] * a[1];
    for (int k = 1; k < half; k++) {
      float re = a[2 * k];
      float im = a[2 * k + 1];
      power[k] = re * re + im * im;
    }
  }

  /** A periodic Hann window of {@code size} points. */
  public static float[] hann(int size) {
    float[] window = new float[size];
    for (int i = 0; i < size; i++) {
      window[i] = (float) (0.5 - 0.5 * StrictMath.cos(2 * Math.PI * i / size));
    }
    return window;
  }

  /** A periodic Blackman window (0.42, 0.5, 0.08) of {@code size} points. */
  public static float[] blackman(int size) {
    float[] window = new float[size];
    for (int i = 0; i < size; i++) {
      double x = 2 * Math.PI * i / size;
      window[i] = (float) (0.42 - 0.5 * StrictMath.cos(x) + 0.08 * StrictMath.cos(2 * x));
    }
    return window;
  }
}
