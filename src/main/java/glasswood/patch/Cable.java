package glasswood.patch;

import glasswood.json.Place;

/** A cable as a patch defines it: "sway[i] -> hum[i].amplitude". */
record Cable(End from, End to, Place place) {

  /**
   * One end of a cable.
   *
   * @param unit index of the unit, {@link #OUT} for the patch's output
   * @param copies which copies
   * @param copy the copy when it is one
   * @param port the port's name, as the type spells it
   * @param part which part: a number, {@link #ALL_PARTS} or {@link #OWN_PART}
   * @param parts how many parts the port has
   */
  record End(int unit, Copies copies, int copy, String port, int part, int parts) {}

  /** Which copies of a unit a cable reaches. */
  enum Copies {
    /** The one whose number is given. */
    ONE,
    /** Each, wired to its counterpart. */
    EACH,
    /** All of them. */
    ALL
  }

  /** The unit index that means the patch's output. */
  static final int OUT = -1;

  /** All parts of a port. */
  static final int ALL_PARTS = -1;

  /** The part whose number is the copy's: "a[i] -> mixer.input.i". */
  static final int OWN_PART = -2;

  /** Whether it wires element to element. */
  boolean isParallel() {
    return from.copies() == Copies.EACH && to.copies() == Copies.EACH;
  }
}
