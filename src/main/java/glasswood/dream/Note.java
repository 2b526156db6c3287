package glasswood.dream;

/**
 * One note of a melody.
 *
 * @param seconds when it begins
 * @param duration how long it sounds, in seconds
 * @param hz its frequency
 * @param level its loudness, 0…1
 * @param phraseStart whether a phrase begins with it
 */
public record Note(double seconds, double duration, double hz, double level, boolean phraseStart) {

  /** The same note {@code offset} seconds later. */
  public Note shifted(double offset) {
    return new Note(seconds + offset, duration, hz, level, phraseStart);
  }
}
