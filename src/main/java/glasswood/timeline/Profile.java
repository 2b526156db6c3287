package glasswood.timeline;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What a piece is mastered for: how loud it becomes, how far it may rise above that, and how slowly
 * its phases turn into each other. The lint for calm holds it to the same limits.
 */
public enum Profile {
  /** To fall asleep by: quiet, even, with longer fades. */
  SLEEP(-23, -2, 4, 1.5),
  /** To listen to with attention; the default. */
  MEDITATE(-18, -1, 6, 1),
  /** To hand on: as loud as streaming services play. */
  DELIVER(-16, -1, 6, 1);

  /** Their names as listeners write them. */
  public static final List<String> NAMES = Stream.of(values()).map(Profile::text).toList();

  private final double loudnessLufs;
  private final double truePeakDb;
  private final double momentaryAboveLu;
  private final double fades;

  Profile(double loudnessLufs, double truePeakDb, double momentaryAboveLu, double fades) {
    this.loudnessLufs = loudnessLufs;
    this.truePeakDb = truePeakDb;
    this.momentaryAboveLu = momentaryAboveLu;
    this.fades = fades;
  }

  /** Integrated loudness to reach, in LUFS. */
  public double loudnessLufs() {
    return loudnessLufs;
  }

  /** Highest true peak, in dBTP. */
  public double truePeakDb() {
    return truePeakDb;
  }

  /** How far momentary loudness may rise above the integrated one, in LU. */
  public double momentaryAboveLu() {
    return momentaryAboveLu;
  }

  /** Whether a slow leveller holds momentary loudness below its limit. */
  boolean levels() {
    return this == SLEEP;
  }

  /** By what the timeline's fades are multiplied, as far as its phases have room. */
  double fades() {
    return fades;
  }

  /** The profile called {@code name}, one of {@link #NAMES}; null when none is. */
  public static Profile named(String name) {
    return NAMES.contains(name.toLowerCase(Locale.ROOT))
        ? valueOf(name.toUpperCase(Locale.ROOT))
        : null;
  }

  /** Its name as listeners write it: {@code "sleep"}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
