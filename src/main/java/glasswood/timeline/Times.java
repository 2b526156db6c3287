package glasswood.timeline;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as listeners write them. */
public final class Times {
  /** Longest duration of a piece: a day, in seconds. */
  public static final double LONGEST = 86_400;

  private static final Pattern CLOCK =
      Pattern.compile("(?:(\\d{1,3}):)?(\\d{1,4}):(\\d{2}(?:\\.\\d{1,9})?)");
  private static final Pattern UNIT = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)\\s?(ms|s|m|h|)");

  private Times() {}

  /**
   * Seconds of {@code "90"}, {@code "90s"}, {@code "1:30"}, {@code "1:02:03.5"}, {@code "45m"} or
   * {@code "8h"}.
   *
   * @throws IllegalArgumentException with a sentence for the listener when it is none of these
   */
  public static double seconds(String text) {
    Matcher clock = CLOCK.matcher(text.strip());
    if (clock.matches()) {
      boolean hours = clock.group(1) != null;
      int minutes = Integer.parseInt(clock.group(2));
      double seconds = Double.parseDouble(clock.group(3));
      if (seconds < 60 && (!hours || minutes < 60)) {
        return (hours ? Integer.parseInt(clock.group(1)) * 3600.0 : 0) + minutes * 60.0 + seconds;
      }
    }
    Matcher unit = UNIT.matcher(text.strip());
    if (unit.matches()) {
      double value = Double.parseDouble(unit.group(1));
      return switch (unit.group(2)) {
        case "ms" -> value / 1000;
        case "m" -> value * 60;
        case "h" -> value * 3600;
        default -> value;
      };
    }
    throw new IllegalArgumentException(
        "must be seconds, \"m:ss\", \"h:mm:ss\", or a number with s, m or h; is "
            + glasswood.json.Text.quote(text));
  }

  /** {@code "12:00"}, {@code "1:02:03"} or {@code "0:07.5"}. */
  public static String text(double seconds) {
    long tenths = Math.round(seconds * 10);
    long whole = tenths / 10;
    String fraction = tenths % 10 == 0 ? "" : "." + tenths % 10;
    long hours = whole / 3600;
    long minutes = whole / 60 % 60;
    String clock =
        hours > 0
            ? String.format(java.util.Locale.ROOT, "%d:%02d:%02d", hours, minutes, whole % 60)
            : String.format(java.util.Locale.ROOT, "%d:%02d", minutes, whole % 60);
    return clock + fraction;
  }
}
