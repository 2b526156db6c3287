package com.jsyn.unitgen;

import com.jsyn.Synthesizer;
import com.jsyn.data.SpectralWindow;
import com.jsyn.data.Spectrum;
import com.jsyn.ports.UnitInputPort;
import com.jsyn.ports.UnitSpectralOutputPort;
import com.softsynth.math.FourierMath;

/**
 * Cuts a signal into windows side by side and gives the spectrum of each.
 *
 * <pre>
 * Inputs   Input   audio, default 0, per frame
 * Output   Output  spectra, divided by their size: a sine of amplitude 1 on a bin gives 0.5 there and
 *                  in its mirror
 * State    the window that is being filled
 * Cost     one copy a frame, and the transform in the frame that completes a window; allocates nothing
 * Source   {@link FourierMath}
 * </pre>
 *
 * <p>Several of these with offsets give windows that overlap, see {@link SpectralFilter}.
 */
public class SpectralFFT extends UnitGenerator {
  private static final int LEAST_LOG2 = FourierMath.numBits(Synthesizer.FRAMES_PER_BLOCK);
  private static final int GREATEST_LOG2 = 16;

  public final UnitInputPort input;
  public final UnitSpectralOutputPort output;

  private Cut cut;
  private int offset;
  private volatile SpectralWindow window = RectangularWindow.getInstance();

  /** The window that is being filled, replaced as a whole. */
  private static final class Cut {
    final int size;
    final double[] frames;
    int cursor;

    Cut(int size, int offset) {
      this.size = size;
      frames = new double[size];
      cursor = Math.floorMod(offset, size);
    }
  }

  /** Windows of {@link Spectrum#DEFAULT_SIZE} frames. */
  public SpectralFFT() {
    this(Spectrum.DEFAULT_SIZE_LOG_2);
  }

  /** Windows of 2^sizeLog2 frames, from a block's length to 65536. */
  public SpectralFFT(int sizeLog2) {
    addPort(input = new UnitInputPort("Input"));
    addPort(output = new UnitSpectralOutputPort("Output", checked(sizeLog2)));
    cut = new Cut(1 << sizeLog2, 0);
    FourierMath.transform(1, cut.size, new double[cut.size], new double[cut.size]); // its tables
  }

  private static int checked(int sizeLog2) {
    if (sizeLog2 < LEAST_LOG2 || sizeLog2 > GREATEST_LOG2) {
      throw new IllegalArgumentException(
          "sizeLog2 must be " + LEAST_LOG2 + "…" + GREATEST_LOG2 + ", not " + sizeLog2);
    }
    return 1 << sizeLog2;
  }

  public int getSizeLog2() {
    return FourierMath.numBits(cut.size);
  }

  /** Makes windows of 2^sizeLog2 frames, from a block's length to 65536; not while it runs. */
  public void setSizeLog2(int sizeLog2) {
    int size = checked(sizeLog2);
    output.setSize(size);
    cut = new Cut(size, offset);
    FourierMath.transform(1, size, new double[size], new double[size]);
  }

  public int getOffset() {
    return offset;
  }

  /** By how many frames the first window is shorter than the others; not while it runs. */
  public void setOffset(int offset) {
    this.offset = offset;
    cut = new Cut(cut.size, offset);
  }

  public SpectralWindow getWindow() {
    return window;
  }

  /** Weights the frames of each window; rectangular unless set. */
  public void setWindow(SpectralWindow window) {
    this.window = window;
  }

  @Override
  public void generate(int start, int limit) {
    double[] in = input.getValues();
    Cut now = cut;
    int from = start;
    while (from < limit) {
      int count = Math.min(limit - from, now.size - now.cursor);
      System.arraycopy(in, from, now.frames, now.cursor, count);
      now.cursor += count;
      from += count;
      if (now.cursor == now.size) {
        now.cursor = 0;
        transform(now);
        output.advance(from - 1);
      }
    }
  }

  private void transform(Cut now) {
    SpectralWindow weights = window;
    double[] real = output.getSpectrum().getReal();
    double[] imaginary = output.getSpectrum().getImaginary();
    for (int i = 0; i < now.size; i++) {
      real[i] = now.frames[i] * weights.get(i);
      imaginary[i] = 0.0;
    }
    FourierMath.fft(now.size, real, imaginary);
  }
}
