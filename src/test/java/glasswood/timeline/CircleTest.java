package glasswood.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasswood.dream.Beats;
import glasswood.dream.Breath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CircleTest {
  private static final Breath SLOWING = new Breath(6, 4.8, 300, 0.45, 0);

  @Test
  void theBreathMakesWholeCyclesAtTheNearestPace() {
    // 300 s from 6 to 4.8, then 300 s at 4.8: 27 + 24 cycles
    Breath breath = Circle.breath(SLOWING, 600);
    assertEquals(51, breath.cycles(600), 1e-9);
    assertEquals(5.1, breath.startPerMinute(), 1e-12);
    assertEquals(0.45, breath.inhale());
    assertEquals(1, Circle.breath(SLOWING, 12).cycles(12), 1e-9);
  }

  @ParameterizedTest
  @ValueSource(doubles = {10, 10.7, 61.3, 600})
  void theHeartGoesRoundAtItsOwnPace(double length) {
    Breath breath = Circle.breath(SLOWING, length);
    for (long seed = 0; seed < 20; seed++) {
      Beats beats = Circle.beats(62, breath, length, seed);
      int count = beats.count();
      double mean = length / count;
      // half a beat in the whole length, beside the heart's own variability
      double most = 0.5 / count + 0.06;
      assertEquals(1, mean / (60 / 62.0), most, "seed " + seed);
      double across = beats.seconds(0) + length - beats.seconds(count - 1);
      assertTrue(
          across > 0.8 * mean && across < 1.25 * mean,
          "seed " + seed + ": " + across + " s across the seam, " + mean + " s on average");
      assertTrue(beats.seconds(0) >= 0 && beats.seconds(count - 1) < beats.seconds(0) + length);
    }
  }
}
