package glasswood.patch.expression;

import glasswood.dream.Tuning;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Note names in scientific pitch notation ("D2", "F#3", "Bb-1"), tuned justly over the dream's
 * root.
 *
 * <p>The root bears the name of the nearest note of twelve-tone equal temperament at A4 = 440 Hz
 * (73.42 Hz is D2). A note that the scale contains takes the scale's own ratio, any other the ratio
 * of the five-limit chromatic scale (16/15, 6/5, 4/3, 45/32, 8/5, 9/5, 15/8 …), so that all notes
 * are pure over the root.
 */
final class NoteNames {
  private static final Pattern NOTE = Pattern.compile("([A-Ga-g])([#b♯♭]?)(-?[0-9])");
  private static final int[] SEMITONES = {9, 11, 0, 2, 4, 5, 7};
  private static final double[] CHROMATIC = {
    1, 16 / 15.0, 9 / 8.0, 6 / 5.0, 5 / 4.0, 4 / 3.0, 45 / 32.0, 3 / 2.0, 8 / 5.0, 5 / 3.0, 9 / 5.0,
    15 / 8.0
  };
  private static final int A4 = 69;

  private NoteNames() {}

  /** The frequency in Hz, empty when {@code name} is not a note's name. */
  static OptionalDouble hz(String name, Tuning tuning) {
    Matcher matcher = NOTE.matcher(name.strip());
    if (!matcher.matches()) {
      return OptionalDouble.empty();
    }
    int note = SEMITONES[matcher.group(1).toUpperCase(Locale.ROOT).charAt(0) - 'A'];
    String accidental = matcher.group(2);
    if (accidental.equals("#") || accidental.equals("♯")) {
      note++;
    } else if (!accidental.isEmpty()) {
      note--;
    }
    note += 12 * (Integer.parseInt(matcher.group(3)) + 1);
    int root = A4 + (int) Math.rint(12 * log2(tuning.rootHz() / 440));
    int above = note - root;
    double ratio = ratio(Math.floorMod(above, 12), tuning);
    return OptionalDouble.of(
        tuning.rootHz() * ratio * StrictMath.scalb(1.0, Math.floorDiv(above, 12)));
  }

  private static double ratio(int semitones, Tuning tuning) {
    for (double ratio : tuning.ratios()) {
      if ((int) Math.rint(12 * log2(ratio)) == semitones) {
        return ratio;
      }
    }
    return CHROMATIC[semitones];
  }

  private static double log2(double x) {
    return StrictMath.log(x) / StrictMath.log(2);
  }
}
