package glasswood.listen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PitchMeterTest {
  private final List<Double> pitches = new ArrayList<>();
  private final List<Double> harmonicities = new ArrayList<>();

  @Test
  void pitchOfHarmonicTonesIsFoundWithinFiveCents() {
    for (double hz : new double[] {73.42, 110, 220, 440, 880}) {
      double[] tone = harmonics(hz, 0, 0);
      hear(tone);
      assertEquals(10, pitches.size());
      for (double pitch : pitches) {
        assertEquals(0, 1200 * Math.log(pitch / hz) / Math.log(2), 5, hz + " Hz: " + pitch);
      }
    }
  }

  /** Whole numbers of frames a period are among them at every rate, where FastYIN's sums round. */
  @ParameterizedTest
  @ValueSource(
      ints = {
        8000, 11_025, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000, 88_200, 96_000, 176_400,
        192_000
      })
  void pureTonesAreFoundAtEveryRate(int rate) {
    List<Double> tones = new ArrayList<>(List.of(75.0, 80.0, 150.0, 300.0, 441.0, 1000.0));
    for (double hz = 60; hz < 1000; hz *= 1.1) {
      tones.add(hz);
    }
    for (double hz : tones) {
      double[] tone = new double[7 * rate / 20];
      for (int i = 0; i < tone.length; i++) {
        tone[i] = 0.1 * Math.sin(2 * Math.PI * hz * i / rate + 0.3);
      }
      List<Double> found = new ArrayList<>();
      PitchMeter meter = new PitchMeter(rate, (frame, pitch, db) -> found.add(pitch));
      meter.add(tone, tone, 0, tone.length);
      assertTrue(found.size() >= 2, "windows: " + found.size());
      for (double pitch : found) {
        // The mirror image of a low tone's window adds to its autocorrelation: half a cent at 60
        // Hz.
        assertEquals(1, pitch / hz, 0.0005, hz + " Hz at " + rate + " Hz: " + pitch);
      }
    }
  }

  @Test
  void harmonicityIsTheRatioOfTheHarmonicsToTheNoise() {
    for (double db : new double[] {0, 10, 20}) {
      hear(harmonics(220, db));
      double mean = harmonicities.stream().mapToDouble(x -> x).average().orElseThrow();
      // 85 ms of noise hold some hundred independent samples.
      assertEquals(db, mean, 1.5, "at " + db + " dB");
    }
    hear(harmonics(220, 0, 0));
    assertTrue(
        harmonicities.stream().allMatch(db -> db > 35),
        "a pure chord of harmonics: " + harmonicities);
    hear(Tones.noise(1, 0.3, 2));
    assertTrue(harmonicities.stream().allMatch(db -> db < 0), "noise: " + harmonicities);
    assertTrue(pitches.stream().allMatch(hz -> hz.isNaN()), "noise: " + pitches);
  }

  @Test
  void silenceHasNeither() {
    hear(new double[96_000]);
    assertTrue(pitches.stream().allMatch(hz -> hz.isNaN()));
    assertTrue(harmonicities.stream().allMatch(db -> db.isNaN()));
  }

  private static double[] harmonics(double hz, double hnrDb) {
    return harmonics(hz, hnrDb, 1);
  }

  /** Six harmonics and noise below them by a ratio within the 6 kHz that count. */
  private static double[] harmonics(double hz, double hnrDb, double noisy) {
    double[] out = new double[2 * Tones.RATE];
    double square = 0;
    for (int k = 1; k <= 6; k++) {
      square += 0.5 * 0.01 / (k * k);
    }
    // White noise up to 24 kHz, of which 5.1 kHz pass the decimation.
    double[] noise = Tones.noise(4, 1, 2);
    double gain = noisy * Math.sqrt(3 * square * 24 / 5.1 / Levels.dbToPower(hnrDb));
    for (int i = 0; i < out.length; i++) {
      for (int k = 1; k <= 6; k++) {
        out[i] += 0.1 / k * Math.sin(2 * Math.PI * hz * k * i / Tones.RATE + k * k);
      }
      out[i] += gain * noise[i];
    }
    return out;
  }

  private void hear(double[] sound) {
    pitches.clear();
    harmonicities.clear();
    PitchMeter meter =
        new PitchMeter(
            Tones.RATE,
            (frame, hz, db) -> {
              pitches.add(hz);
              harmonicities.add(db);
            });
    for (int at = 0; at < sound.length; at += 999) {
      meter.add(sound, sound, at, Math.min(999, sound.length - at));
    }
  }
}
