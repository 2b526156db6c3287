package glasswood.timeline;

import glasswood.json.Json;
import glasswood.json.Problems;
import glasswood.json.Text;
import glasswood.json.Values;
import java.util.regex.Pattern;

/**
 * A time within something longer: seconds plus a share of the whole; one of the two is 0.
 *
 * @param seconds seconds, at least 0
 * @param share share of the whole, 0…1
 * @param most never more than this share of the whole
 */
record Span(double seconds, double share, double most) {
  private static final Pattern PERCENT = Pattern.compile("\\d{1,3}(\\.\\d{1,9})?");

  Span(double seconds, double share) {
    this(seconds, share, Double.POSITIVE_INFINITY);
  }

  static Span ofSeconds(double seconds) {
    return new Span(seconds, 0);
  }

  /** In seconds, when the whole lasts {@code whole} seconds. */
  double in(double whole) {
    return Math.min(seconds + share * whole, most * whole);
  }

  /**
   * In seconds, when the whole lasts {@code whole} seconds and gives way to something that lasts
   * {@code neighbour} seconds.
   */
  double in(double whole, double neighbour) {
    return Math.min(in(whole), most * neighbour);
  }

  /** Reads seconds, a clock time, or (if {@code shares}) a per cent; null after a problem. */
  static Span read(Json node, boolean shares, Problems problems) {
    String allowed =
        "must be seconds, \"m:ss\"" + (shares ? ", \"h:mm:ss\" or \"n%\"" : " or \"h:mm:ss\"");
    if (node instanceof Json.Num n) {
      if (n.value() >= 0 && n.value() <= Times.LONGEST) {
        return ofSeconds(n.value());
      }
      problems.add(node.place(), "must be a time from 0 s to 24 hours" + Values.is(node));
      return null;
    }
    if (!(node instanceof Json.Str s)) {
      problems.add(node.place(), allowed + Values.is(node));
      return null;
    }
    String text = s.value().strip();
    if (shares && text.endsWith("%")) {
      double percent = percent(text.substring(0, text.length() - 1));
      if (percent >= 0 && percent <= 100) {
        return new Span(0, percent / 100);
      }
      problems.add(node.place(), "must be from 0% to 100%, is " + Text.quote(text));
      return null;
    }
    try {
      double seconds = Times.seconds(text);
      if (seconds <= Times.LONGEST) {
        return ofSeconds(seconds);
      }
      problems.add(node.place(), "must be a time from 0 s to 24 hours" + Values.is(node));
    } catch (IllegalArgumentException e) {
      problems.add(node.place(), allowed + Values.is(node));
    }
    return null;
  }

  private static double percent(String text) {
    return PERCENT.matcher(text).matches() ? Double.parseDouble(text) : -1;
  }

  /** As it was written: {@code "12.5 s"} or {@code "60%"}. */
  @Override
  public String toString() {
    return share > 0 ? Text.number(share * 100) + "%" : Text.number(seconds) + " s";
  }
}
