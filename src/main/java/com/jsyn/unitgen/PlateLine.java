package com.jsyn.unitgen;

/**
 * A delay line of a plate, in double precision; may serve as an all-pass.
 *
 * <p>It is written many frames at a time, at most as many as it is long: what leaves it does then
 * not depend on what enters, so that each step is a plain loop over arrays.
 */
final class PlateLine {
  /**
   * Added in each frame to the input of a recursion, it keeps the state from denormals and is
   * itself lost in the next push.
   */
  static final double BREATH = 1.0e-70;

  /** Added and taken away again, it leaves nothing of what is below 1e-56. */
  private static final double DUST = 1.0e-40;

  final int length;

  private final double[] ring;
  private final int mask;
  private int cursor;

  /**
   * A line of about so many frames, at least 1.
   *
   * @param beyond frames beyond its end that can be read
   * @param most frames that are written at a time
   */
  PlateLine(double frames, int beyond, int most) {
    length = Math.max(1, (int) Math.round(frames));
    ring = new double[Integer.highestOneBit(length + beyond + most + 2) * 2];
    mask = ring.length - 1;
  }

  /** Copies what was pushed {@code age} pushes before each of the next {@code count} frames. */
  void read(int age, double[] out, int count) {
    copy((cursor - age) & mask, out, count);
  }

  /**
   * Copies what was pushed {@code age} pushes before each of the last {@code count} frames, its own
   * push being 1.
   */
  void readBack(int age, double[] out, int count) {
    copy((cursor - count + 1 - age) & mask, out, count);
  }

  private void copy(int from, double[] out, int count) {
    int first = Math.min(count, ring.length - from);
    System.arraycopy(ring, from, out, 0, first);
    if (first < count) {
      System.arraycopy(ring, 0, out, first, count - first);
    }
  }

  /** What was pushed {@code ages[i]} pushes before frame i of the next, on straight lines. */
  void between(double[] ages, double[] out, int count) {
    double[] line = ring;
    int wrap = mask;
    int place = cursor;
    for (int i = 0; i < count; i++) {
      int whole = (int) ages[i];
      double near = line[(place - whole) & wrap];
      double far = line[(place - whole - 1) & wrap];
      out[i] = near + (ages[i] - whole) * (far - near);
      place++;
    }
  }

  /** Pushes frames, which lose what is too small to be heard of again. */
  void push(double[] values, int count) {
    for (int i = 0; i < count; i++) {
      values[i] = (values[i] + DUST) - DUST;
    }
    int first = Math.min(count, ring.length - cursor);
    System.arraycopy(values, 0, ring, cursor, first);
    if (first < count) {
      System.arraycopy(values, first, ring, 0, count - first);
    }
    cursor = (cursor + count) & mask;
  }

  /** Schroeder's all-pass over the whole line, in place; needs an array to work in. */
  void allPass(double[] x, double gain, double[] delayed, int count) {
    read(length, delayed, count);
    for (int i = 0; i < count; i++) {
      x[i] -= gain * delayed[i];
    }
    push(x, count);
    for (int i = 0; i < count; i++) {
      x[i] = delayed[i] + gain * x[i];
    }
  }
}
