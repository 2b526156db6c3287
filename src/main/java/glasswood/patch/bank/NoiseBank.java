package glasswood.patch.bank;

import glasswood.dream.RandomLanes;
import java.util.Arrays;

/** White noises side by side, each with its own stream. */
final class NoiseBank extends Bank {
  private final LaneInput amplitude = input("Amplitude", 1);
  private final RandomLanes[] random;

  NoiseBank(int copies) {
    super(copies);
    random = new RandomLanes[Tiles.count(copies)];
    Arrays.setAll(random, tile -> new RandomLanes());
    for (int copy = 0; copy < copies; copy++) {
      seed(copy, copy + 1L);
    }
  }

  @Override
  public void seed(int copy, long seed) {
    random[copy / Tiles.LANES].seed(copy % Tiles.LANES, seed);
  }

  @Override
  void begin(int start, int limit) {
    amplitude.update(start);
  }

  @Override
  void generate(int tile, double[] out, int start, int limit) {
    int from = start * Tiles.LANES;
    int to = limit * Tiles.LANES;
    if (isLevel(tile)) {
      random[tile].fillBipolar(amplitude.lanes(tile)[0], out, from, to);
    } else {
      random[tile].fillBipolar(1, out, from, to);
      Tiles.multiply(amplitude.tile(tile, start, limit), out, from, to);
    }
  }

  /** Whether all lanes, also those without a copy, have one amplitude in all frames. */
  private boolean isLevel(int tile) {
    if (!amplitude.isSteady() || lanesOf(tile) < Tiles.LANES) {
      return false;
    }
    double[] levels = amplitude.lanes(tile);
    for (int lane = 1; lane < Tiles.LANES; lane++) {
      if (levels[lane] != levels[0]) {
        return false;
      }
    }
    return true;
  }
}
