package glasswood.stage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import glasswood.dream.Random64;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlidingMinimumTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 240})
  void isTheLeastOfTheLastValues(int window) {
    Random64 random = new Random64(3);
    SlidingMinimum minimum = new SlidingMinimum(window);
    double[] values = new double[3000];
    for (int i = 0; i < values.length; i++) {
      // runs that rise, fall and stand still
      values[i] = i % 700 < 300 ? random.below(9) : i % 700 < 500 ? i : -i;
      double least = values[i];
      for (int k = Math.max(0, i - window + 1); k < i; k++) {
        least = Math.min(least, values[k]);
      }
      assertEquals(least, minimum.next(values[i]), "value " + i);
    }
  }
}
