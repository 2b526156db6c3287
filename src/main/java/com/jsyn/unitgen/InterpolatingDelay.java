package com.jsyn.unitgen;

import com.jsyn.ports.UnitInputPort;

/**
 * A delay whose time may move: for choruses, flangers, Doppler shifts, tuned combs.
 *
 * <pre>
 * Inputs   Input   audio, default 0, per frame
 *          Delay   s, default 0, per frame; limited to what was allocated
 * Output   Output  the input that long ago; between frames a cubic through the four nearest
 *                  (Lagrange), for delays below one frame a straight line
 * State    the delay line, empty (no delay) before {@link #allocate}
 * Cost     twenty operations a frame; allocates nothing while running
 * </pre>
 */
public class InterpolatingDelay extends UnitFilter {
  private static final double SIXTH = 1.0 / 6.0;

  public final UnitInputPort delay;

  private double[] line = new double[8];
  private int mask = 7;
  private int longest;
  private int cursor;

  public InterpolatingDelay() {
    addPort(delay = new UnitInputPort("Delay"));
  }

  /** Makes room for delays up to so many frames and empties the line; not while it runs. */
  public void allocate(int numFrames) {
    int size = Integer.highestOneBit(numFrames + 4) * 2;
    line = new double[size];
    mask = size - 1;
    longest = numFrames;
    cursor = 0;
  }

  @Override
  public void generate(int start, int limit) {
    double[] in = input.getValues();
    double[] delays = delay.getValues();
    double[] out = output.getValues();
    double[] ring = line;
    int wrap = mask;
    double rate = getFrameRate();
    int place = cursor;
    for (int i = start; i < limit; i++) {
      ring[place] = in[i];
      double frames = Math.max(0.0, Math.min(longest, delays[i] * rate));
      int whole = (int) frames;
      double f = frames - whole;
      int newest = place - whole;
      double y0 = ring[newest & wrap];
      double y1 = ring[(newest - 1) & wrap];
      if (whole == 0) {
        out[i] = y0 + f * (y1 - y0);
      } else {
        double before = ring[(newest + 1) & wrap];
        double y2 = ring[(newest - 2) & wrap];
        double up = f + 1.0;
        double down = f - 1.0;
        double far = f - 2.0;
        out[i] =
            SIXTH * (up * f * down * y2 - f * down * far * before)
                + 0.5 * (up * down * far * y0 - up * f * far * y1);
      }
      place = (place + 1) & wrap;
    }
    cursor = place;
  }
}
