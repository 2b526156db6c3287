package glasswood.dream;

/** A unit generator that wants to know of the dream it sounds in: called once, before it starts. */
public interface Dreaming {

  /**
   * Tells the unit about its dream. Called by the patch builder after the frame rate is known and
   * before the first block; may allocate.
   */
  void enter(Dream dream);
}
