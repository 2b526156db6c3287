package com.jsyn.unitgen;

/**
 * Turns steps of a control into short straight ramps, so that a fader makes no zipper noise. Not a
 * unit: a helper, one instance for each control, called once a frame.
 *
 * <pre>
 * State    the value now, the target, the increment; at first 0 and at rest
 * Cost     one comparison and one addition a frame; allocates nothing
 * </pre>
 */
public class Unzipper {
  /** Frames that a ramp lasts: 5.3 ms at 48 kHz. */
  private static final int RAMP_FRAMES = 256;

  private double target;
  private double value;
  private double increment;
  private int framesLeft;

  /** The value of this frame on the way to {@code input}; arrives exactly. */
  public double smooth(double input) {
    if (input != target) {
      target = input;
      framesLeft = RAMP_FRAMES;
      increment = (input - value) * (1.0 / RAMP_FRAMES);
    }
    if (framesLeft > 0) {
      framesLeft--;
      value = framesLeft == 0 ? target : value + increment;
    }
    return value;
  }
}
