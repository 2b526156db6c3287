package glasswood.listen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttackTest {
  private static final int STEPS = 20_000;

  /** Looks at a raised cosine through a window, sample by sample, and asks for its length. */
  @ParameterizedTest
  @CsvSource({
    "2, 0.1",
    "2, 0.3",
    "5, 0.1",
    "5, 0.5",
    "10, 0.2",
    "20, 0.1",
    "20, 0.5",
    "45, 0.33",
    "45, 0.5",
    "80, 0.1",
    "300, 0.25"
  })
  void whatAWindowAddsIsTakenOff(double length, double low) {
    for (double window : new double[] {5, 20, 40}) {
      double perStep = (length + 2 * window) / STEPS;
      int half = (int) Math.round(window / 2 / perStep);
      double sum = 0;
      int begin = -1;
      int end = -1;
      double high = Attack.high(low);
      for (int i = 0; i < STEPS + half; i++) {
        sum += power((i - half) * perStep, length) - power((i - 3 * half) * perStep, length);
        double mean = sum / (2 * half);
        begin = begin < 0 && mean >= low * low ? i : begin;
        end = end < 0 && mean >= high * high ? i : end;
      }
      double found = Attack.length((end - begin) * perStep, window, low);
      if (length < 0.4 * window) {
        // So short beside the window that no more can be told.
        assertTrue(found < 0.4 * window, window + " ms window: " + found);
      } else {
        // The table is straight between lengths a sixteenth of a window apart.
        assertEquals(length, found, 0.02 * length, window + " ms window");
      }
    }
  }

  private static double power(double time, double length) {
    double share = Math.max(0, Math.min(1, time / length));
    double amplitude = 0.5 - 0.5 * Math.cos(Math.PI * share);
    return amplitude * amplitude;
  }
}
