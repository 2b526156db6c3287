package glasswood.music;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Pitch names: a letter, sharps or flats, an octave ("D2", "F#3", "Bb4"); A4 is 440 Hz. */
public final class Pitch {
  private static final Pattern NAME = Pattern.compile("([A-Ga-g])(#{0,2}|♯|b{0,2}|♭)(-1|\\d)");
  private static final int[] SEMITONES = {9, 11, 0, 2, 4, 5, 7};
  private static final int A4 = 69;

  private Pitch() {}

  /** Whether {@code name} is a pitch name. */
  public static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  /**
   * Frequency in Hz in equal temperament.
   *
   * @throws IllegalArgumentException when {@code name} is not a pitch name
   */
  public static double hz(String name) {
    Matcher matcher = NAME.matcher(name);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not a pitch name such as D2, F#3 or Bb4: " + name);
    }
    int letter = Character.toUpperCase(matcher.group(1).charAt(0)) - 'A';
    String accidental = matcher.group(2);
    boolean sharp = accidental.startsWith("#") || accidental.equals("♯");
    int shift = sharp ? accidental.length() : -accidental.length();
    int key = 12 * (Integer.parseInt(matcher.group(3)) + 1) + SEMITONES[letter] + shift;
    return 440 * StrictMath.pow(2, (key - A4) / 12.0);
  }

  /** Distance from {@code fromHz} up to {@code toHz} in cents. */
  public static double cents(double fromHz, double toHz) {
    return 1200 * StrictMath.log(toHz / fromHz) / StrictMath.log(2);
  }
}
