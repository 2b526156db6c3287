package com.jsyn.unitgen;

import com.jsyn.data.Spectrum;
import com.jsyn.ports.UnitSpectralInputPort;
import com.jsyn.ports.UnitSpectralOutputPort;

/**
 * Base of units that make a spectrum of each spectrum.
 *
 * <pre>
 * Inputs   Input   spectra
 * Output   Output  spectra of the same size
 * Cost     that of {@link #processSpectrum}, once for each spectrum
 * </pre>
 */
public abstract class SpectralProcessor extends UnitGenerator {
  public final UnitSpectralInputPort input;
  public final UnitSpectralOutputPort output;

  /** A processor for spectra of {@link Spectrum#DEFAULT_SIZE} bins. */
  protected SpectralProcessor() {
    this(Spectrum.DEFAULT_SIZE);
  }

  /** A processor for spectra of so many bins, a power of two; others make it allocate once. */
  protected SpectralProcessor(int size) {
    addPort(input = new UnitSpectralInputPort("Input"));
    addPort(output = new UnitSpectralOutputPort("Output", size));
  }

  /**
   * Makes one spectrum of another; called by the audio thread, must not allocate.
   *
   * @param inputSpectrum to be read only
   * @param outputSpectrum to be written wholly; as large as the other
   */
  public abstract void processSpectrum(Spectrum inputSpectrum, Spectrum outputSpectrum);

  @Override
  public void generate(int start, int limit) {
    input.pull(start, limit);
    if (input.isAvailable()) {
      Spectrum in = input.getSpectrum();
      output.setSize(in.size());
      processSpectrum(in, output.getSpectrum());
      output.advance(input.getFrame(start, limit));
    }
  }
}
