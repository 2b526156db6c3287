package glasswood.patch;

import glasswood.dream.Dream;
import java.util.List;

/** A checked patch: a description from which any number of instruments can be built. Immutable. */
public interface Patch {

  /** The patch's name. */
  String name();

  /** Its controls in the order of the file. */
  List<Control> controls();

  /**
   * Builds a running instrument. Its units' random streams derive from {@code dream.seed()} and the
   * units' names.
   *
   * @param dream what the layer may know of the dream
   * @param rate frames a second
   */
  Instrument build(Dream dream, int rate);
}
