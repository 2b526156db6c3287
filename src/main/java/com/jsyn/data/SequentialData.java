package com.jsyn.data;

/**
 * Frames that are read or written one after the other, such as a sample or an envelope.
 *
 * <p>Loops are given by their first frame and the frame behind their last; −1 means none.
 */
public interface SequentialData {
  /** Reads a value; with several channels a frame's values follow each other. */
  double readDouble(int index);

  /** Writes a value; with several channels a frame's values follow each other. */
  void writeDouble(int index, double value);

  /** Number of frames. */
  int getNumFrames();

  /** First frame of the sustain loop, or −1. */
  int getSustainBegin();

  /** Frame behind the sustain loop, or −1; the same as its begin means a held value. */
  int getSustainEnd();

  /** First frame of the release loop, or −1. */
  int getReleaseBegin();

  /** Frame behind the release loop, or −1. */
  int getReleaseEnd();

  /**
   * How many of these data's frames pass in one frame of the synthesizer.
   *
   * @param index the frame to be played
   * @param synthesisPeriod seconds a frame of the synthesizer lasts
   */
  double getRateScaler(int index, double synthesisPeriod);

  /** Values in a frame. */
  int getChannelsPerFrame();
}
