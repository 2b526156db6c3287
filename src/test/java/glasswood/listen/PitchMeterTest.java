package glasswood.listen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

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
