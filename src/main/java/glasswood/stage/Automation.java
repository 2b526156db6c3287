package glasswood.stage;

import glasswood.timeline.Score;
import glasswood.unit.Kernels;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Applies a {@link GainCurve}, which it follows in straight lines from every {@value
 * Score#QUANTUM}th frame to the next. After a leap it glides to where the curve is.
 */
final class Automation {
  private static final int GRID = Score.QUANTUM;
  private static final long NOWHERE = Long.MIN_VALUE / 2;
  private static final long FOREVER = Long.MAX_VALUE;

  private static final double[] FRAMES = new double[GRID];

  static {
    for (int i = 0; i < GRID; i++) {
      FRAMES[i] = i;
    }
  }

  private final GainCurve curve;
  private final double glideFrames;
  private long position;
  private double glideDb;
  private long glideFrom;

  /** Until where on the grid the gain stays as it is. */
  private long steadyUntil = NOWHERE;

  private double steady;

  /** The stretch of the grid that was used last, and the gain at both its ends. */
  private long gridAt = NOWHERE;

  private double gridFirst;
  private double gridLast;

  /**
   * @param from the frame of the piece that comes first
   */
  Automation(GainCurve curve, long from, int rate) {
    this.curve = curve;
    glideFrames = Stage.SKIP_SECONDS * rate;
    position = from;
  }

  /** What comes next is the frame {@code next} of the piece. */
  void moveTo(long next) {
    if (next != position) {
      glideDb = decibels(position) - curve.decibels(next);
      glideFrom = next;
      position = next;
      gridAt = NOWHERE;
      steadyUntil = NOWHERE;
    }
  }

  private double decibels(long frame) {
    double gliding =
        glideDb == 0 ? 0 : glideDb * Kernels.raisedCosine(1 - (frame - glideFrom) / glideFrames);
    return curve.decibels(frame) + gliding;
  }

  private double factor(long frame) {
    return Kernels.db(decibels(frame));
  }

  /** Processes the next frames, from index 0, in place. */
  void apply(double[] left, double[] right, int frames) {
    int done = 0;
    while (done < frames) {
      long start = Math.floorDiv(position, GRID) * GRID;
      if (position >= steadyUntil && !isGliding(start)) {
        double until = curve.steadyUntil(start);
        steadyUntil = until < Long.MAX_VALUE ? Math.floorDiv((long) until, GRID) * GRID : FOREVER;
        steady = curve.factor(start);
      }
      int now;
      if (position < steadyUntil) {
        now = (int) Math.min(frames - done, steadyUntil - position);
        scale(left, done, now, steady);
        scale(right, done, now, steady);
      } else {
        now = (int) Math.min(frames - done, start + GRID - position);
        move(left, right, done, now, start);
      }
      done += now;
      position += now;
    }
  }

  private boolean isGliding(long frame) {
    return glideDb != 0 && frame - glideFrom < glideFrames;
  }

  private static void scale(double[] x, int from, int count, double gain) {
    for (int i = from; i < from + count; i++) {
      x[i] *= gain;
    }
  }

  /** Processes frames of the stretch that begins at {@code start}, in a straight line. */
  private void move(double[] left, double[] right, int from, int count, long start) {
    if (start != gridAt) {
      gridFirst = start == gridAt + GRID ? gridLast : factor(start);
      gridLast = factor(start + GRID);
      gridAt = start;
    }
    double first = gridFirst;
    double slope = (gridLast - first) / GRID;
    int offset = (int) (position - start) - from;
    double[] frame = FRAMES;
    for (int i = from; i < from + count; i++) {
      double gain = first + slope * frame[i + offset];
      left[i] *= gain;
      right[i] *= gain;
    }
  }

  void save(DataOutput out) throws IOException {
    out.writeLong(position);
    out.writeDouble(glideDb);
    out.writeLong(glideFrom);
  }

  void restore(DataInput in) throws IOException {
    position = in.readLong();
    glideDb = in.readDouble();
    glideFrom = in.readLong();
    gridAt = NOWHERE;
    steadyUntil = NOWHERE;
  }
}
