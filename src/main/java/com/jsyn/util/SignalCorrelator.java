package com.jsyn.util;

/** Compares a signal with itself, later, to find its period. */
public interface SignalCorrelator {
  /**
   * Takes in a sample; called by the audio thread, must not allocate.
   *
   * @return whether there is a new estimate
   */
  boolean addSample(double value);

  /** Frames of the period last found; 0 before. */
  double getPeriod();

  /** How periodic the signal is, 0…1. */
  double getConfidence();

  /** How different the signal was from itself so many frames before; 0 means equal. */
  float[] getDiffs();
}
