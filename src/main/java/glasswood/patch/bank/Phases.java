package glasswood.patch.bank;

/** Phases of oscillators side by side, in turns from −½ to ½. */
final class Phases {
  private Phases() {}

  /**
   * Writes the phase of each lane in each frame, and moves the lanes on.
   *
   * @param phase of each lane in frame {@code start}; afterwards in frame {@code limit}
   * @param hertz frequencies, a tile
   * @param period seconds of a frame
   * @param turns receives the phases, a tile
   */
  static void advance(
      double[] phase, double[] hertz, double period, double[] turns, int start, int limit) {
    int from = start * Tiles.LANES;
    int to = limit * Tiles.LANES;
    System.arraycopy(phase, 0, turns, from, Tiles.LANES);
    for (int j = from + Tiles.LANES; j < to; j++) {
      double next = turns[j - Tiles.LANES] + hertz[j - Tiles.LANES] * period;
      turns[j] = next - Math.rint(next);
    }
    int last = to - Tiles.LANES;
    for (int l = 0; l < Tiles.LANES; l++) {
      double next = turns[last + l] + hertz[last + l] * period;
      phase[l] = next - Math.rint(next);
    }
  }
}
