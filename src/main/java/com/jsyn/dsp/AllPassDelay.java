package com.jsyn.dsp;

/**
 * Schroeder's all-pass: y[n] = −g·x[n] + x[n − D] + g·y[n − D], computed with one delay line.
 *
 * <p>Source: Schroeder, "Natural sounding artificial reverberation", JAES 10 (1962).
 */
public class AllPassDelay {
  private static final float TINY = 1.0e-20f;

  private final float[] ring;
  private final float gain;
  private int cursor;

  /**
   * An all-pass of {@code delay} frames.
   *
   * @param delay frames, at least 1
   * @param gain −1…1, the coefficient g
   */
  public AllPassDelay(int delay, float gain) {
    ring = new float[Math.max(1, delay)];
    this.gain = gain;
  }

  /** The next output for the next input. */
  public float process(float value) {
    float delayed = ring[cursor];
    float inner = value + gain * delayed;
    ring[cursor] = Math.abs(inner) < TINY ? 0.0f : inner;
    int next = cursor + 1;
    cursor = next == ring.length ? 0 : next;
    return delayed - gain * inner;
  }
}
