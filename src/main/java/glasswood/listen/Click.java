package glasswood.listen;

import java.util.Comparator;

/**
 * Something that no instrument does, as {@link ClickMeter} found it.
 *
 * @param seconds when
 * @param side which channel, or both
 * @param kind what it is
 * @param strengthDb how far it stands above what is usual around it, in dB
 * @param levelDb its height in dBFS
 * @param soundDb root mean square of the sound around it, in dBFS
 */
public record Click(
    double seconds, Side side, Kind kind, double strengthDb, double levelDb, double soundDb) {
  private static final double FAINT_DB = -20;

  /** The worse, the greater: those that are not faint by strength, then the others likewise. */
  static final Comparator<Click> BY_STRENGTH =
      Comparator.comparing((Click click) -> !click.faint()).thenComparingDouble(Click::strengthDb);

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

  /** Whether it is a hundredth of the power of the sound around it, or less. */
  public boolean faint() {
    return levelDb <= soundDb + FAINT_DB;
  }

  /** This click and one that belongs to it: the stronger one's figures, the graver kind. */
  Click and(Click other) {
    Click stronger = other.strengthDb > strengthDb ? other : this;
    return new Click(
        Math.min(seconds, other.seconds),
        side == other.side ? side : Side.BOTH,
        kind.compareTo(other.kind) >= 0 ? kind : other.kind,
        stronger.strengthDb,
        Math.max(levelDb, other.levelDb),
        Math.max(soundDb, other.soundDb));
  }
}
