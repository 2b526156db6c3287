package com.jsyn.data;

/** A table read as a function of −1…1 with linear interpolation; outside, its ends. */
public class DoubleTable implements Function {
  private static final double FROM_SHORT = 1.0 / 32768.0;

  private double[] table;

  /** A table of so many zeros, at least 1. */
  public DoubleTable(int numFrames) {
    allocate(numFrames);
  }

  /** A table with a copy of the data. */
  public DoubleTable(double[] data) {
    this(data.length);
    write(data);
  }

  /** A table with a mono sample's values. */
  public DoubleTable(ShortSample sample) {
    this(sample.getNumFrames());
    for (int i = 0; i < table.length; i++) {
      table[i] = sample.readDouble(i * sample.getChannelsPerFrame());
    }
  }

  /** Makes it so many zeros. */
  public final void allocate(int numFrames) {
    if (numFrames < 1) {
      throw new IllegalArgumentException("a table needs at least one value: " + numFrames);
    }
    table = new double[numFrames];
  }

  public int length() {
    return table.length;
  }

  /** Copies values in from the beginning. */
  public final void write(double[] data) {
    write(0, data, 0, data.length);
  }

  /** Copies values in. */
  public void write(int startFrame, double[] data, int startIndex, int numFrames) {
    System.arraycopy(data, startIndex, table, startFrame, numFrames);
  }

  /** Copies 16-bit values in, scaled to −1…1. */
  public void write(int startFrame, short[] data, int startIndex, int numFrames) {
    for (int i = 0; i < numFrames; i++) {
      table[startFrame + i] = data[startIndex + i] * FROM_SHORT;
    }
  }

  @Override
  public double evaluate(double input) {
    double[] values = table;
    int last = values.length - 1;
    double place = Math.max(0.0, Math.min(last, (0.5 + 0.5 * input) * last));
    int index = (int) place;
    double low = values[index];
    return low + (place - index) * (values[Math.min(last, index + 1)] - low);
  }
}
