package com.jsyn.dsp;

/**
 * A delay line of a fixed number of frames: what is written now is read that many frames later.
 *
 * <p>A ring of exactly the delay's length, so that the next value to read and the next place to
 * write are the same element.
 */
public class SimpleDelay {
  private final float[] ring;
  private int cursor;

  /** A line of {@code size} frames, at least 1, filled with silence. */
  public SimpleDelay(int size) {
    ring = new float[Math.max(1, size)];
  }

  /** Writes a value at the present place. */
  public void write(float value) {
    ring[cursor] = value;
  }

  /** The value written {@code age} frames ago, 1…size, where size is the oldest. */
  public float read(int age) {
    int index = cursor - age;
    return ring[index < 0 ? index + ring.length : index];
  }

  /** Moves on by one frame. */
  public void advance() {
    int next = cursor + 1;
    cursor = next == ring.length ? 0 : next;
  }

  /** Puts a value in and returns the one from {@code size} frames ago. */
  public float process(float value) {
    float oldest = ring[cursor];
    ring[cursor] = value;
    advance();
    return oldest;
  }
}
