package glasswood.stage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasswood.dream.Random64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimiterTest {
  private static final int RATE = 48000;

  /**
   * Largest value of a signal between samples, by a 16× windowed-sinc interpolation over 64 taps.
   */
  private static double truePeak(double[] x, int from, int to) {
    double most = 0;
    for (int n = from; n < to; n++) {
      for (int p = 0; p < 16; p++) {
        double sum = 0;
        for (int k = -32; k < 32; k++) {
          int index = n + k;
          if (index >= 0 && index < x.length) {
            double t = k - p / 16.0;
            double window = 0.5 + 0.5 * Math.cos(Math.PI * t / 33);
            sum += x[index] * window * (t == 0 ? 1 : Math.sin(Math.PI * t) / (Math.PI * t));
          }
        }
        most = Math.max(most, Math.abs(sum));
      }
    }
    return most;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void noPeakBetweenSamplesPassesTheCeiling(int seed) {
    Random64 random = new Random64(seed);
    int frames = RATE / 2;
    double[] left = new double[frames];
    double[] right = new double[frames];
    for (int i = 0; i < frames; i++) {
      double burst = i % 7000 < 900 ? 3 : 0.2;
      left[i] = burst * Math.sin(2 * Math.PI * i / 4.0 + Math.PI / 4) + 0.2 * random.bipolar();
      right[i] = i % 5000 == 0 ? 4 : 0.1 * random.bipolar();
    }
    new Limiter(-1, RATE).process(left, right, 0, frames);
    double ceiling = Math.pow(10, -1 / 20.0);
    double peakLeft = truePeak(left, 0, frames);
    double peakRight = truePeak(right, 0, frames);
    assertTrue(peakLeft <= ceiling, "left " + peakLeft + ", seed " + seed);
    assertTrue(peakRight <= ceiling, "right " + peakRight + ", seed " + seed);
    assertTrue(peakLeft > 0.8 * ceiling, "the limiter does not overreach: " + peakLeft);
  }

  @Test
  void whatIsFarBelowTheCeilingIsOnlyDelayed() {
    Limiter limiter = new Limiter(-1, RATE);
    double[] left = new double[RATE / 4];
    double[] right = new double[RATE / 4];
    for (int i = 0; i < left.length; i++) {
      left[i] = 0.3 * Math.sin(0.05 * i);
      right[i] = 0.3 * Math.sin(0.03 * i);
    }
    double[] original = left.clone();
    limiter.process(left, right, 0, left.length);
    int delay = limiter.delayFrames();
    for (int i = delay; i < left.length; i++) {
      assertEquals(original[i - delay], left[i], 0, "frame " + i);
    }
    assertEquals(1, limiter.leastGain(), 0);
  }

  @Test
  void piecesGiveTheSameAsTheWhole() {
    double[][] whole = new double[2][10000];
    Random64 random = new Random64(3);
    for (int i = 0; i < 10000; i++) {
      whole[0][i] = 2 * random.bipolar();
      whole[1][i] = random.bipolar();
    }
    double[][] pieces = {whole[0].clone(), whole[1].clone()};
    new Limiter(-3, RATE).process(whole[0], whole[1], 0, 10000);
    Limiter other = new Limiter(-3, RATE);
    for (int at = 0; at < 10000; at += 37) {
      other.process(pieces[0], pieces[1], at, Math.min(37, 10000 - at));
    }
    for (int i = 0; i < 10000; i++) {
      assertEquals(whole[0][i], pieces[0][i], 0);
      assertEquals(whole[1][i], pieces[1][i], 0);
    }
  }

  @Test
  void masteringLinesUpWithItsInputAndKeepsItsLength() {
    Mastering mastering = new Mastering(new glasswood.timeline.Master(-18, -1), 6, RATE);
    int frames = 5000;
    double[] input = new double[frames];
    for (int i = 0; i < frames; i++) {
      input[i] = 0.2 * Math.sin(0.02 * i);
    }
    double[] output = new double[frames];
    int done = 0;
    for (int at = 0; at < frames; at += 100) {
      double[] left = java.util.Arrays.copyOfRange(input, at, at + 100);
      int ready = mastering.process(left, left.clone(), 100);
      System.arraycopy(left, 0, output, done, ready);
      done += ready;
    }
    double[][] rest = mastering.finish();
    System.arraycopy(rest[0], 0, output, done, rest[0].length);
    assertEquals(frames, done + rest[0].length);
    double gain = Math.pow(10, 6 / 20.0);
    for (int i = 0; i < frames; i++) {
      // 1e-11: the project's own exponential is exact to 1e-12
      assertEquals(gain * input[i], output[i], 1e-11, "frame " + i);
    }
    assertEquals(0, mastering.reductionDb(), 0);
  }
}
