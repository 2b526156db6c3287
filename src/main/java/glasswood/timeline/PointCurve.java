package glasswood.timeline;

import java.util.List;

/**
 * A curve through points. Before the first point it has the first value, from the last on the last.
 * Points whose times coincide make a jump.
 */
final class PointCurve implements Curve {
  private final double[] seconds;
  private final double[] values;
  private final Easing[] easings;

  /** Times ascend or stay; the easing of a point shapes the way that leads to it. */
  PointCurve(List<Double> seconds, List<Double> values, List<Easing> easings) {
    this.seconds = seconds.stream().mapToDouble(Double::doubleValue).toArray();
    this.values = values.stream().mapToDouble(Double::doubleValue).toArray();
    this.easings = easings.toArray(new Easing[0]);
  }

  /** A curve that does not move. */
  static PointCurve constant(double value) {
    return new PointCurve(List.of(0.0), List.of(value), List.of(Easing.HOLD));
  }

  @Override
  public double at(double time) {
    int last = seconds.length - 1;
    if (time >= seconds[last]) {
      return values[last];
    }
    if (!(time > seconds[0])) {
      return values[0];
    }
    int low = 0;
    int high = last;
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (seconds[middle] <= time) {
        low = middle;
      } else {
        high = middle;
      }
    }
    double t = (time - seconds[low]) / (seconds[high] - seconds[low]);
    return easings[high].between(values[low], values[high], t);
  }
}
