package glasswood.listen;

/**
 * Something that no instrument does, as {@link ClickMeter} found it.
 *
 * @param seconds when
 * @param side which channel, or both
 * @param kind what it is
 * @param strengthDb how far it stands above what is usual around it, in dB
 * @param levelDb its height in dBFS
 */
public record Click(double seconds, Side side, Kind kind, double strengthDb, double levelDb) {
  /** Where a click is heard. */
  public enum Side {
    LEFT,
    RIGHT,
    BOTH
  }

  /** What a click is. */
  public enum Kind {
    /** One sample, or a few, that do not belong. */
    SPIKE,
    /** The wave goes on at another height. */
    STEP,
    /** The wave is missing: a stretch of exact silence within sound. */
    DROPOUT,
    /** A block is there twice. */
    REPEAT
  }
}
