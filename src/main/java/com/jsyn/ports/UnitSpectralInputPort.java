package com.jsyn.ports;

import com.jsyn.data.Spectrum;
import com.jsyn.unitgen.UnitGenerator;

/** Takes whole spectra from one spectral output, or from the program by {@link #setSpectrum}. */
public class UnitSpectralInputPort extends UnitPort implements ConnectableInput {
  private UnitSpectralOutputPort source;
  private Spectrum given;
  private volatile boolean fresh;
  private long taken;
  private long moments;

  /** A port called Input. */
  public UnitSpectralInputPort() {
    this("Input");
  }

  public UnitSpectralInputPort(String name) {
    super(name);
  }

  /** Whether there is a spectrum that was not taken yet by {@link #getSpectrum}. */
  public boolean isAvailable() {
    return source == null ? fresh : source.count() != taken;
  }

  /**
   * Takes the latest spectrum, which is its owner's: read it, do not write it.
   *
   * @return null before there was any and nothing is connected
   */
  public Spectrum getSpectrum() {
    if (source == null) {
      fresh = false;
      return given;
    }
    taken = source.count();
    return source.getSpectrum();
  }

  /** Gives a spectrum to be used once while nothing is connected. */
  public void setSpectrum(Spectrum spectrum) {
    given = spectrum;
    fresh = spectrum != null;
  }

  /**
   * The frame from which the latest spectrum counts in the piece from {@code start} to {@code
   * limit}: the one in which it was complete, or the first if that was in an earlier piece.
   */
  public int getFrame(int start, int limit) {
    int frame = source == null ? start : source.frame();
    return frame < start || frame >= limit ? start : frame;
  }

  /**
   * Lets what is connected compute its spectra; called by the unit itself at the beginning of
   * {@code generate}.
   */
  public void pull(int start, int limit) {
    UnitGenerator unit = getUnitGenerator();
    boolean clocked = unit != null && unit.getSynthesisEngine() != null;
    long now = clocked ? unit.getSynthesisEngine().getFrameCount() : moments;
    pullData(now - start, start, limit);
    moments += limit - start;
  }

  @Override
  public void pullData(long frameCount, int start, int limit) {
    if (source != null && source.getUnitGenerator() != null) {
      UnitGenerator unit = source.getUnitGenerator().getTopUnit();
      if (getUnitGenerator() == null || unit != getUnitGenerator().getTopUnit()) {
        unit.pullData(frameCount, start, limit);
      }
    }
  }

  void attach(UnitSpectralOutputPort output) {
    if (source != output) {
      source = output;
      taken = output.count();
    }
  }

  void detach(UnitSpectralOutputPort output) {
    if (source == output) {
      source = null;
    }
  }

  @Override
  public void connect(ConnectableOutput other) {
    if (!(other instanceof UnitSpectralOutputPort)) {
      throw new IllegalArgumentException(
          this + " takes spectra, which " + other + " does not give");
    }
    other.connect(this);
  }

  @Override
  public void disconnect(ConnectableOutput other) {
    other.disconnect(this);
  }

  /** Null: spectra are no blocks of values. */
  @Override
  public PortBlockPart getPortBlockPart() {
    return null;
  }
}
