package com.jsyn.data;

/** A sample of 16-bit numbers; −32768…32767 reads as −1…1. */
public class ShortSample extends AudioSample {
  private static final double TO_DOUBLE = 1.0 / 32768.0;

  private short[] buffer;

  /** An empty, mono sample. */
  public ShortSample() {
    this(0, 1);
  }

  /** A silent sample. */
  public ShortSample(int numFrames, int channelsPerFrame) {
    allocate(numFrames, channelsPerFrame);
  }

  /** A mono sample with a copy of the data. */
  public ShortSample(short[] data) {
    this(data, 1);
  }

  /** A sample with a copy of interleaved data. */
  public ShortSample(short[] data, int channelsPerFrame) {
    this(data.length / channelsPerFrame, channelsPerFrame);
    write(data);
  }

  @Override
  public final void allocate(int numFrames, int channelsPerFrame) {
    buffer = new short[Math.multiplyExact(numFrames, channelsPerFrame)];
    this.maxFrames = numFrames;
    this.numFrames = numFrames;
    this.channelsPerFrame = channelsPerFrame;
  }

  /** Copies frames in: {@code numFrames} from frame {@code startFrameInData} of the data. */
  public void write(int startFrame, short[] data, int startFrameInData, int numFrames) {
    int channels = channelsPerFrame;
    System.arraycopy(
        data, startFrameInData * channels, buffer, startFrame * channels, numFrames * channels);
  }

  /** Copies frames in from the beginning. */
  public final void write(short[] data) {
    write(0, data, 0, data.length / channelsPerFrame);
  }

  /** Copies frames out: {@code numFrames} to frame {@code startFrameInData} of the data. */
  public void read(int startFrame, short[] data, int startFrameInData, int numFrames) {
    int channels = channelsPerFrame;
    System.arraycopy(
        buffer, startFrame * channels, data, startFrameInData * channels, numFrames * channels);
  }

  /** Copies frames out from the beginning. */
  public void read(short[] data) {
    read(0, data, 0, data.length / channelsPerFrame);
  }

  public short readShort(int index) {
    return buffer[index];
  }

  public void writeShort(int index, short value) {
    buffer[index] = value;
  }

  @Override
  public double readDouble(int index) {
    return buffer[index] * TO_DOUBLE;
  }

  /** Rounds to the nearest step and limits. */
  @Override
  public void writeDouble(int index, double value) {
    double steps = Math.rint(value * 32768.0);
    buffer[index] = (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, steps));
  }
}
