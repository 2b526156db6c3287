package com.jsyn.unitgen;

import com.jsyn.data.SpectralWindow;
import com.jsyn.data.Spectrum;
import com.jsyn.ports.UnitOutputPort;
import com.jsyn.ports.UnitSpectralInputPort;
import com.softsynth.math.FourierMath;
import java.util.Arrays;

/**
 * Plays the signal of each spectrum that comes; the next one cuts the one before off.
 *
 * <pre>
 * Inputs   Input   spectra
 * Output   Output  their signals, of which the first frame is the one in which the spectrum was
 *                  complete; 0 when there is nothing more to play
 * State    the signal that is being played
 * Cost     one copy a frame, and the transform in the frame that brings a spectrum; allocates only
 *          when spectra become larger than before
 * Source   {@link FourierMath}
 * </pre>
 *
 * <p>Behind a {@link SpectralFFT} with rectangular windows it gives the signal as it was, size − 1
 * frames later.
 */
public class SpectralIFFT extends UnitGenerator {
  public final UnitSpectralInputPort input;
  public final UnitOutputPort output;

  private volatile SpectralWindow window = RectangularWindow.getInstance();
  private double[] signal = new double[Spectrum.DEFAULT_SIZE];
  private double[] work = new double[Spectrum.DEFAULT_SIZE];
  private int size;
  private int cursor;

  public SpectralIFFT() {
    addPort(input = new UnitSpectralInputPort("Input"));
    addPort(output = new UnitOutputPort());
  }

  /** Makes room for spectra of a size, so that nothing is allocated when the first one comes. */
  final void prepare(int spectrumSize) {
    if (signal.length < spectrumSize) {
      signal = new double[spectrumSize];
      work = new double[spectrumSize];
    }
  }

  public SpectralWindow getWindow() {
    return window;
  }

  /** Weights the frames of each signal; rectangular unless set. */
  public void setWindow(SpectralWindow window) {
    this.window = window;
  }

  @Override
  public void generate(int start, int limit) {
    double[] out = output.getValues();
    input.pull(start, limit);
    int from = start;
    if (input.isAvailable()) {
      int arrival = input.getFrame(start, limit);
      play(out, from, arrival);
      from = arrival;
      transform(input.getSpectrum());
    }
    play(out, from, limit);
  }

  private void play(double[] out, int start, int limit) {
    int count = Math.min(limit - start, size - cursor);
    System.arraycopy(signal, cursor, out, start, count);
    cursor += count;
    Arrays.fill(out, start + count, limit, 0.0);
  }

  private void transform(Spectrum spectrum) {
    SpectralWindow weights = window;
    size = spectrum.size();
    prepare(size);
    System.arraycopy(spectrum.getReal(), 0, signal, 0, size);
    System.arraycopy(spectrum.getImaginary(), 0, work, 0, size);
    FourierMath.ifft(size, signal, work);
    for (int i = 0; i < size; i++) {
      signal[i] *= weights.get(i);
    }
    cursor = 0;
  }
}
