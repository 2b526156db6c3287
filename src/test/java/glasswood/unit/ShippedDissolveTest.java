package glasswood.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What the shipped mouths lose from tenth to tenth of the dissolve: words, roughness, change. Means
 * over three seeds.
 */
class ShippedDissolveTest {
  /** Half of the work of 48 kHz, and more than words need. */
  private static final int RATE = 24_000;

  private static final double SECONDS = 9;
  private static final long[] SEEDS = {7, 8, 9};
  private static final int STEPS = 11;

  /**
   * Two standard errors of a mean over three seeds: from seed to seed, one dissolve with another,
   * intelligibility differs by a standard deviation of 0.012, roughness by 0.035 asper and flux by
   * 0.012. By 0.04 asper, too, the hymn itself is rougher than vowels on its chord: of its tones
   * 9/8 and 5/4 beat, and it is sung on <i>u</i>, which puts all of their power there.
   */
  private static final double STOI_SCATTER = 0.014;

  private static final double ASPER_SCATTER = 0.04;
  private static final double FLUX_SCATTER = 0.014;

  /** By seed, then dissolve 0, 0.1 … 1, then never spoken. */
  private static final double[][] STOI = new double[SEEDS.length][STEPS + 1];

  private static final double[][] ASPER = new double[SEEDS.length][STEPS + 1];
  private static final double[][] FLUX = new double[SEEDS.length][STEPS + 1];

  @BeforeAll
  static void measure() {
    IntStream.range(0, SEEDS.length)
        .parallel()
        .forEach(
            k -> {
              ShippedChorus chorus = ShippedChorus.of(SEEDS[k], RATE, SECONDS);
              double[] dry = chorus.dry();
              for (int i = 0; i <= STEPS; i++) {
                double[] sound = sound(chorus, i);
                STOI[k][i] = chorus.stoi(dry, sound);
                ASPER[k][i] = chorus.roughness(sound);
                FLUX[k][i] = chorus.flux(sound);
              }
            });
  }

  private static double[] sound(ShippedChorus chorus, int step) {
    try {
      return step < STEPS ? chorus.mouths(0.1 * step) : chorus.neverSpoken();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double mean(double[][] figures, int step) {
    return Arrays.stream(figures).mapToDouble(seed -> seed[step]).average().orElseThrow();
  }

  private static String table(double[][] figures) {
    StringBuilder text = new StringBuilder("by seed, dissolve 0 … 1, never spoken:");
    for (int k = 0; k < SEEDS.length; k++) {
      text.append("\nseed ").append(SEEDS[k]).append(':');
      for (double figure : figures[k]) {
        text.append(String.format(Locale.ROOT, " %.3f", figure));
      }
    }
    return text.toString();
  }

  @Test
  void theWordsAreUnderstoodAtFirstAndGoneAtTheEnd() {
    for (double[] seed : STOI) {
      // Both figures are sound.md's.
      assertTrue(seed[0] >= 0.65, table(STOI));
      assertEquals(seed[STEPS], seed[STEPS - 1], 0.05, table(STOI));
    }
  }

  @Test
  void noTenthTakesMoreThanAThirdOfTheWords() {
    double floor = mean(STOI, STEPS);
    double fall = mean(STOI, 0) - floor;
    for (int i = 1; i < STEPS; i++) {
      double lost = mean(STOI, i - 1) - mean(STOI, i);
      assertTrue(lost <= fall / 3, "at " + 0.1 * i + "; " + table(STOI));
    }
  }

  @Test
  void everyTenthTakesSomeOfTheWordsToTheEnd() {
    falls(STOI, STOI_SCATTER);
    // And not at once: until the middle something is left of them.
    assertTrue(mean(STOI, 5) > mean(STOI, STEPS) + 0.05, table(STOI));
  }

  @Test
  void fromSixTenthsOnTheWordsAreGone() {
    for (int i = 6; i < STEPS; i++) {
      // sound.md's bound; WordsInTimeTest counts harsh words until here.
      assertEquals(mean(STOI, STEPS), mean(STOI, i), 0.05, "at " + 0.1 * i + "; " + table(STOI));
    }
  }

  @Test
  void roughnessFallsToThatOfAChoirThatNeverSpoke() {
    falls(ASPER, ASPER_SCATTER);
    assertTrue(mean(ASPER, STEPS - 1) < 0.3 * mean(ASPER, 0), table(ASPER));
  }

  @Test
  void changeFallsToThatOfAChoirThatNeverSpoke() {
    falls(FLUX, FLUX_SCATTER);
    assertTrue(mean(FLUX, STEPS - 1) < 0.7 * mean(FLUX, 0), table(FLUX));
  }

  /** Nowhere more than at any dissolve before, from words to hymn. */
  private static void falls(double[][] figures, double scatter) {
    double least = mean(figures, 0);
    for (int i = 1; i < STEPS; i++) {
      double now = mean(figures, i);
      assertTrue(now <= least + scatter, "at " + 0.1 * i + "; " + table(figures));
      least = Math.min(least, now);
    }
  }
}
