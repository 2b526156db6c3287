package com.jsyn.unitgen;

/** What sources and envelopes of grains have in common: a frame rate. */
public class GrainCommon {
  private static final double DEFAULT_FRAME_RATE = 44100.0;

  private double frameRate = DEFAULT_FRAME_RATE;

  /** Frames a second. */
  public double getFrameRate() {
    return frameRate;
  }

  public void setFrameRate(double frameRate) {
    this.frameRate = frameRate;
  }

  /** Begins anew; here nothing. */
  public void reset() {}
}
