package com.jsyn.unitgen;

import com.jsyn.data.Spectrum;
import com.jsyn.ports.UnitInputPort;
import com.jsyn.ports.UnitOutputPort;
import com.softsynth.math.FourierMath;

/**
 * Base of Fourier transforms of complex streams: what comes in during one window is transformed and
 * goes out during the next, one value a frame.
 *
 * <pre>
 * Inputs   InputReal        default 0, per frame
 *          InputImaginary   default 0, per frame
 * Outputs  OutputReal       the transform of the window before
 *          OutputImaginary  the transform of the window before
 * State    one window
 * Cost     two copies a frame, and the transform in the frame that completes a window; allocates
 *          nothing while running
 * </pre>
 */
public abstract class FFTBase extends UnitGenerator {
  private static final int GREATEST = 1 << 20;

  public final UnitInputPort inputReal;
  public final UnitInputPort inputImaginary;
  public final UnitOutputPort outputReal;
  public final UnitOutputPort outputImaginary;

  private Window window;

  /** A window, replaced as a whole. */
  private static final class Window {
    final double[] real;
    final double[] imaginary;
    int cursor;

    Window(int size) {
      real = new double[size];
      imaginary = new double[size];
      FourierMath.transform(1, size, real, imaginary); // makes the tables
    }
  }

  protected FFTBase() {
    addPort(inputReal = new UnitInputPort("InputReal"));
    addPort(inputImaginary = new UnitInputPort("InputImaginary"));
    addPort(outputReal = new UnitOutputPort("OutputReal"));
    addPort(outputImaginary = new UnitOutputPort("OutputImaginary"));
    setSize(Spectrum.DEFAULT_SIZE);
  }

  /** Frames in a window; 512 unless set. */
  public int getSize() {
    return window.real.length;
  }

  /** Begins anew with windows of so many frames, a power of two up to 2^20. */
  public final void setSize(int size) {
    if (size < 1 || size > GREATEST || Integer.bitCount(size) != 1) {
      throw new IllegalArgumentException("size must be a power of two up to 2^20, not " + size);
    }
    window = new Window(size);
  }

  /** Transforms a window in place. */
  abstract void transform(int size, double[] real, double[] imaginary);

  @Override
  public void generate(int start, int limit) {
    double[] inReal = inputReal.getValues();
    double[] inImaginary = inputImaginary.getValues();
    double[] outReal = outputReal.getValues();
    double[] outImaginary = outputImaginary.getValues();
    Window now = window;
    int size = now.real.length;
    int from = start;
    while (from < limit) {
      int count = Math.min(limit - from, size - now.cursor);
      System.arraycopy(now.real, now.cursor, outReal, from, count);
      System.arraycopy(now.imaginary, now.cursor, outImaginary, from, count);
      System.arraycopy(inReal, from, now.real, now.cursor, count);
      System.arraycopy(inImaginary, from, now.imaginary, now.cursor, count);
      now.cursor += count;
      from += count;
      if (now.cursor == size) {
        now.cursor = 0;
        transform(size, now.real, now.imaginary);
      }
    }
  }
}
