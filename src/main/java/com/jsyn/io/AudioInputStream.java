package com.jsyn.io;

/** Audio to be read, interleaved when it has several channels. */
public interface AudioInputStream {

  /** The next value; waits for it. */
  double read();

  /** Fills the buffer as far as it can; returns how many values were read. */
  int read(double[] buffer);

  /** Reads up to {@code count} values into {@code buffer} from {@code start}. */
  int read(double[] buffer, int start, int count);

  /** Values that can be read without waiting. */
  int available();

  void close();
}
