package glasswood.listen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PulsesTest {
  private static final int COUNT = 400;
  private static final int WINDOW = 4;
  private static final double STEPS_PER_SECOND = 2000;

  @ParameterizedTest
  @ValueSource(doubles = {55, 73, 100, 150, 220})
  void theVoicesPeriodIsFound(double hz) {
    assertEquals(STEPS_PER_SECOND / hz, Pulses.period(pulses(hz), 0, COUNT, WINDOW), 1);
  }

  /**
   * After two, three or six of its periods a tone is as alike as a voice much lower than it. Where
   * a period ends halfway between two steps (310, 364, 444 Hz) it still is taken for one.
   */
  @ParameterizedTest
  @ValueSource(doubles = {280, 289, 327, 330.4, 336, 345, 395, 402})
  void aToneAboveVoicesIsNoneBelowIt(double hz) {
    assertEquals(0, Pulses.period(pulses(hz), 0, COUNT, WINDOW));
  }

  /** Running sums of a power that comes once a period, and is gone between. */
  private static double[] pulses(double hz) {
    double[] sums = new double[COUNT + 1];
    for (int i = 0; i < COUNT; i++) {
      double pulse = 0.5 + 0.5 * Math.cos(2 * Math.PI * hz * i / STEPS_PER_SECOND);
      sums[i + 1] = sums[i] + Math.pow(pulse, 8);
    }
    return sums;
  }
}
