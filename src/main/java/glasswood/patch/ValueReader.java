package glasswood.patch;

import glasswood.dream.Tuning;
import glasswood.json.Json;
import glasswood.json.Place;
import glasswood.json.Problems;
import glasswood.json.Text;
import glasswood.json.Values;
import glasswood.patch.expression.Binding;
import glasswood.patch.expression.Expression;
import glasswood.patch.expression.Mistake;
import glasswood.patch.expression.MistakesException;
import glasswood.patch.expression.Term;
import java.util.List;
import java.util.Optional;

/** Reads numbers and expressions, and tries each for every copy before it is trusted. */
final class ValueReader {
  private final List<Control> controls;
  private final List<String> names;
  private final double[] defaults;
  private final Problems problems;

  ValueReader(List<Control> controls, Problems problems) {
    this.controls = controls;
    this.names = controls.stream().map(Control::name).toList();
    this.defaults = controls.stream().mapToDouble(Control::value).toArray();
    this.problems = problems;
  }

  /** The number or expression, tried for {@code copies} copies; empty after a problem. */
  Optional<Expression> read(Json json, int copies) {
    Optional<Expression> expression = parse(json);
    if (expression.isPresent() && !isFinite(expression.get(), copies, json.place())) {
      return Optional.empty();
    }
    return expression;
  }

  private Optional<Expression> parse(Json json) {
    if (json instanceof Json.Num number) {
      return Optional.of(Expression.number(number.value()));
    }
    if (!(json instanceof Json.Str text)) {
      problems.add(json.place(), "must be a number or an expression" + Values.is(json));
      return Optional.empty();
    }
    try {
      return Optional.of(Expression.parse(text.value(), names));
    } catch (MistakesException e) {
      for (Mistake mistake : e.mistakes()) {
        problems.add(
            json.place(), "expression, column " + mistake.column() + ": " + mistake.message());
      }
      return Optional.empty();
    }
  }

  /** Tries the defaults, then each control that matters at either end of its range. */
  private boolean isFinite(Expression expression, int copies, Place place) {
    for (int copy = 0; copy < copies; copy++) {
      Term term = expression.bind(new Binding(copy, copies, Tuning.GLASSWOOD, copy));
      String which = copies > 1 ? " for copy " + copy : "";
      if (!isFinite(term, defaults, which, place)) {
        return false;
      }
      for (int k = 0; k < defaults.length; k++) {
        if ((term.controls() >> k & 1) != 0) {
          Control control = controls.get(k);
          for (double end : new double[] {control.min(), control.max()}) {
            double[] moved = defaults.clone();
            moved[k] = end;
            String when = which + " when " + control.name() + " is " + Text.number(end);
            if (!isFinite(term, moved, when, place)) {
              return false;
            }
          }
        }
      }
    }
    return true;
  }

  private boolean isFinite(Term term, double[] values, String when, Place place) {
    double value = term.value(values);
    if (Double.isFinite(value)) {
      return true;
    }
    String what = Double.isNaN(value) ? "not a number" : "infinite";
    problems.add(place, "is " + what + when + ", must be finite (is something divided by 0?)");
    return false;
  }

  /** The value of {@code expression} for a copy while all controls have their defaults. */
  double trial(Expression expression, int copy, int copies) {
    Term term = expression.bind(new Binding(copy, copies, Tuning.GLASSWOOD, copy));
    return term.value(defaults);
  }
}
