package glasswood.stage;

/** A delay line in an array that is gone round. */
final class Ring {
  private Ring() {}

  /**
   * Puts values into a ring and what was there before in their place. Copies whole stretches, since
   * a loop over parts of two arrays is not vectorised.
   *
   * @param passing room for as many values as are copied at once, 1 or more
   * @param slot where the ring is read and written next
   * @param at of {@code values}, from which on {@code count} are delayed
   * @return where the ring is read and written after that
   */
  static int swap(double[] ring, int slot, double[] values, int at, int count, double[] passing) {
    int done = 0;
    int next = slot;
    while (done < count) {
      int now = Math.min(Math.min(count - done, passing.length), ring.length - next);
      System.arraycopy(values, at + done, passing, 0, now);
      System.arraycopy(ring, next, values, at + done, now);
      System.arraycopy(passing, 0, ring, next, now);
      done += now;
      next = next + now == ring.length ? 0 : next + now;
    }
    return next;
  }
}
