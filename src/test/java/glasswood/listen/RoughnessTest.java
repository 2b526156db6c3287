package glasswood.listen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasswood.dream.Random64;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RoughnessTest {
  /** Minor second, major second, major third, fifth and octave. */
  private static final double[] JUST = {16.0 / 15, 9.0 / 8, 5.0 / 4, 3.0 / 2, 2};

  private static final double[] TEMPERED =
      Arrays.stream(new int[] {1, 2, 4, 7, 12}).mapToDouble(k -> Math.pow(2, k / 12.0)).toArray();

  private static final int PHASES = 24;
  private static final long SEED = 1;

  /** Semitones from 110 to 784 Hz. */
  private static final int HIGHEST_ROOT = 34;

  /**
   * Semitones above 110 Hz on which intervals are in another order. Up to 147 Hz a fifth, all of
   * whose beats are of one rate, is rougher than a third; from 165 to 440 Hz the major second is as
   * rough as the minor one or rougher (on 220 Hz the minor second beats 13 times a second, slower
   * than what is heard as rough), or hardly differs from the just third.
   */
  private static final Set<Integer> OTHER_ORDER_WHEN_JUST =
      Set.of(0, 1, 2, 3, 4, 5, 7, 9, 10, 12, 13, 14, 17, 19);

  private static final Set<Integer> OTHER_ORDER_WHEN_TEMPERED =
      Set.of(0, 1, 2, 3, 4, 5, 12, 13, 14, 15, 17, 19, 20, 21, 22, 24);
  private final Roughness roughness = new Roughness(Tones.RATE);

  @Test
  void theReferenceToneHasOneAsperAtEveryRate() {
    for (int rate : new int[] {44_100, 48_000, 96_000}) {
      Roughness model = new Roughness(rate);
      float[] tone = new float[model.size()];
      double amplitude = Levels.dbToAmplitude(60 - Roughness.FULL_SCALE_SPL) / Math.sqrt(1.5);
      for (int i = 0; i < tone.length; i++) {
        // Another phase than the calibration's own.
        double t = 2 * Math.PI * i / rate;
        tone[i] = (float) (amplitude * (1 + Math.sin(70 * t + 1)) * Math.sin(1000 * t + 2));
      }
      // A window of 0.17 s holds 12 periods: where they begin moves the figure by a few per cent.
      assertEquals(1, model.of(tone), 0.05, "at " + rate + " Hz");
    }
  }

  @Test
  void roughnessOverModulationFrequencyPeaksBetween40And70Hz() {
    double[] rates = {5, 10, 20, 30, 40, 50, 60, 70, 80, 100, 120, 150, 200};
    double[] values =
        Arrays.stream(rates)
            .map(hz -> of(Tones.modulated(roughness.size(), 1000, hz, 1)))
            .toArray();
    int peak = 0;
    for (int i = 0; i < values.length; i++) {
      peak = values[i] > values[peak] ? i : peak;
    }
    assertTrue(rates[peak] >= 40 && rates[peak] <= 70, "peak at " + rates[peak] + " Hz");
    for (int i = 1; i < values.length; i++) {
      assertTrue(
          i <= peak ? values[i] > values[i - 1] : values[i] < values[i - 1],
          "one hill only: " + Arrays.toString(values));
    }
    assertTrue(values[0] < 0.02, "5 Hz is a tremolo: " + values[0]);
    assertTrue(values[11] < 0.2, "150 Hz is hardly rough: " + values[11]);
  }

  @Test
  void roughnessGrowsWithDepth() {
    double before = -1;
    for (double depth : new double[] {0, 0.1, 0.35, 0.7, 1}) {
      double value = of(Tones.modulated(roughness.size(), 1000, 70, depth));
      assertTrue(value > before || depth == 0, "depth " + depth + ": " + value);
      before = value;
    }
    assertTrue(of(Tones.modulated(roughness.size(), 1000, 70, 0)) < 1e-3, "a pure tone is smooth");
  }

  @Test
  void whiteNoiseIsNearlySmooth() {
    double sum = 0;
    for (int seed = 0; seed < 20; seed++) {
      double[] noise = Tones.noise(seed, 0.1, 0.2);
      float[] window = new float[roughness.size()];
      for (int i = 0; i < window.length; i++) {
        window[i] = (float) noise[i];
      }
      sum += of(window) / 20;
    }
    // sound.md: about 0.01, and below 0.1 at any rate.
    assertTrue(sum > 0.002 && sum < 0.03, "white noise " + sum);
  }

  /** Seconds are roughest on every root; the whole order holds but on those that are named. */
  @ParameterizedTest(name = "root {0} semitones above A2")
  @MethodSource("roots")
  void intervalsOfSixPartialTonesAreRankedAsTheyAreHeard(int semitone) {
    ranked(semitone, JUST, OTHER_ORDER_WHEN_JUST);
    ranked(semitone, TEMPERED, OTHER_ORDER_WHEN_TEMPERED);
  }

  @Test
  void aMinorSecondIsRough() {
    assertTrue(intervals(440, JUST)[0] > 0.2);
  }

  private void ranked(int semitone, double[] ratios, Set<Integer> otherwise) {
    double root = 110 * Math.pow(2, semitone / 12.0);
    double[] values = intervals(root, ratios);
    String said = root + " Hz: " + Arrays.toString(values);
    double seconds = Math.max(values[0], values[1]);
    assertTrue(seconds > values[2] && seconds > values[3] && seconds > values[4], said);
    for (int i = 1; i < values.length && !otherwise.contains(semitone); i++) {
      assertTrue(values[i] < values[i - 1], said);
    }
  }

  private static IntStream roots() {
    return IntStream.rangeClosed(0, HIGHEST_ROOT);
  }

  /**
   * Roughness of both tones together, six partials each that fall as 1/k: the mean of {@link
   * #PHASES} draws of their phases, since slow beats do not fit into one window.
   */
  private double[] intervals(double root, double[] ratios) {
    double[] values = new double[ratios.length];
    for (int i = 0; i < ratios.length; i++) {
      Random64 random = new Random64(SEED);
      for (int draw = 0; draw < PHASES; draw++) {
        float[] both = new float[roughness.size()];
        for (int k = 1; k <= 6; k++) {
          partial(both, root * k, 0.05 / k, Math.PI * random.bipolar());
          partial(both, root * ratios[i] * k, 0.05 / k, Math.PI * random.bipolar());
        }
        values[i] += of(both) / PHASES;
      }
    }
    return values;
  }

  /** Adds a sine; each sample from the two before it, which is exact enough for a window. */
  private static void partial(float[] out, double hz, double amplitude, double phase) {
    double turn = 2 * Math.PI * hz / Tones.RATE;
    double both = 2 * Math.cos(turn);
    double before = amplitude * Math.sin(phase - 2 * turn);
    double last = amplitude * Math.sin(phase - turn);
    for (int n = 0; n < out.length; n++) {
      double now = both * last - before;
      before = last;
      last = now;
      out[n] += (float) now;
    }
  }

  @Test
  void silenceIsSmooth() {
    assertEquals(0, of(new float[roughness.size()]));
  }

  @Test
  void theMeterGivesFourValuesASecond() {
    int[] count = {0};
    double[] last = {0};
    RoughnessMeter meter =
        new RoughnessMeter(
            Tones.RATE,
            (frame, asper) -> {
              count[0]++;
              last[0] = asper;
            });
    double[] tone = new double[Tones.RATE * 2];
    float[] window = Tones.modulated(tone.length, 1000, 70, 1);
    for (int i = 0; i < tone.length; i++) {
      tone[i] = window[i];
    }
    for (int at = 0; at < tone.length; at += 1000) {
      meter.add(tone, tone, at, 1000);
    }
    // The eighth window would end after 1.92 s.
    assertEquals(8, count[0]);
    assertEquals(1, last[0], 0.05);
  }

  private double of(float[] window) {
    return roughness.of(window);
  }
}
