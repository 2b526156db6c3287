package com.jsyn.data;

import com.jsyn.exceptions.ChannelMismatchException;

/** A sample in single precision; as a function, −1…1 runs over its first channel. */
public class FloatSample extends AudioSample implements Function {
  private float[] buffer;

  /** An empty, mono sample. */
  public FloatSample() {
    this(0, 1);
  }

  /** A silent, mono sample of so many frames. */
  public FloatSample(int numFrames) {
    this(numFrames, 1);
  }

  /** A silent sample. */
  public FloatSample(int numFrames, int channelsPerFrame) {
    allocate(numFrames, channelsPerFrame);
  }

  /** A mono sample with a copy of the data. */
  public FloatSample(float[] data) {
    this(data, 1);
  }

  /** A sample with a copy of interleaved data. */
  public FloatSample(float[] data, int channelsPerFrame) {
    this(data.length / channelsPerFrame, channelsPerFrame);
    write(data);
  }

  @Override
  public final void allocate(int numFrames, int channelsPerFrame) {
    buffer = new float[Math.multiplyExact(numFrames, channelsPerFrame)];
    this.maxFrames = numFrames;
    this.numFrames = numFrames;
    this.channelsPerFrame = channelsPerFrame;
  }

  /** Copies frames in: {@code numFrames} from frame {@code startFrameInData} of the data. */
  public void write(int startFrame, float[] data, int startFrameInData, int numFrames) {
    int channels = channelsPerFrame;
    System.arraycopy(
        data, startFrameInData * channels, buffer, startFrame * channels, numFrames * channels);
  }

  /** Copies frames in from the beginning. */
  public final void write(float[] data) {
    write(0, data, 0, data.length / channelsPerFrame);
  }

  /** Copies frames out: {@code numFrames} to frame {@code startFrameInData} of the data. */
  public void read(int startFrame, float[] data, int startFrameInData, int numFrames) {
    int channels = channelsPerFrame;
    System.arraycopy(
        buffer, startFrame * channels, data, startFrameInData * channels, numFrames * channels);
  }

  /** Copies frames out from the beginning. */
  public void read(float[] data) {
    read(0, data, 0, data.length / channelsPerFrame);
  }

  @Override
  public double readDouble(int index) {
    return buffer[index];
  }

  @Override
  public void writeDouble(int index, double value) {
    buffer[index] = (float) value;
  }

  /**
   * The value at a fractional index of a mono sample, on a straight line between neighbours;
   * indices outside are taken as the ends.
   *
   * @throws ChannelMismatchException if the sample is not mono
   */
  public double interpolate(double fractionalIndex) {
    if (channelsPerFrame != 1) {
      throw new ChannelMismatchException(
          "only mono samples can be interpolated, not " + channelsPerFrame + " channels");
    }
    int last = numFrames - 1;
    if (last < 0) {
      return 0.0;
    }
    double place = Math.max(0.0, Math.min(last, fractionalIndex));
    int index = Math.min((int) place, Math.max(0, last - 1));
    double low = buffer[index];
    return low + (place - index) * (buffer[Math.min(last, index + 1)] - low);
  }

  /** The mono sample as a function of −1…1: −1 its first frame, 1 its last. */
  @Override
  public double evaluate(double input) {
    return interpolate((0.5 + 0.5 * input) * (numFrames - 1));
  }
}
