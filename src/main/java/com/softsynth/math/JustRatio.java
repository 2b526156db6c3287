package com.softsynth.math;

/** A ratio of whole numbers, such as a just interval 3/2. */
public class JustRatio {
  /** Above the line. */
  public long numerator;

  /** Below the line. */
  public long denominator;

  /** numerator / denominator, not reduced. */
  public JustRatio(long numerator, long denominator) {
    this.numerator = numerator;
    this.denominator = denominator;
  }

  /** numerator / denominator, not reduced. */
  public JustRatio(int numerator, int denominator) {
    this((long) numerator, (long) denominator);
  }

  /** The ratio as a number. */
  public double getValue() {
    return (double) numerator / denominator;
  }

  /** Turns the ratio over. */
  public void invert() {
    long above = denominator;
    denominator = numerator;
    numerator = above;
  }

  @Override
  public String toString() {
    return numerator + "/" + denominator;
  }
}
