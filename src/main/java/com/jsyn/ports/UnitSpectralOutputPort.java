package com.jsyn.ports;

import com.jsyn.data.Spectrum;

/**
 * Gives whole spectra, one after the other, to any number of spectral inputs.
 *
 * <p>Its unit writes into {@link #getSpectrum} and then hands over with {@link #advance()}. Readers
 * run after it in the same piece of the block, or in the next one, before it writes again.
 */
public class UnitSpectralOutputPort extends UnitPort implements ConnectableOutput {
  private final Spectrum spectrum;
  private long count;
  private int frame;

  /** A port called Output for spectra of {@link Spectrum#DEFAULT_SIZE} bins. */
  public UnitSpectralOutputPort() {
    this("Output");
  }

  /** A port called Output for spectra of so many bins. */
  public UnitSpectralOutputPort(int size) {
    this("Output", size);
  }

  /** A port for spectra of {@link Spectrum#DEFAULT_SIZE} bins. */
  public UnitSpectralOutputPort(String name) {
    this(name, Spectrum.DEFAULT_SIZE);
  }

  /** A port for spectra of so many bins. */
  public UnitSpectralOutputPort(String name, int size) {
    super(name);
    spectrum = new Spectrum(size);
  }

  /** Changes the number of bins; not while the unit runs. */
  public void setSize(int size) {
    spectrum.setSize(size);
  }

  /** The spectrum that is being written, or was handed over last. */
  public Spectrum getSpectrum() {
    return spectrum;
  }

  /** Whether a spectrum was handed over yet. */
  public boolean isAvailable() {
    return count > 0;
  }

  /** Hands over what was written, as of the first frame of the present piece. */
  public void advance() {
    advance(0);
  }

  /** Hands over what was written, which was complete in that frame of the block. */
  public void advance(int completeFrame) {
    frame = completeFrame;
    count++;
  }

  /** How many spectra were handed over. */
  long count() {
    return count;
  }

  /** The frame of the block in which the last one was complete. */
  int frame() {
    return frame;
  }

  /** Connects to a spectral input, which takes spectra from one output at a time. */
  @Override
  public void connect(ConnectableInput other) {
    if (!(other instanceof UnitSpectralInputPort input)) {
      throw new IllegalArgumentException(
          "spectra of " + this + " can only go to a spectral input, not to " + other);
    }
    commandPort(input).queueCommand(() -> input.attach(this));
  }

  @Override
  public void disconnect(ConnectableInput other) {
    if (other instanceof UnitSpectralInputPort input) {
      commandPort(input).queueCommand(() -> input.detach(this));
    }
  }

  /** The port whose engine runs commands about a connection: whichever has one. */
  private UnitPort commandPort(UnitPort other) {
    boolean mine = getUnitGenerator() != null && getUnitGenerator().getSynthesisEngine() != null;
    return mine ? this : other;
  }
}
