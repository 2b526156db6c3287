package glasswood.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.util.List;

/** Says in plain words why a text is not JSON. */
final class Syntax {
  private static final List<String> NOT_NUMBERS =
      List.of("NaN", "Infinity", "-Infinity", "+Infinity", "-INF", "+INF", "INF");

  private static final String UNKNOWN = "Unrecognized token '";

  private Syntax() {}

  /** Line and column of character {@code offset}. */
  static Place placeAt(String text, int offset, String name) {
    int line = 1;
    int column = 1;
    for (int i = 0; i < Math.min(offset, text.length()); i++) {
      column++;
      if (text.charAt(i) == '\n') {
        line++;
        column = 1;
      }
    }
    return Place.top(name, line, column);
  }

  static void report(JsonProcessingException e, String text, String name, Problems problems) {
    JsonLocation at = e.getLocation();
    int offset = at == null ? text.length() : (int) Math.max(0, at.getCharOffset());
    if (e instanceof JsonEOFException) {
      int end = text.stripTrailing().length();
      problems.add(placeAt(text, end, name), "is not JSON: the file ends too early (truncated?)");
      return;
    }
    if (e instanceof StreamConstraintsException) {
      problems.add(placeAt(text, offset, name), limit(e.getOriginalMessage()));
      return;
    }
    String message = String.valueOf(e.getOriginalMessage());
    int start = message.startsWith(UNKNOWN) ? unknown(text, offset, message) : -1;
    start = start < 0 ? wordStart(text, offset) : start;
    problems.add(placeAt(text, start, name), explain(text, start, message));
  }

  /** Where the word stands that the parser quotes in its message; −1 when it is not found. */
  private static int unknown(String text, int offset, String message) {
    int end = message.indexOf('\'', UNKNOWN.length());
    return end < 0 ? -1 : text.lastIndexOf(message.substring(UNKNOWN.length(), end), offset);
  }

  private static String limit(String message) {
    if (message.contains("nesting depth")) {
      return "is nested too deeply; at most 48 levels are allowed";
    }
    if (message.contains("Name")) {
      return "the key is too long; at most 200 characters are allowed";
    }
    if (message.contains("Number")) {
      return "the number is too long; at most 60 characters are allowed";
    }
    return "the string is too long; at most 20000 characters are allowed";
  }

  /** The parser may stop within or just behind the word it dislikes: back to its beginning. */
  private static int wordStart(String text, int offset) {
    int start = Math.min(offset, text.length() - 1);
    boolean behind = start > 0 && !isWord(text.charAt(start)) && isWord(text.charAt(start - 1));
    int word = behind ? start - 1 : start;
    int begin = word;
    while (begin > 0 && isWord(text.charAt(begin - 1))) {
      begin--;
    }
    boolean number = NOT_NUMBERS.stream().anyMatch(w -> text.startsWith(w, from(text, word)));
    return number || (isWord(text.charAt(word)) && !behind) ? begin : start;
  }

  private static int from(String text, int at) {
    int begin = at;
    while (begin > 0 && isWord(text.charAt(begin - 1))) {
      begin--;
    }
    return begin;
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || c == '+' || c == '-' || c == '.' || c == '_';
  }

  private static String explain(String text, int start, String message) {
    for (String word : NOT_NUMBERS) {
      if (text.startsWith(word, start)) {
        return "is not JSON: " + word + " is not a number; numbers must be finite";
      }
    }
    char c = text.charAt(start);
    if (c == '/' || c == '#') {
      return "is not JSON: comments are not allowed; \"about\" may hold a remark";
    }
    if (c == '\'') {
      return "is not JSON: strings and keys stand in double quotes";
    }
    if (c == '}' || c == ']') {
      int before = start - 1;
      while (before >= 0 && Character.isWhitespace(text.charAt(before))) {
        before--;
      }
      return before >= 0 && text.charAt(before) == ','
          ? "is not JSON: a comma must not stand before " + c
          : "is not JSON: unexpected " + c;
    }
    if (message.startsWith("Illegal unquoted character")) {
      return "is not JSON: a string must end on its line; line breaks are written \\n";
    }
    if (message.contains("double-quote to start field name")) {
      return "is not JSON: keys stand in double quotes";
    }
    String first = message.isBlank() ? "unexpected text" : message.split("[\n:(;]", 2)[0].strip();
    return "is not JSON: "
        + (first.startsWith("Unexpected character") || first.startsWith("Unrecognized token")
            ? "unexpected " + Text.quote(word(text, start))
            : Character.toLowerCase(first.charAt(0)) + first.substring(1));
  }

  private static String word(String text, int start) {
    int end = start;
    while (end < text.length() && end - start < 20 && isWord(text.charAt(end))) {
      end++;
    }
    return text.substring(start, Math.max(end, Math.min(start + 1, text.length())));
  }
}
