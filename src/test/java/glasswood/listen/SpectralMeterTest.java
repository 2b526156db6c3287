package glasswood.listen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SpectralMeterTest {
  private double centroid;
  private double flatness;
  private double flux;
  private float highest;
  private int count;

  @Test
  void aSineHasItsFrequencyAsCentroidAndNoFlatness() {
    hear(Tones.sine(1234, -6, 1));
    assertEquals(1234, centroid, 1);
    assertTrue(flatness < 1e-3, "flatness " + flatness);
    assertTrue(flux < 0.01, "flux " + flux);
    // A Hann window reads a sine between two bins up to 1.42 dB too low.
    assertEquals(-6, 10 * Math.log10(highest), 1.5);
    assertEquals((48_000 - 4096) / 2048 + 1, count);
  }

  @Test
  void whiteNoiseIsFlatAndItsCentroidIsAQuarterOfTheRate() {
    hear(Tones.noise(1, 0.5, 2));
    // A single window's centroid strays by 24000/√12/√2048·√1.5 = 190 Hz.
    assertEquals(12_000, centroid, 700);
    // The geometric mean of an exponential distribution is e^−γ = 0.56 of its mean.
    assertEquals(0.56, flatness, 0.05);
    assertTrue(flux > 0.2, "flux " + flux);
  }

  @Test
  void silenceHasNoSpectrum() {
    hear(new double[10_000]);
    assertTrue(Double.isNaN(centroid) && Double.isNaN(flatness) && Double.isNaN(flux));
  }

  private void hear(double[] sound) {
    SpectralMeter meter =
        new SpectralMeter(
            Tones.RATE,
            (frame, power, c, f, change) -> {
              centroid = c;
              flatness = f;
              flux = change;
              count++;
              highest = 0;
              for (float p : power) {
                highest = Math.max(highest, p);
              }
            });
    for (int at = 0; at < sound.length; at += 777) {
      meter.add(sound, sound, at, Math.min(777, sound.length - at));
    }
  }
}
