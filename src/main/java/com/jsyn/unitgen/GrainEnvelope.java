package com.jsyn.unitgen;

/** The loudness of a grain, frame by frame; run by the audio thread. */
public interface GrainEnvelope {
  double getFrameRate();

  void setFrameRate(double frameRate);

  /** Sets how long the next run lasts, in seconds. */
  void setDuration(double duration);

  /** Begins anew. */
  void reset();

  /** Whether {@link #next} has a frame left. */
  boolean hasMoreValues();

  /** The value of the next frame, 0…1. */
  double next();
}
