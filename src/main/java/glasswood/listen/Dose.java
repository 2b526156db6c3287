package glasswood.listen;

/**
 * How much of a week's sound allowance a listening takes, after ITU-T H.870 (and WHO's "Safe
 * listening devices and systems", 2019): so many decibels for forty hours a week, and for every 3
 * dB more half as long.
 *
 * @param levelDb A-weighted equivalent level at the ear, in dB; −∞ for silence
 * @param seconds how long it lasts
 */
public record Dose(double levelDb, double seconds) {
  /** Hours of a week; more than these nobody listens. */
  public static final double HOURS_OF_A_WEEK = 168;

  private static final double HOURS = 40;

  /** Whose allowance. */
  public enum Mode {
    /** H.870's mode 1: 80 dBA for 40 hours. */
    ADULTS(80),
    /** H.870's mode 2: 75 dBA for 40 hours. */
    CHILDREN(75);

    private final double levelDb;

    Mode(double levelDb) {
      this.levelDb = levelDb;
    }

    /** The level in dBA that may be heard for forty hours a week. */
    public double levelDb() {
      return levelDb;
    }
  }

  /** Per cent of the weekly allowance that one hearing takes. */
  public double percent(Mode mode) {
    return 100 * seconds / 3600 / hours(mode);
  }

  /** Hours of such sound that take all of the weekly allowance; ∞ for silence. */
  public double hours(Mode mode) {
    return HOURS * Levels.dbToPower(mode.levelDb() - levelDb);
  }
}
