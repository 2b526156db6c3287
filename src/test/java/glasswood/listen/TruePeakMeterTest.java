package glasswood.listen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** What the EBU's signals, which are {@link EbuTruePeakTest}'s, do not ask. */
class TruePeakMeterTest {
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
