package glasswood.stage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasswood.dream.Random64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TruePeaksTest {
  private static final int TAPS = TruePeaks.TAPS;
  private static final int FRAMES = 300;

  private static double[] sound(Random64 random, int smoothness) {
    double[] x = new double[TAPS + FRAMES];
    double value = 0;
    double share = Math.pow(2, -smoothness);
    for (int i = 0; i < x.length; i++) {
      value += share * (random.bipolar() - value);
      x[i] = value;
    }
    return x;
  }

  private static double highest(TruePeaks peaks, double[] x) {
    double most = 0;
    for (int i = 0; i < FRAMES; i++) {
      most = Math.max(most, peaks.at(x, i));
    }
    return most;
  }

  @ParameterizedTest
  @ValueSource(doubles = {6, 8})
  void whatItRulesOutIsNotThere(double beta) {
    TruePeaks peaks = new TruePeaks(beta, FRAMES);
    for (int seed = 0; seed < 400; seed++) {
      double[] x = sound(new Random64(seed), seed % 6);
      double most = highest(peaks, x);
      assertTrue(peaks.mayExceed(x, 0, FRAMES, 0.999999 * most), "seed " + seed);
    }
  }

  @Test
  void lowSoundIsRuledOutFromALittleAboveItsPeak() {
    TruePeaks peaks = new TruePeaks(8, FRAMES);
    double[] x = new double[TAPS + FRAMES];
    for (int i = 0; i < x.length; i++) {
      x[i] = 0.7 * Math.sin(2 * Math.PI * 500 / 48000 * i);
    }
    assertEquals(0.7, highest(peaks, x), 1e-3);
    assertFalse(peaks.mayExceed(x, 0, FRAMES, 0.72));
  }

  /** Full-scale sine at a quarter of the rate, between whose samples its peaks lie. */
  @Test
  void readsBetweenSamples() {
    double[] x = new double[TAPS + FRAMES];
    for (int i = 0; i < x.length; i++) {
      x[i] = Math.sin(Math.PI / 2 * i + Math.PI / 4);
    }
    assertEquals(1, highest(new TruePeaks(6, FRAMES), x), 0.012, "0.1 dB");
  }

  @Test
  void theFrameThatIsReadLiesHalfOfTheTapsBefore() {
    double[] x = new double[TAPS + FRAMES];
    x[TAPS / 2 + 40] = -0.5;
    TruePeaks peaks = new TruePeaks(8, FRAMES);
    assertEquals(0.5, peaks.at(x, 40), 0);
    assertTrue(peaks.at(x, 40 + TAPS) == 0 && peaks.at(x, 40 - TAPS) == 0);
  }
}
