package glasswood.patch.bank;

import glasswood.dream.Random64;

/** White noises side by side, each with its own stream. */
final class NoiseBank extends Bank {
  private final LaneInput amplitude = input("Amplitude", 1);
  private final Random64[] random;

  NoiseBank(int copies) {
    super(copies);
    random = new Random64[copies];
    for (int i = 0; i < copies; i++) {
      random[i] = new Random64(i + 1L);
    }
  }

  @Override
  public void seed(int copy, long seed) {
    random[copy] = new Random64(seed);
  }

  @Override
  void begin(int start, int limit) {
    amplitude.update(start);
  }

  @Override
  void generate(int tile, double[] out, int start, int limit) {
    int first = tile * Tiles.LANES;
    int from = start * Tiles.LANES;
    for (int lane = 0; lane < lanesOf(tile); lane++) {
      random[first + lane].fillBipolar(out, from + lane, limit * Tiles.LANES, Tiles.LANES);
    }
    Tiles.multiply(
        amplitude.tile(tile, start, limit), out, start * Tiles.LANES, limit * Tiles.LANES);
  }
}
