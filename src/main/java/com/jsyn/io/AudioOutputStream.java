package com.jsyn.io;

import java.io.IOException;

/** Takes audio, interleaved when it has several channels. */
public interface AudioOutputStream {

  void write(double value) throws IOException;

  void write(double[] buffer) throws IOException;

  /** Writes {@code count} values of {@code buffer} from {@code start}. */
  void write(double[] buffer, int start, int count) throws IOException;

  void close() throws IOException;
}
