package glasswood.timeline;

import glasswood.json.Json;
import glasswood.json.Place;
import glasswood.json.Problems;
import glasswood.json.Text;
import glasswood.json.Values;
import java.util.ArrayList;
import java.util.List;

/** The points of a curve as written, before it is known how long the phase lasts. */
final class CurvePoints {
  private static final int MOST = 1000;

  private final List<Point> points;

  private record Point(Span time, double value, Easing easing, Place place) {}

  private CurvePoints(List<Point> points) {
    this.points = points;
  }

  /**
   * Reads a number (a curve that does not move) or a list of points {@code [time, value, easing?]}.
   *
   * @param what what moves, for messages: {@code control "gust" of patch "glacier-wind"}
   * @return null after a problem
   */
  static CurvePoints read(Json node, String what, double min, double max, Problems problems) {
    if (node instanceof Json.Num) {
      double value = value(node, what, min, max, problems);
      Point only = new Point(Span.ofSeconds(0), value, Easing.HOLD, node.place());
      return Double.isNaN(value) ? null : new CurvePoints(List.of(only));
    }
    if (!(node instanceof Json.Arr)) {
      problems.add(
          node.place(),
          "a curve must be a number or a list of points [time, value, easing?]" + Values.is(node));
      return null;
    }
    List<Json> items = Values.list(node, 1, MOST, problems);
    List<Point> points = new ArrayList<>();
    for (Json item : items) {
      Point point = point(item, what, min, max, problems);
      if (point != null) {
        checkRatio(points, point, problems);
        points.add(point);
      }
    }
    return points.isEmpty() || points.size() < items.size() ? null : new CurvePoints(points);
  }

  private static Point point(Json item, String what, double min, double max, Problems problems) {
    if (!(item instanceof Json.Arr list) || list.items().size() < 2 || list.items().size() > 3) {
      problems.add(item.place(), "a point must be a list [time, value] or [time, value, easing]");
      return null;
    }
    Span time = Span.read(list.items().get(0), true, problems);
    double value = value(list.items().get(1), what, min, max, problems);
    Easing easing = Easing.LINEAR;
    if (list.items().size() == 3) {
      String name = Values.choice(list.items().get(2), "easing", Easing.NAMES, problems);
      easing = name == null ? null : Easing.of(name);
    }
    boolean good = time != null && !Double.isNaN(value) && easing != null;
    return good ? new Point(time, value, easing, item.place()) : null;
  }

  private static double value(Json node, String what, double min, double max, Problems problems) {
    if (node instanceof Json.Num n && !(n.value() >= min && n.value() <= max)) {
      problems.add(
          node.place(),
          what + " must be from " + Text.number(min) + " to " + Text.number(max) + Values.is(node));
      return Double.NaN;
    }
    return Values.number(node, min, max, problems);
  }

  private static void checkRatio(List<Point> before, Point point, Problems problems) {
    if (point.easing() != Easing.EXP) {
      return;
    }
    double from = before.isEmpty() ? Double.NaN : before.get(before.size() - 1).value();
    if (from == 0 || point.value() == 0 || from < 0 != point.value() < 0) {
      problems.add(
          point.place(),
          "easing \"exp\" needs two values of the same sign, neither 0; has "
              + Text.number(from)
              + " and "
              + Text.number(point.value()));
    }
  }

  /** Reports points that do not ascend, or lie beyond the end, in a phase of {@code whole} s. */
  void check(double whole, Problems problems) {
    for (int i = 0; i < points.size(); i++) {
      Point point = points.get(i);
      double time = point.time().in(whole);
      if (i > 0 && !(time > points.get(i - 1).time().in(whole))) {
        problems.add(
            point.place(),
            "points must ascend in time: "
                + point.time()
                + " does not come after "
                + points.get(i - 1).time()
                + " in a phase of "
                + seconds(whole));
      } else if (time > whole + 1e-9) {
        problems.add(
            point.place(),
            "lies at " + point.time() + ", beyond the end of the phase of " + seconds(whole));
      }
    }
  }

  /** The curve in a phase that sounds {@code whole} seconds. */
  Curve in(double whole) {
    List<Double> times = new ArrayList<>();
    List<Double> values = new ArrayList<>();
    List<Easing> easings = new ArrayList<>();
    double latest = 0;
    for (Point point : points) {
      latest = Math.max(latest, point.time().in(whole));
      times.add(latest);
      values.add(point.value());
      easings.add(point.easing());
    }
    return new PointCurve(times, values, easings);
  }

  private static String seconds(double whole) {
    return Text.number(Math.rint(whole * 1000) / 1000) + " s";
  }
}
