package com.jsyn.unitgen;

import com.jsyn.ports.UnitInputPort;

/**
 * A delay line with many taps: the first echoes of a room.
 *
 * <pre>
 * Inputs   Input           audio, default 0, per frame
 *          PreDelayMillis  ms before the first tap, default 0, per frame; rounded to frames and
 *                          limited to what the constructor was given
 * Output   Output          Σ gain·(input that long ago)
 * State    the delay line
 * Cost     two operations a frame for each tap; allocates nothing while running
 * </pre>
 */
public class MultiTapDelay extends UnitFilter {
  private static final double MILLIS = 0.001;

  public final UnitInputPort preDelayMillis;

  private final int[] positions;
  private final float[] gains;
  private final int preDelayFrames;
  private final double[] line;
  private int cursor;

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
    this.positions = positions.clone();
    this.gains = gains.clone();
    this.preDelayFrames = preDelayFrames;
    int longest = 0;
    for (int position : positions) {
      longest = Math.max(longest, position);
    }
    line = new double[Integer.highestOneBit(longest + preDelayFrames + 1) * 2];
    addPort(preDelayMillis = new UnitInputPort("PreDelayMillis"));
    double most = preDelayFrames / (MILLIS * getFrameRate());
    preDelayMillis.setup(0.0, Math.min(10.0, most), most);
  }

  @Override
  public void generate(int start, int limit) {
    double[] in = input.getValues();
    double[] millis = preDelayMillis.getValues();
    double[] out = output.getValues();
    int mask = line.length - 1;
    double toFrames = MILLIS * getFrameRate();
    for (int i = start; i < limit; i++) {
      line[cursor] = in[i];
      int before = (int) Math.max(0.0, Math.min(preDelayFrames, millis[i] * toFrames + 0.5));
      int first = cursor - before;
      double sum = 0.0;
      for (int tap = 0; tap < positions.length; tap++) {
        sum += gains[tap] * line[(first - positions[tap]) & mask];
      }
      out[i] = sum;
      cursor = (cursor + 1) & mask;
    }
  }
}
