package glasswood.stage;

/** A delay line in an array that is gone round. */
final class Ring {
  private Ring() {}

  /**
   * Puts values into a ring and what was there before in their place.
   *
   * @param slot where the ring is read and written next
   * @param at of {@code values}, from which on {@code count} are delayed
   * @return where the ring is read and written after that
   */
  static int swap(double[] ring, int slot, double[] values, int at, int count) {
    int done = 0;
    int next = slot;
    while (done < count) {
      int now = Math.min(count - done, ring.length - next);
      for (int i = 0; i < now; i++) {
        double value = values[at + done + i];
        values[at + done + i] = ring[next + i];
        ring[next + i] = value;
      }
      done += now;
      next = next + now == ring.length ? 0 : next + now;
    }
    return next;
  }
}
