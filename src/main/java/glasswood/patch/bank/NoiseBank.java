package glasswood.patch.bank;

import glasswood.dream.Random64;

/** White noises side by side, each with its own stream. */
final class NoiseBank extends Bank {
  private static final double SEVERAL = 1;

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
    int lanes = lanesOf(tile);
    int from = start * Tiles.LANES;
    int to = limit * Tiles.LANES;
    double level = level(tile, lanes);
    for (int lane = 0; lane < lanes; lane++) {
      random[first + lane].fillBipolar(level, out, from + lane, to, Tiles.LANES);
    }
    if (level == SEVERAL) {
      Tiles.multiply(amplitude.tile(tile, start, limit), out, from, to);
    }
  }

  /** The one amplitude that all lanes have in all frames, or {@link #SEVERAL}. */
  private double level(int tile, int lanes) {
    if (!amplitude.isSteady()) {
      return SEVERAL;
    }
    double[] levels = amplitude.lanes(tile);
    for (int lane = 1; lane < lanes; lane++) {
      if (levels[lane] != levels[0]) {
        return SEVERAL;
      }
    }
    return levels[0];
  }
}
