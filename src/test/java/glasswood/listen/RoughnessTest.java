package glasswood.listen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RoughnessTest {
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

  @Test
  void intervalsOfSixPartialTonesAreRankedAsTheyAreHeard() {
    double[] ratios = {16.0 / 15, 9.0 / 8, 5.0 / 4, 3.0 / 2, 2};
    double[] values = new double[5];
    for (int i = 0; i < 5; i++) {
      float[] both = new float[roughness.size()];
      for (int k = 1; k <= 6; k++) {
        for (int n = 0; n < both.length; n++) {
          double t = 2 * Math.PI * 440 * k * n / Tones.RATE;
          both[n] += (float) (0.05 / k * (Math.sin(t + k * k) + Math.sin(t * ratios[i] + k * k)));
        }
      }
      values[i] = of(both);
    }
    for (int i = 1; i < 5; i++) {
      assertTrue(values[i] < values[i - 1], "intervals " + Arrays.toString(values));
    }
    assertTrue(values[0] > 0.2, "a minor second is rough: " + values[0]);
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
