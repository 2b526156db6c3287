package com.jsyn.unitgen;

/** A delay line of a plate, in double precision; may serve as an all-pass. */
final class PlateLine {
  private static final double TINY = 1.0e-60;

  final int length;

  private final double[] ring;
  private final int mask;
  private int cursor;

  /** A line of about so many frames, at least 1. */
  PlateLine(double frames) {
    this(frames, 0);
  }

  /** A line of about so many frames that can be read a few frames beyond its end. */
  PlateLine(double frames, int beyond) {
    length = Math.max(1, (int) Math.round(frames));
    ring = new double[Integer.highestOneBit(length + beyond + 2) * 2];
    mask = ring.length - 1;
  }

  static double flush(double x) {
    return Math.abs(x) < TINY ? 0.0 : x;
  }

  /** What was pushed {@code age} pushes ago, 1 the last. */
  double at(int age) {
    return ring[(cursor - age) & mask];
  }

  /** As {@link #at}, on a straight line between frames. */
  double between(double age) {
    int whole = (int) age;
    double near = at(whole);
    return near + (age - whole) * (at(whole + 1) - near);
  }

  void push(double value) {
    ring[cursor] = flush(value);
    cursor = (cursor + 1) & mask;
  }

  /** Schroeder's all-pass over the whole line. */
  double allPass(double x, double gain) {
    double delayed = at(length);
    double inner = x - gain * delayed;
    push(inner);
    return delayed + gain * inner;
  }
}
