package glasswood.listen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TruePeakMeterTest {

  /** Cases 15 to 19 of EBU Tech 3341, which allows −0.4 to +0.2 dB. */
  @ParameterizedTest
  @CsvSource({
    "4, 0, 0.50, -6",
    "4, 45, 0.50, -6",
    "6, 60, 0.50, -6",
    "8, 67.5, 0.50, -6",
    "4, 45, 1.41, 3"
  })
  void sinesReadTheirAmplitudeWhateverTheirPhase(
      int divisor, double degrees, double amplitude, double expected) {
    double[] sine = new double[Tones.RATE];
    for (int i = 0; i < sine.length; i++) {
      // A gentle start: a sudden one has peaks of its own.
      double fade = Math.min(1, i / 4800.0);
      sine[i] = fade * amplitude * Math.sin(2 * Math.PI * i / divisor + Math.toRadians(degrees));
    }
    TruePeakMeter meter = new TruePeakMeter(2);
    meter.add(sine, sine, 0, sine.length);
    double off = meter.peakDb() - expected;
    assertTrue(off >= -0.4 && off <= 0.2, "off by " + off + " dB");
  }

  /** Cases 20 to 23: a short burst at four times the rate, decimated at each of four phases. */
  @Test
  void burstsBetweenSamplesAreFound() {
    for (int phase = 0; phase < 4; phase++) {
      double[] burst = new double[2000];
      for (int i = 0; i < burst.length; i++) {
        double t = i - 1000 + phase / 4.0;
        double envelope = Math.abs(t) < 40 ? 0.5 + 0.5 * Math.cos(Math.PI * t / 40) : 0;
        burst[i] = 0.5 * envelope * Math.cos(2 * Math.PI * t / 6);
      }
      TruePeakMeter meter = new TruePeakMeter(1);
      meter.add(burst, null, 0, burst.length);
      double off = meter.peakDb() + 6.02;
      assertTrue(off >= -0.4 && off <= 0.2, "phase " + phase + " off by " + off + " dB");
    }
  }

  @Test
  void passingOverQuietStretchesChangesNothing() {
    double[] noise = Tones.noise(11, 1, 2);
    for (int i = 0; i < noise.length; i++) {
      noise[i] *= 0.6 + 0.4 * Math.sin(i * 1e-4);
    }
    TruePeakMeter whole = new TruePeakMeter(2);
    whole.add(noise, noise, 0, noise.length);
    double highest = 0;
    for (int at = 0; at + 64 <= noise.length; at += 32) {
      // A fresh meter passes over nothing.
      TruePeakMeter fresh = new TruePeakMeter(1);
      int from = Math.max(0, at - 24);
      fresh.add(noise, null, from, at - from);
      fresh.take();
      fresh.add(noise, null, at, 64);
      highest = Math.max(highest, fresh.peak());
    }
    // The last windows overlap differently, the sums are the same.
    assertEquals(highest, whole.peak(), 1e-12);
  }

  @Test
  void silenceHasNoPeakAndTakingBeginsAnew() {
    TruePeakMeter meter = new TruePeakMeter(2);
    meter.add(new double[100], new double[100], 0, 100);
    assertEquals(Double.NEGATIVE_INFINITY, meter.peakDb());
    double[] one = new double[100];
    one[50] = 0.25;
    meter.add(new double[100], one, 0, 100);
    assertEquals(0.25, meter.take(), 1e-12);
    meter.add(new double[100], new double[100], 0, 100);
    assertEquals(0, meter.take());
  }
}
