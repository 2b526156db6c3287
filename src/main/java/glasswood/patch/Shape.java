package glasswood.patch;

import com.jsyn.data.Function;
import com.jsyn.data.SegmentedEnvelope;
import com.jsyn.ports.UnitDataQueuePort;
import com.jsyn.ports.UnitFunctionPort;
import com.jsyn.ports.UnitPort;
import glasswood.dream.Seeds;
import glasswood.patch.expression.Binding;
import glasswood.patch.expression.Expression;
import glasswood.patch.expression.Term;
import java.util.List;

/**
 * What a port takes that is neither signal nor value, such as a function or an envelope. Each copy
 * of a unit gets its own.
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

  /**
   * An envelope: straight lines to each value in the seconds before it.
   *
   * @param seconds durations of the segments
   * @param values values at their ends
   * @param loop whether it begins again when it has ended; otherwise it holds its last value
   */
  record Envelope(List<Expression> seconds, List<Expression> values, boolean loop)
      implements Shape {
    private static final double SHORTEST_LOOP = 0.001;

    public Envelope {
      seconds = List.copyOf(seconds);
      values = List.copyOf(values);
    }

    @Override
    public void give(UnitPort port, Binding binding) {
      double[] pairs = new double[2 * seconds.size()];
      double length = 0;
      for (int k = 0; k < seconds.size(); k++) {
        pairs[2 * k] = Math.max(0, at(seconds.get(k), binding, 2 * k));
        length += pairs[2 * k];
        pairs[2 * k + 1] = at(values.get(k), binding, 2 * k + 1);
      }
      if (loop && length < SHORTEST_LOOP) {
        pairs[pairs.length - 2] += SHORTEST_LOOP; // a loop of no length would never return
      }
      SegmentedEnvelope envelope = new SegmentedEnvelope(pairs);
      UnitDataQueuePort queue = (UnitDataQueuePort) port;
      if (loop) {
        queue.queueLoop(envelope);
      } else {
        queue.queue(envelope);
      }
    }

    private static double at(Expression expression, Binding binding, int index) {
      long seed = Seeds.of(binding.seed(), index);
      Binding own = new Binding(binding.copy(), binding.copies(), binding.tuning(), seed);
      return expression.bind(own).value(Term.NO_CONTROLS);
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
