package com.softsynth.shared.time;

/** A moment in engine time, in seconds. Immutable. */
public class TimeStamp implements Comparable<TimeStamp> {
  private final double time;

  /** The moment {@code time} seconds after the engine's start. */
  public TimeStamp(double time) {
    this.time = time;
  }

  /** Seconds since the engine's start. */
  public double getTime() {
    return time;
  }

  /** The moment {@code delta} seconds later, earlier when negative. */
  public TimeStamp makeRelative(double delta) {
    return new TimeStamp(time + delta);
  }

  @Override
  public int compareTo(TimeStamp other) {
    return Double.compare(time, other.time);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TimeStamp stamp && Double.compare(time, stamp.time) == 0;
  }

  @Override
  public int hashCode() {
    return Double.hashCode(time);
  }

  @Override
  public String toString() {
    return time + " s";
  }
}
