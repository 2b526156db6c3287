package glasswood.json;

/** How names and numbers are written in messages: short, and harmless to a terminal. */
public final class Text {
  private static final int LONGEST = 60;

  private Text() {}

  /** In double quotes, control characters escaped, cut after 60 characters. */
  public static String quote(String name) {
    StringBuilder out = new StringBuilder("\"");
    int end = Math.min(name.length(), LONGEST);
    for (int i = 0; i < end; i++) {
      escape(name.charAt(i), out);
    }
    return out.append(end < name.length() ? "…\"" : "\"").toString();
  }

  /** Whether it is of letters, digits and signs that need no escaping, all of ASCII. */
  static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~' || c == '"' || c == '\\') {
        return false;
      }
    }
    return true;
  }

  static void escape(char c, StringBuilder out) {
    if (c == '"' || c == '\\') {
      out.append('\\').append(c);
    } else if (isHarmless(c)) {
      out.append(c);
    } else {
      out.append("\\u").append(String.format(java.util.Locale.ROOT, "%04x", (int) c));
    }
  }

  private static boolean isHarmless(char c) {
    int type = Character.getType(c);
    return type != Character.CONTROL
        && type != Character.FORMAT
        && type != Character.SURROGATE
        && type != Character.UNASSIGNED
        && type != Character.PRIVATE_USE
        && type != Character.LINE_SEPARATOR
        && type != Character.PARAGRAPH_SEPARATOR;
  }

  /** Without a superfluous fraction: {@code 12}, {@code -0.5}, {@code 1.0E-7}. */
  public static String number(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      return String.valueOf((long) value);
    }
    return String.valueOf(value);
  }
}
