package glasswood.dream;

import java.util.List;

/**
 * One chord of the hymn.
 *
 * @param seconds when it begins
 * @param duration how long it is held in seconds
 * @param inhale how much of it at its end is the breath before the next chord, in seconds
 * @param hz the four parts' frequencies from bass to soprano
 */
public record Chord(double seconds, double duration, double inhale, List<Double> hz) {
  public Chord {
    hz = List.copyOf(hz);
  }

  /** The same chord {@code offset} seconds later. */
  public Chord shifted(double offset) {
    return new Chord(seconds + offset, duration, inhale, hz);
  }
}
