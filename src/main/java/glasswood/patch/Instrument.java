package glasswood.patch;

import com.jsyn.ports.UnitOutputPort;
import com.jsyn.unitgen.UnitGenerator;

/** A running patch: a circuit with a stereo output and controls. Used by one thread at a time. */
public interface Instrument {

  /** The circuit, to be added to a synthesizer. */
  UnitGenerator unit();

  /** The stereo output (two parts). */
  UnitOutputPort output();

  /** Index of a control for {@link #setControl}, −1 when there is none of that name. */
  int controlIndex(String name);

  /**
   * Moves a control; what depends on it glides there linearly over the following {@link
   * glasswood.patch.Instrument#GLIDE_FRAMES} frames. Allocates nothing.
   */
  void setControl(int index, double value);

  /** Frames over which a control's new value is reached. */
  int GLIDE_FRAMES = 64;
}
