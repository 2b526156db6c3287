package glasswood.patch;

import glasswood.dream.Dream;
import java.util.List;

/** A checked patch: a description from which any number of instruments can be built. Immutable. */
public interface Patch {

  /** The patch's name. */
  String name();

  /** What it is, in a sentence; may be empty. */
  default String about() {
    return "";
  }

  /**
   * What its sound depends on: SHA-256 (hex) over everything in its file and in those it includes,
   * moods applied. The name, for patches that do not come from files.
   */
  default String hash() {
    return name();
  }

  /** How many unit generators it is built of, copies and included patches counted. */
  default long unitCount() {
    return 1;
  }

  /** Its controls in the order of the file. */
  List<Control> controls();

  /**
   * Builds a running instrument. Its units' random streams derive from {@code dream.seed()} and the
   * units' names.
   *
   * @param dream what the layer may know of the dream
   * @param rate frames a second
   * @throws glasswood.json.BadInput when a random number makes an expression infinite
   */
  Instrument build(Dream dream, int rate);
}
