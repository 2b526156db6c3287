package glasswood.listen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasswood.dream.Random64;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class StoiTest {
  @Test
  void whatIsUnchangedIsWhollyIntelligibleAlsoLouderOrSofter() {
    double[] speech = syllables(1);
    assertEquals(1, Stoi.of(speech, speech, Tones.RATE), 1e-6);
    double[] softer = Arrays.stream(speech).map(s -> 0.1 * s).toArray();
    assertEquals(1, Stoi.of(speech, softer, Tones.RATE), 1e-6);
  }

  @Test
  void intelligibilityFallsSteadilyWithNoise() {
    double[] speech = syllables(2);
    double power = Arrays.stream(speech).map(s -> s * s).average().orElseThrow();
    double before = 1;
    for (double snr : new double[] {20, 10, 5, 0, -5, -10, -20}) {
      double value = Stoi.of(speech, noisy(speech, power, snr), Tones.RATE);
      assertTrue(value < before, "at " + snr + " dB: " + value + ", before " + before);
      before = value;
    }
  }

  @Test
  void figuresAreThoseOfAnIndependentImplementation() {
    // Computed with numpy and scipy's resample_poly; only the resamplers differ.
    double[] speech = syllables(2);
    double power = Arrays.stream(speech).map(s -> s * s).average().orElseThrow();
    assertEquals(0.91295, Stoi.of(speech, noisy(speech, power, 20), Tones.RATE), 1e-3);
    assertEquals(0.74460, Stoi.of(speech, noisy(speech, power, 0), Tones.RATE), 1e-3);
    assertEquals(0.49929, Stoi.of(speech, noisy(speech, power, -20), Tones.RATE), 1e-3);
  }

  @Test
  void otherWordsAreNotIntelligible() {
    double value = Stoi.of(syllables(3), syllables(4), Tones.RATE);
    assertTrue(value < 0.45, "other words: " + value);
  }

  @Test
  void pausesDoNotCount() {
    double[] speech = syllables(5);
    double[] paused = Arrays.copyOf(speech, 2 * speech.length);
    double[] noise = Tones.noise(1, 0.02, paused.length / (double) Tones.RATE);
    double[] heard = new double[paused.length];
    for (int i = 0; i < heard.length; i++) {
      heard[i] = paused[i] + noise[i];
    }
    double with = Stoi.of(paused, heard, Tones.RATE);
    double without = Stoi.of(speech, Arrays.copyOf(heard, speech.length), Tones.RATE);
    // Only the frames at the seam differ.
    assertEquals(without, with, 0.01);
  }

  @Test
  void tooLittleOrUnequalSoundIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> Stoi.of(new double[5], new double[6], 8000));
    assertThrows(
        IllegalArgumentException.class, () -> Stoi.of(new double[9999], new double[9999], 48_000));
  }

  @Test
  void resamplingKeepsASineAndDropsWhatDoesNotFit() {
    double[] low = Resampler.resample(Tones.sine(1000, 0, 1), 48_000, 10_000);
    assertEquals(10_000, low.length);
    double worst = 0;
    for (int i = 200; i < 9800; i++) {
      worst = Math.max(worst, Math.abs(low[i] - Math.sin(2 * Math.PI * 1000 * i / 10_000.0)));
    }
    // −80 dB of stop band, and as much of ripple.
    assertTrue(worst < 3e-4, "off by " + worst);
    double[] high = Resampler.resample(Tones.sine(6000, 0, 1), 48_000, 10_000);
    double loudest = 0;
    for (int i = 200; i < 9800; i++) {
      loudest = Math.max(loudest, Math.abs(high[i]));
    }
    assertTrue(loudest < 3e-4, "alias of " + loudest);
  }

  private static double[] noisy(double[] speech, double power, double snrDb) {
    Random64 random = new Random64(77);
    double sigma = Math.sqrt(power / Levels.dbToPower(snrDb));
    return Arrays.stream(speech).map(s -> s + sigma * random.gaussian()).toArray();
  }

  /**
   * Something like speech: buzzes and hisses through wandering formants, 0.1 to 0.4 s a syllable.
   */
  static double[] syllables(long seed) {
    Random64 random = new Random64(seed);
    double[] out = new double[3 * Tones.RATE];
    int syllable = 1;
    int inside = 0;
    double[] y = new double[6];
    double[] f = new double[3];
    for (int i = 0; i < out.length; i++) {
      inside++;
      if (inside >= syllable) {
        inside = 0;
        syllable = (int) (Tones.RATE * random.uniform(0.1, 0.4));
        f[0] = random.uniform(250, 800);
        f[1] = random.uniform(900, 2300);
        f[2] = random.uniform(2400, 3400);
      }
      double envelope = Math.pow(Math.sin(Math.PI * inside / syllable), 2);
      boolean hiss = inside < syllable / 4;
      double pulse = i % 400 < 96 ? 0.16 * (1 - Math.cos(2 * Math.PI * (i % 400) / 96)) : 0;
      double source = hiss ? 0.3 * random.bipolar() : pulse;
      for (int k = 0; k < 3; k++) {
        double r = 0.99;
        double next =
            source * 0.05
                + 2 * r * Math.cos(2 * Math.PI * f[k] / Tones.RATE) * y[2 * k]
                - r * r * y[2 * k + 1];
        y[2 * k + 1] = y[2 * k];
        y[2 * k] = next;
        out[i] += envelope * next * 0.2 / (k + 1);
      }
    }
    return out;
  }
}
