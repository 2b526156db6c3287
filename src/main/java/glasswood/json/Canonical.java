package glasswood.json;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One spelling for equal JSON values: no white space, keys sorted, numbers as doubles. */
public final class Canonical {
  private Canonical() {}

  /** The canonical text of {@code value}; valid JSON. */
  public static String text(Json value) {
    StringBuilder out = new StringBuilder();
    write(value, out);
    return out.toString();
  }

  /** The canonical text of a list of strings. */
  public static String strings(List<String> strings) {
    Place nowhere = Place.of("");
    List<Json> items = strings.stream().map(s -> (Json) new Json.Str(nowhere, s)).toList();
    return text(new Json.Arr(nowhere, items));
  }

  private static void write(Json value, StringBuilder out) {
    if (value instanceof Json.Obj object) {
      String separator = "{";
      for (Map.Entry<String, Json.Member> e : new TreeMap<>(object.members()).entrySet()) {
        out.append(separator);
        string(e.getKey(), out);
        out.append(':');
        write(e.getValue().value(), out);
        separator = ",";
      }
      out.append(object.members().isEmpty() ? "{}" : "}");
    } else if (value instanceof Json.Arr list) {
      String separator = "[";
      for (Json item : list.items()) {
        out.append(separator);
        write(item, out);
        separator = ",";
      }
      out.append(list.items().isEmpty() ? "[]" : "]");
    } else if (value instanceof Json.Str string) {
      string(string.value(), out);
    } else if (value instanceof Json.Num number) {
      out.append(isLong(number) ? number.text() : Text.number(number.value()));
    } else {
      out.append(value.describe());
    }
  }

  /** Whole numbers too long for a double (seeds) keep all their digits. */
  private static boolean isLong(Json.Num number) {
    return Math.abs(number.value()) >= 0x1p53 && number.text().matches("-?[0-9]{1,19}");
  }

  private static void string(String text, StringBuilder out) {
    out.append('"');
    if (Text.isPlain(text)) {
      out.append(text);
    } else {
      for (int i = 0; i < text.length(); i++) {
        Text.escape(text.charAt(i), out);
      }
    }
    out.append('"');
  }
}
