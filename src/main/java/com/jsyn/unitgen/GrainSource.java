package com.jsyn.unitgen;

/** The sound in a grain, frame by frame; run by the audio thread. */
public interface GrainSource {
  double getFrameRate();

  void setFrameRate(double frameRate);

  /** Sets the speed, 1 being the usual one. */
  void setRate(double rate);

  /** Begins anew. */
  void reset();

  /** The value of the next frame. */
  double next();
}
