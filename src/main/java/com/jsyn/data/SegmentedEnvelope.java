package com.jsyn.data;

/**
 * A curve of straight segments: pairs of a duration in seconds and the value reached after it. A
 * segment starts at the value before it. Played by a variable-rate reader.
 */
public class SegmentedEnvelope extends SequentialDataCommon {
  private double[] pairs;

  /** Room for so many segments, none of them in use. */
  public SegmentedEnvelope(int maxFrames) {
    allocate(maxFrames);
  }

  /** An envelope with a copy of pairs (duration, value). */
  public SegmentedEnvelope(double[] pairs) {
    this(pairs.length / 2);
    write(pairs);
  }

  /** Makes room for so many segments, none of them in use. */
  public final void allocate(int maxFrames) {
    pairs = new double[2 * maxFrames];
    this.maxFrames = maxFrames;
    this.numFrames = 0;
  }

  /** Copies pairs in and uses as many segments as have been written so far. */
  public void write(int startFrame, double[] data, int startFrameInData, int numToWrite) {
    System.arraycopy(data, 2 * startFrameInData, pairs, 2 * startFrame, 2 * numToWrite);
    numFrames = Math.max(numFrames, startFrame + numToWrite);
  }

  /** Copies pairs in from the beginning. */
  public final void write(double[] data) {
    write(0, data, 0, data.length / 2);
  }

  /** Copies pairs out. */
  public void read(int startFrame, double[] data, int startFrameInData, int numToRead) {
    System.arraycopy(pairs, 2 * startFrame, data, 2 * startFrameInData, 2 * numToRead);
  }

  /** Copies pairs out from the beginning. */
  public void read(double[] data) {
    read(0, data, 0, data.length / 2);
  }

  /** The value of a segment's end. */
  @Override
  public double readDouble(int index) {
    return pairs[2 * index + 1];
  }

  @Override
  public void writeDouble(int index, double value) {
    pairs[2 * index + 1] = value;
  }

  /** Segments per frame of the synthesizer: infinite for a segment without a duration. */
  @Override
  public double getRateScaler(int index, double synthesisPeriod) {
    double duration = pairs[2 * index];
    return duration > 0.0 ? synthesisPeriod / duration : Double.POSITIVE_INFINITY;
  }

  @Override
  public int getChannelsPerFrame() {
    return 1;
  }
}
