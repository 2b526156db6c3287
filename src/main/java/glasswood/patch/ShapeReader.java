package glasswood.patch;

import glasswood.dream.Tuning;
import glasswood.json.Fields;
import glasswood.json.Json;
import glasswood.json.Problems;
import glasswood.json.Values;
import glasswood.patch.expression.Binding;
import glasswood.patch.expression.Expression;
import glasswood.patch.expression.Mistake;
import glasswood.patch.expression.MistakesException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what ports take that are neither signals nor values: functions and envelopes. */
final class ShapeReader {
  private static final int MOST_POINTS = 65_536;
  private static final int MOST_SEGMENTS = 4096;
  private static final double LARGEST = 1e6;

  private final int copies;
  private final Problems problems;

  ShapeReader(int copies, Problems problems) {
    this.copies = copies;
    this.problems = problems;
  }

  /** What {@code port} is given; empty after a problem. */
  Optional<Shape> read(PortType port, Json json) {
    return switch (port.kind()) {
      case FUNCTION -> function(json);
      case DATA -> envelope(json);
      default -> throw new IllegalArgumentException(port.name() + " takes no shape");
    };
  }

  private Optional<Shape> function(Json json) {
    if (json instanceof Json.Str text) {
      return curve(text);
    }
    if (json instanceof Json.Arr list) {
      return numbers(list, 2).map(Shape.Points::new);
    }
    problems.add(
        json.place(),
        "must be a function: an expression of x from -1 to 1, or a list of its points"
            + Values.is(json));
    return Optional.empty();
  }

  private Optional<Shape> curve(Json.Str text) {
    try {
      Shape.Curve curve = new Shape.Curve(Expression.parse(text.value(), List.of("x")));
      for (int copy = 0; copy < copies; copy++) {
        for (double y : curve.points(new Binding(copy, copies, Tuning.GLASSWOOD, copy))) {
          if (!Double.isFinite(y)) {
            problems.add(text.place(), "is not finite everywhere from -1 to 1 for copy " + copy);
            return Optional.empty();
          }
        }
      }
      return Optional.of(curve);
    } catch (MistakesException e) {
      for (Mistake mistake : e.mistakes()) {
        problems.add(
            text.place(), "expression, column " + mistake.column() + ": " + mistake.message());
      }
      return Optional.empty();
    }
  }

  /** {@code [[seconds, value], …]}, or {@code {"points": …, "loop": true}}. */
  private Optional<Shape> envelope(Json json) {
    Json points = json;
    boolean loop = false;
    if (json instanceof Json.Obj) {
      Fields fields = Fields.of(json, "an envelope", problems);
      points = fields.require("points");
      loop = fields.bool("loop", false);
      fields.done();
    }
    if (points == null) {
      return Optional.empty();
    }
    List<Expression> seconds = new ArrayList<>();
    List<Expression> values = new ArrayList<>();
    boolean lasts = false;
    ValueReader reader = new ValueReader(List.of(), problems);
    List<Json> items = Values.list(points, 1, MOST_SEGMENTS, problems);
    for (Json item : items) {
      List<Json> pair = Values.list(item, 2, 2, problems);
      if (pair.size() == 2) {
        reader.read(pair.get(0), copies).ifPresent(seconds::add);
        reader.read(pair.get(1), copies).ifPresent(values::add);
        lasts |= !(pair.get(0) instanceof Json.Num number) || number.value() > 0;
        negative(pair.get(0));
      }
    }
    if (items.isEmpty() || seconds.size() < items.size() || values.size() < items.size()) {
      return Optional.empty();
    }
    if (loop && !lasts) {
      problems.add(json.place(), "a loop must last longer than 0 seconds");
      return Optional.empty();
    }
    return Optional.of(new Shape.Envelope(seconds, values, loop));
  }

  private void negative(Json seconds) {
    if (seconds instanceof Json.Num number && number.value() < 0) {
      problems.add(seconds.place(), "a segment cannot last " + number.text() + " seconds");
    }
  }

  private Optional<List<Double>> numbers(Json.Arr list, int least) {
    List<Double> numbers = new ArrayList<>();
    for (Json item : Values.list(list, least, MOST_POINTS, problems)) {
      double value = Values.number(item, -LARGEST, LARGEST, problems);
      if (Double.isNaN(value)) {
        return Optional.empty();
      }
      numbers.add(value);
    }
    return numbers.isEmpty() ? Optional.empty() : Optional.of(numbers);
  }
}
