package com.jsyn.unitgen;

import com.jsyn.dsp.FastMath;

/**
 * The usual envelope of grains, ½ − ½·cos(2π·(n + ½)/N) in frame n of N, N = round(duration ·
 * rate), at least 1: without corners, and symmetrical.
 */
public class RaisedCosineEnvelope extends GrainCommon implements GrainEnvelope {
  private double duration = 0.01;
  private long frames;
  private long frame;
  private double toPhase;

  /** An envelope of 10 ms that has to be reset before it runs. */
  public RaisedCosineEnvelope() {
    // nothing to do: without frames it has ended
  }

  /** Seconds; counts from the next {@link #reset}. */
  @Override
  public void setDuration(double duration) {
    this.duration = duration;
  }

  @Override
  public void reset() {
    frames = Math.max(1L, Math.round(duration * getFrameRate()));
    toPhase = 1.0 / frames;
    frame = 0;
  }

  @Override
  public boolean hasMoreValues() {
    return frame < frames;
  }

  @Override
  public double next() {
    double sine = FastMath.sinPhase((frame + 0.5) * toPhase);
    frame++;
    return sine * sine;
  }
}
