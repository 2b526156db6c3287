package glasswood.listen;

/** Decibels to and from ratios; 0 is −∞ dB. */
public final class Levels {
  private Levels() {}

  /** Decibels of an amplitude ratio. */
  public static double amplitudeToDb(double ratio) {
    return 20 * StrictMath.log10(ratio);
  }

  /** Decibels of a power ratio. */
  public static double powerToDb(double ratio) {
    return 10 * StrictMath.log10(ratio);
  }

  /** The amplitude ratio of {@code db}. */
  public static double dbToAmplitude(double db) {
    return StrictMath.pow(10, db / 20);
  }

  /** The power ratio of {@code db}. */
  public static double dbToPower(double db) {
    return StrictMath.pow(10, db / 10);
  }
}
