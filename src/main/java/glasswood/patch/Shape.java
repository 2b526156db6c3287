package glasswood.patch;

import com.jsyn.data.Function;
import com.jsyn.ports.UnitFunctionPort;
import com.jsyn.ports.UnitPort;
import glasswood.patch.expression.Binding;
import glasswood.patch.expression.Expression;
import glasswood.patch.expression.Term;
import java.util.List;

/**
 * What a port takes that is neither signal nor value, such as a function. Each copy of a unit gets
 * its own.
 */
interface Shape {

  /** Gives the port what it needs, for one copy. */
  void give(UnitPort port, Binding binding);

  /**
   * A function of {@code x} from −1 to 1, kept as a table of 1025 points with straight lines
   * between them; beyond its ends it holds its last value.
   *
   * @param expression of {@code x}, its control 0
   */
  record Curve(Expression expression) implements Shape {
    private static final int POINTS = 1025;

    @Override
    public void give(UnitPort port, Binding binding) {
      ((UnitFunctionPort) port).set(new Table(points(binding)));
    }

    /** The function's values at equal distances from −1 to 1. */
    double[] points(Binding binding) {
      Term term = expression.bind(binding);
      double[] points = new double[POINTS];
      double[] x = new double[1];
      for (int k = 0; k < POINTS; k++) {
        x[0] = 2.0 * k / (POINTS - 1) - 1;
        points[k] = term.value(x);
      }
      return points;
    }
  }

  /** A function given by points at equal distances from −1 to 1. */
  record Points(List<Double> values) implements Shape {
    public Points {
      values = List.copyOf(values);
    }

    @Override
    public void give(UnitPort port, Binding binding) {
      double[] points = values.stream().mapToDouble(Double::doubleValue).toArray();
      ((UnitFunctionPort) port).set(new Table(points));
    }
  }

  /** Straight lines between points; allocates nothing. */
  final class Table implements Function {
    private final double[] points;

    Table(double[] points) {
      this.points = points.clone();
    }

    @Override
    public double evaluate(double x) {
      int last = points.length - 1;
      double at = Math.min(Math.max((x + 1) * 0.5 * last, 0), last);
      int below = Math.min((int) at, last - 1);
      return points[below] + (at - below) * (points[below + 1] - points[below]);
    }
  }
}
