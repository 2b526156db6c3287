package com.jsyn.io;

import java.util.concurrent.locks.LockSupport;

/**
 * A queue of audio between one thread that writes and one that reads, without locks.
 *
 * <p>Waiting may be switched off at either end: then a read beyond what is there gives less (a
 * single read gives 0), and what is written beyond the room is dropped. Let the audio thread never
 * wait.
 */
public class AudioFifo implements AudioInputStream, AudioOutputStream {
  private static final long PAUSE_NANOS = 200_000L;

  private double[] ring = new double[0];
  private volatile long written;
  private volatile long taken;
  private volatile boolean readWaitEnabled = true;
  private volatile boolean writeWaitEnabled = true;
  private volatile boolean closed;

  /**
   * Makes room for so many values and empties the queue; before anything is written or read.
   *
   * @throws IllegalArgumentException if the size is not a power of two
   */
  public void allocate(int size) {
    if (!isPowerOfTwo(size)) {
      throw new IllegalArgumentException("size must be a power of two: " + size);
    }
    ring = new double[size];
    written = 0;
    taken = 0;
    closed = false;
  }

  public static boolean isPowerOfTwo(int size) {
    return size > 0 && (size & (size - 1)) == 0;
  }

  /** Values there is room for. */
  public int size() {
    return ring.length;
  }

  @Override
  public int available() {
    return (int) (written - taken);
  }

  public boolean isReadWaitEnabled() {
    return readWaitEnabled;
  }

  public void setReadWaitEnabled(boolean enabled) {
    readWaitEnabled = enabled;
  }

  public boolean isWriteWaitEnabled() {
    return writeWaitEnabled;
  }

  public void setWriteWaitEnabled(boolean enabled) {
    writeWaitEnabled = enabled;
  }

  /** Wakes whoever waits: reads give what is left, then nothing; writes are dropped. */
  @Override
  public void close() {
    closed = true;
  }

  @Override
  public double read() {
    double[] one = new double[1];
    return read(one, 0, 1) == 1 ? one[0] : 0.0;
  }

  @Override
  public int read(double[] buffer) {
    return read(buffer, 0, buffer.length);
  }

  @Override
  public int read(double[] buffer, int start, int count) {
    int done = 0;
    while (done < count) {
      long from = taken;
      int there = (int) Math.min(written - from, count - done);
      for (int i = 0; i < there; i++) {
        buffer[start + done + i] = ring[(int) (from + i) & (ring.length - 1)];
      }
      taken = from + there;
      done += there;
      if (there == 0 && !waitAgain(readWaitEnabled)) {
        break;
      }
    }
    return done;
  }

  @Override
  public void write(double value) {
    while (!closed) {
      long to = written;
      if (to - taken < ring.length) {
        ring[(int) to & (ring.length - 1)] = value;
        written = to + 1;
        return;
      }
      if (!waitAgain(writeWaitEnabled)) {
        return;
      }
    }
  }

  @Override
  public void write(double[] buffer) {
    write(buffer, 0, buffer.length);
  }

  @Override
  public void write(double[] buffer, int start, int count) {
    int done = 0;
    while (done < count && !closed) {
      long to = written;
      int room = (int) Math.min(ring.length - (to - taken), count - done);
      for (int i = 0; i < room; i++) {
        ring[(int) (to + i) & (ring.length - 1)] = buffer[start + done + i];
      }
      written = to + room;
      done += room;
      if (room == 0 && !waitAgain(writeWaitEnabled)) {
        return;
      }
    }
  }

  /** Waits a little; false when there is nothing to wait for. */
  private boolean waitAgain(boolean allowed) {
    if (!allowed || closed || Thread.currentThread().isInterrupted()) {
      return false;
    }
    LockSupport.parkNanos(PAUSE_NANOS);
    return true;
  }
}
