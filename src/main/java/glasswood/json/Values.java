package glasswood.json;

import java.util.Arrays;
import java.util.List;

/** Reads single values; what does not fit becomes a problem and a telling nothing. */
public final class Values {
  /** Longest string a value may have where nothing else is said, in UTF-16 units. */
  public static final int LONGEST_STRING = 2000;

  private Values() {}

  /** A number in [min, max]; NaN after a problem. */
  public static double number(Json node, double min, double max, Problems problems) {
    if (node instanceof Json.Num n && n.value() >= min && n.value() <= max) {
      return n.value();
    }
    problems.add(node.place(), "must be " + range("a number", min, max) + is(node));
    return Double.NaN;
  }

  /** A whole number in [min, max]; {@code fallback} after a problem. */
  public static long whole(Json node, long min, long max, long fallback, Problems problems) {
    if (node instanceof Json.Num n && n.value() == Math.rint(n.value())) {
      long value = exact(n);
      boolean fits = Math.abs(n.value()) <= 0x1p63 && value >= min && value <= max;
      if (fits && (double) value == n.value()) {
        return value;
      }
    }
    problems.add(node.place(), "must be " + range("a whole number", min, max) + is(node));
    return fallback;
  }

  private static long exact(Json.Num n) {
    try {
      return Long.parseLong(n.text());
    } catch (NumberFormatException e) {
      return (long) n.value();
    }
  }

  /** A string of 1 … 2000 characters; null after a problem. */
  public static String string(Json node, Problems problems) {
    if (node instanceof Json.Str s) {
      if (!s.value().isBlank() && s.value().length() <= LONGEST_STRING) {
        return s.value();
      }
      problems.add(
          node.place(),
          s.value().isBlank()
              ? "must not be empty"
              : "must have at most " + LONGEST_STRING + " characters, has " + s.value().length());
      return null;
    }
    problems.add(node.place(), "must be a string" + is(node));
    return null;
  }

  /** True or false; {@code fallback} after a problem. */
  public static boolean bool(Json node, boolean fallback, Problems problems) {
    if (node instanceof Json.Bool b) {
      return b.value();
    }
    problems.add(node.place(), "must be true or false" + is(node));
    return fallback;
  }

  /** One of the strings {@code allowed}; null after a problem. */
  public static String choice(Json node, String what, List<String> allowed, Problems problems) {
    if (node instanceof Json.Str s) {
      if (allowed.contains(s.value())) {
        return s.value();
      }
      problems.unknown(node.place(), what, s.value(), allowed);
      return null;
    }
    problems.add(
        node.place(), "must be one of the strings " + String.join(", ", allowed) + is(node));
    return null;
  }

  /** The items of a list of min … max items; empty after a problem. */
  public static List<Json> list(Json node, int min, int max, Problems problems) {
    if (node instanceof Json.Arr a) {
      if (a.items().size() >= min && a.items().size() <= max) {
        return a.items();
      }
      problems.add(
          node.place(), "must be a list of " + count(min, max) + " items, has " + a.items().size());
      return List.of();
    }
    problems.add(node.place(), "must be a list" + is(node));
    return List.of();
  }

  private static String count(int min, int max) {
    return min == max ? String.valueOf(min) : min + " to " + max;
  }

  private static String range(String what, double min, double max) {
    if (min == Double.NEGATIVE_INFINITY && max == Double.POSITIVE_INFINITY) {
      return what;
    }
    if (max == Double.POSITIVE_INFINITY) {
      return what + " of at least " + Text.number(min);
    }
    if (min == Double.NEGATIVE_INFINITY) {
      return what + " of at most " + Text.number(max);
    }
    return what + " from " + Text.number(min) + " to " + Text.number(max);
  }

  private static String range(String what, long min, long max) {
    if (min == Long.MIN_VALUE && max == Long.MAX_VALUE) {
      return what + " of 64 bits";
    }
    return what + " from " + min + " to " + max;
  }

  /** {@code ", is 3"}: what stands there instead. */
  public static String is(Json node) {
    return ", is " + node.describe();
  }

  /** Joins names as a sentence does: {@code a, b or c}. */
  public static String or(String... names) {
    return names.length < 2
        ? String.join("", names)
        : String.join(", ", Arrays.copyOf(names, names.length - 1))
            + " or "
            + names[names.length - 1];
  }
}
