package com.jsyn.unitgen;

import com.jsyn.data.SpectralWindow;
import com.jsyn.data.SpectralWindowFactory;
import com.jsyn.data.Spectrum;
import com.jsyn.ports.UnitInputPort;
import com.jsyn.ports.UnitOutputPort;
import com.jsyn.ports.UnitSpectralInputPort;
import com.jsyn.ports.UnitSpectralOutputPort;

/**
 * Takes a signal to overlapping spectra and back, with whatever processors stand between.
 *
 * <pre>
 * Inputs   Input   audio, default 0, per frame
 * Output   Output  the processed signal, size − 1 frames later
 * State    the overlapping windows
 * Cost     two transforms for each window of size frames, times the overlap; allocates nothing
 * Source   Griffin and Lim, "Signal estimation from modified short-time Fourier transform", IEEE
 *          ASSP 32 (1984): windows before and after, divided by the sum of their squares
 * </pre>
 *
 * <p>Each spectral output is connected to its spectral input, so that a new filter leaves the
 * signal as it is; to process, connect a {@link SpectralProcessor} between each of the pairs.
 * Processors may be added to this circuit or to the synthesizer.
 */
public class SpectralFilter extends Circuit implements UnitSink, UnitSource {
  private static final int DEFAULT_OVERLAP = 4;

  public final UnitInputPort input;
  public final UnitOutputPort output;

  private final SpectralFFT[] forward;
  private final SpectralIFFT[] backward;
  private final int size;
  private SpectralWindow window;

  /** Four overlapping windows of {@link Spectrum#DEFAULT_SIZE} frames. */
  public SpectralFilter() {
    this(DEFAULT_OVERLAP, Spectrum.DEFAULT_SIZE_LOG_2);
  }

  /**
   * A filter with von Hann's window.
   *
   * @param numFFTs how many windows overlap: a new one begins every size/numFFTs frames; at least 2
   * @param sizeLog2 logarithm of the windows' size, see {@link SpectralFFT}
   */
  public SpectralFilter(int numFFTs, int sizeLog2) {
    size = 1 << sizeLog2;
    if (numFFTs < 2 || numFFTs > size / 2) {
      throw new IllegalArgumentException(
          "numFFTs must be 2…" + size / 2 + " for windows of " + size + ", not " + numFFTs);
    }
    PassThrough in = new PassThrough();
    PassThrough sum = new PassThrough();
    forward = new SpectralFFT[numFFTs];
    backward = new SpectralIFFT[numFFTs];
    super.add(in);
    for (int i = 0; i < numFFTs; i++) {
      forward[i] = new SpectralFFT(sizeLog2);
      forward[i].setOffset((int) ((long) i * size / numFFTs));
      in.output.connect(forward[i].input);
      super.add(forward[i]);
    }
    for (int i = 0; i < numFFTs; i++) {
      backward[i] = new SpectralIFFT();
      backward[i].prepare(size);
      forward[i].output.connect(backward[i].input);
      backward[i].output.connect(sum.input);
      super.add(backward[i]);
    }
    super.add(sum);
    addPort(input = in.input);
    addPort(output = sum.output);
    setWindow(SpectralWindowFactory.getHannWindow(sizeLog2));
  }

  /** Adds a unit, a processor say, which runs between the transforms. */
  @Override
  public void add(UnitGenerator unit) {
    addBefore(unit, backward[0]);
  }

  @Override
  public UnitInputPort getInput() {
    return input;
  }

  @Override
  public UnitOutputPort getOutput() {
    return output;
  }

  /** Where spectra of the i-th windows come from. */
  public UnitSpectralOutputPort getSpectralOutput(int i) {
    return forward[i].output;
  }

  /** Where spectra of the i-th windows go to. */
  public UnitSpectralInputPort getSpectralInput(int i) {
    return backward[i].input;
  }

  public SpectralWindow getWindow() {
    return window;
  }

  /**
   * Weights the frames before and after the spectra, and divides by the sum of the squares of the
   * windows that overlap, so that an unchanged spectrum gives an unchanged signal.
   */
  public final void setWindow(SpectralWindow window) {
    this.window = window;
    int count = forward.length;
    for (int i = 0; i < count; i++) {
      double[] after = new double[size];
      for (int n = 0; n < size; n++) {
        double sum = 0.0;
        for (int j = 0; j < count; j++) {
          double weight =
              window.get(Math.floorMod(n - forward[i].getOffset() + forward[j].getOffset(), size));
          sum += weight * weight;
        }
        after[n] = sum > 0.0 ? window.get(n) / sum : 0.0;
      }
      forward[i].setWindow(window);
      backward[i].setWindow(index -> after[index]);
    }
  }
}
