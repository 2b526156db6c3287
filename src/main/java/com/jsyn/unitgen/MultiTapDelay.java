package com.jsyn.unitgen;

import com.jsyn.Synthesizer;
import com.jsyn.ports.UnitInputPort;
import java.util.Arrays;

/**
 * A delay line with many taps: the first echoes of a room.
 *
 * <pre>
 * Inputs   Input           audio, default 0, per frame
 *          PreDelayMillis  ms before the first tap, default 0, per frame; rounded to frames and
 *                          limited to what the constructor was given
 * Output   Output          Σ gain·(input that long ago)
 * State    the delay line
 * Cost     two operations a frame for each tap, vectorised while the pre-delay stands still;
 *          allocates nothing while running
 * </pre>
 */
public class MultiTapDelay extends UnitFilter {
  private static final double MILLIS = 0.001;

  public final UnitInputPort preDelayMillis;

  private final float[] gains;
  private final double[] taps = new double[Synthesizer.FRAMES_PER_BLOCK];
  private final double[] sums = new double[Synthesizer.FRAMES_PER_BLOCK];
  private Line line;

  /** Where the taps are, and the past; replaced as a whole. */
  private static final class Line {
    final int[] positions;
    final int preDelayFrames;
    final double[] ring;
    int cursor;

    Line(int[] positions, int preDelayFrames) {
      this.positions = positions.clone();
      this.preDelayFrames = preDelayFrames;
      int longest = 0;
      for (int position : positions) {
        longest = Math.max(longest, position);
      }
      int frames = longest + preDelayFrames + Synthesizer.FRAMES_PER_BLOCK;
      ring = new double[Integer.highestOneBit(frames) * 2];
    }
  }

  /**
   * A line with taps.
   *
   * @param positions delays of the taps in frames, 0 or more
   * @param gains a factor for each tap
   * @param preDelayFrames the longest delay before all taps, in frames
   */
  public MultiTapDelay(int[] positions, float[] gains, int preDelayFrames) {
    if (positions.length != gains.length) {
      throw new IllegalArgumentException(
          positions.length + " positions of taps, but " + gains.length + " gains");
    }
    this.gains = gains.clone();
    line = new Line(positions, preDelayFrames);
    addPort(preDelayMillis = new UnitInputPort("PreDelayMillis"));
    double most = preDelayFrames / (MILLIS * getFrameRate());
    preDelayMillis.setup(0.0, Math.min(10.0, most), most);
  }

  /** Moves the taps, as many as before, and empties the line; for rooms at another frame rate. */
  final void setTaps(int[] positions, int preDelayFrames) {
    line = new Line(positions, preDelayFrames);
  }

  private static int preDelay(Line now, double frames) {
    return (int) Math.max(0.0, Math.min(now.preDelayFrames, frames + 0.5));
  }

  @Override
  public void generate(int start, int limit) {
    double[] millis = preDelayMillis.getValues();
    double toFrames = MILLIS * getFrameRate();
    Line now = line;
    int from = start;
    while (from < limit) {
      int before = preDelay(now, millis[from] * toFrames);
      int to = from + 1;
      while (to < limit && preDelay(now, millis[to] * toFrames) == before) {
        to++;
      }
      gather(now, before, from, to - from);
      from = to;
    }
  }

  /** Computes frames that have the same delay before all taps. */
  private void gather(Line now, int before, int start, int count) {
    double[] ring = now.ring;
    double[] read = taps;
    double[] sum = sums;
    int mask = ring.length - 1;
    int head = Math.min(count, ring.length - now.cursor);
    System.arraycopy(input.getValues(), start, ring, now.cursor, head);
    System.arraycopy(input.getValues(), start + head, ring, 0, count - head);
    Arrays.fill(sum, 0, count, 0.0);
    for (int tap = 0; tap < gains.length; tap++) {
      int place = (now.cursor - before - now.positions[tap]) & mask;
      int first = Math.min(count, ring.length - place);
      System.arraycopy(ring, place, read, 0, first);
      if (first < count) {
        System.arraycopy(ring, 0, read, first, count - first);
      }
      double gain = gains[tap];
      for (int i = 0; i < count; i++) {
        sum[i] += gain * read[i];
      }
    }
    System.arraycopy(sum, 0, output.getValues(), start, count);
    now.cursor = (now.cursor + count) & mask;
  }
}
