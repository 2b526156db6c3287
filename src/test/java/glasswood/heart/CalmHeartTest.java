package glasswood.heart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasswood.dream.Beats;
import glasswood.dream.Breath;
import org.junit.jupiter.api.Test;

class CalmHeartTest {
  private static final Breath BREATH = Breath.steady(6, 0.45);

  @Test
  void meanRateIsTheRateAskedFor() {
    for (long seed = 0; seed < 20; seed++) {
      Beats beats = CalmHeart.beats(62, BREATH, 3600, seed);
      double mean =
          60 * (beats.count() - 1) / (beats.seconds(beats.count() - 1) - beats.seconds(0));
      // The slowest fluctuation lasts 21 minutes, so an hour's mean still wanders by about 1 %.
      assertEquals(62, mean, 1.2, "seed " + seed);
    }
  }

  @Test
  void intervalsVaryAsInARestingAdultAndNeverJump() {
    for (long seed = 0; seed < 20; seed++) {
      Beats beats = CalmHeart.beats(62, BREATH, 1800, seed);
      double[] rr = intervals(beats);
      double sum = 0;
      double squares = 0;
      double successive = 0;
      for (int i = 0; i < rr.length; i++) {
        sum += rr[i];
        squares += rr[i] * rr[i];
        double rate = 60 / rr[i];
        assertTrue(rate <= 62 * CalmHeart.FASTEST + 1e-6, "seed " + seed + ": " + rate);
        assertTrue(rate >= 62 * CalmHeart.SLOWEST - 1e-6, "seed " + seed + ": " + rate);
        if (i > 0) {
          double step = rr[i] - rr[i - 1];
          successive += step * step;
          assertTrue(Math.abs(step) <= CalmHeart.LARGEST_STEP * rr[i - 1] + 1e-9, "seed " + seed);
        }
      }
      double deviation = Math.sqrt(squares / rr.length - sum * sum / rr.length / rr.length);
      double rmssd = Math.sqrt(successive / (rr.length - 1));
      // Short-term norms (Nunan et al. 2010): SDNN 50 ± 16 ms, RMSSD 42 ± 15 ms.
      assertTrue(deviation > 0.02 && deviation < 0.08, "seed " + seed + ": SDNN " + deviation);
      assertTrue(rmssd > 0.01 && rmssd < 0.06, "seed " + seed + ": RMSSD " + rmssd);
    }
  }

  @Test
  void heartQuickensWhileBreathingIn() {
    Beats beats = CalmHeart.beats(62, BREATH, 3600, 3);
    double[] rr = intervals(beats);
    double in = 0;
    double out = 0;
    int inCount = 0;
    int outCount = 0;
    for (int i = 0; i < rr.length; i++) {
      double cycles = BREATH.cycles(beats.seconds(i) + rr[i] / 2);
      double phase = cycles - Math.floor(cycles);
      if (phase > 0.3 && phase < 0.6) {
        in += rr[i];
        inCount++;
      } else if (phase < 0.1 || phase > 0.9) {
        out += rr[i];
        outCount++;
      }
    }
    assertTrue(in / inCount < 0.95 * out / outCount);
  }

  @Test
  void fluctuationsBeyondTheBreathFallWithFrequency() {
    // 1/f power: the variance of minute means is nearly that of ten-minute means; white noise
    // would make it ten times as large.
    double minutes = 0;
    double tens = 0;
    for (long seed = 0; seed < 30; seed++) {
      Beats beats = CalmHeart.beats(62, BREATH, 7200, seed);
      minutes += varianceOfRate(beats, 60);
      tens += varianceOfRate(beats, 600);
    }
    assertTrue(minutes < 4 * tens, minutes + " against " + tens);
  }

  @Test
  void sameSeedGivesSameBeatsAndAnotherGivesOthers() {
    Beats one = CalmHeart.beats(62, BREATH, 60, 5);
    Beats same = CalmHeart.beats(62, BREATH, 60, 5);
    assertEquals(one.count(), same.count());
    for (int i = 0; i < one.count(); i++) {
      assertEquals(one.seconds(i), same.seconds(i));
    }
    assertNotEquals(one.seconds(0), CalmHeart.beats(62, BREATH, 60, 6).seconds(0));
  }

  @Test
  void aLongerDreamBeginsWithTheSameBeats() {
    Beats brief = CalmHeart.beats(58, BREATH, 100, 9);
    Beats eightHours = CalmHeart.beats(58, BREATH, 8 * 3600, 9);
    for (int i = 0; i < brief.count(); i++) {
      assertEquals(brief.seconds(i), eightHours.seconds(i));
    }
    assertTrue(eightHours.seconds(eightHours.count() - 1) < 8 * 3600);
    assertTrue(eightHours.seconds(eightHours.count() - 1) > 8 * 3600 - 1.5);
  }

  @Test
  void refusesAHeartThatIsNotCalm() {
    assertThrows(IllegalArgumentException.class, () -> CalmHeart.beats(150, BREATH, 60, 1));
    assertThrows(IllegalArgumentException.class, () -> CalmHeart.beats(Double.NaN, BREATH, 60, 1));
    assertThrows(IllegalArgumentException.class, () -> CalmHeart.beats(60, BREATH, -1, 1));
    assertEquals(0, CalmHeart.beats(60, BREATH, 0, 1).count());
  }

  private static double varianceOfRate(Beats beats, double window) {
    int windows = (int) (beats.seconds(beats.count() - 1) / window);
    double sum = 0;
    double squares = 0;
    int index = 0;
    for (int w = 0; w < windows; w++) {
      int begin = index;
      while (beats.seconds(index) < (w + 1) * window) {
        index++;
      }
      double rate = (index - begin) / (beats.seconds(index) - beats.seconds(begin));
      sum += rate;
      squares += rate * rate;
    }
    return squares / windows - sum * sum / windows / windows;
  }

  private static double[] intervals(Beats beats) {
    double[] rr = new double[beats.count() - 1];
    for (int i = 0; i < rr.length; i++) {
      rr[i] = beats.seconds(i + 1) - beats.seconds(i);
    }
    return rr;
  }
}
