package glasswood.unit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RaisedCosineTest {

  /** Steps, plateaus of all lengths and slopes, as curves of articulation have them. */
  private static double[] plateausAndSlopes(SplittableRandom random, int length) {
    double[] values = new double[length];
    int at = 0;
    while (at < length) {
      int end = Math.min(length, at + 1 + random.nextInt(40));
      double level = random.nextInt(3) * 0.1;
      double slope = random.nextBoolean() ? 0 : random.nextDouble();
      for (; at < end; at++) {
        values[at] = level;
        level += slope;
      }
    }
    return values;
  }

  /** The definition, sum by sum. */
  private static double[] plain(double[] values, int half) {
    double[] means = new double[values.length];
    for (int k = 0; k < values.length; k++) {
      double total = 0;
      double sum = 0;
      for (int i = -half; i <= half; i++) {
        double weight = 0.5 + 0.5 * Kernels.cos(0.5 * i / (half + 1));
        total += weight * values[Math.min(values.length - 1, Math.max(0, k + i))];
        sum += weight;
      }
      means[k] = total / sum;
    }
    return means;
  }

  @Test
  void everyMeanIsTheWeightedSumToTheLastBit() {
    SplittableRandom random = new SplittableRandom(7);
    for (int half = 1; half <= 20; half++) {
      for (int length : new int[] {1, 2, half, 2 * half + 1, 2 * half + 2, 500}) {
        double[] values = plateausAndSlopes(random, length);
        assertArrayEquals(
            plain(values, half),
            new RaisedCosine(half).smoothed(values),
            "half " + half + ", length " + length);
      }
    }
  }

  @Test
  void whatNeverChangesStays() {
    double[] values = {0.7, 0.7, 0.7, 0.7, 0.7, 0.7, 0.7, 0.7};
    // five products and their sum are rounded
    assertArrayEquals(values, new RaisedCosine(2).smoothed(values), 1e-15);
  }
}
