package glasswood.bench;

import static glasswood.bench.Workloads.RATE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/**
 * Whether the workloads sound as their formulas say, computed here another way: a bench of
 * something else would be worth nothing.
 */
class WorkloadsTest {

  @Test
  void additiveIsTheExactSumFromTheFirstFrameToTheLast() throws IOException {
    double[][] sound = Workloads.render("additive", 3);
    double[][] exact = new double[2][sound[0].length];
    for (int k = 0; k < 128; k++) {
      for (int n = 0; n < exact[0].length; n++) {
        double sway = 0.5 + 0.5 * sine((0.05 + 0.003 * k) * n / RATE);
        exact[k % 2][n] += sway * sine((40 + 7.3 * k) * n / RATE) / 128;
      }
    }
    for (int side = 0; side < 2; side++) {
      // the aim of the benches: 66 dB better than the best of the single-precision peers
      double error = errorDb(exact[side], sound[side]);
      assertTrue(error < -120, "error " + error + " dB");
    }
  }

  private static double sine(double turns) {
    return Math.sin(2 * Math.PI * (turns - Math.rint(turns)));
  }

  @Test
  void choirIsTheSumOfItsHarmonicsThroughItsFormants() throws IOException {
    double[][] sound = Workloads.render("choir", 2);
    double[][] exact = new double[2][sound[0].length];
    int[] chord = {45, 52, 57, 60, 64, 69};
    for (int v = 0; v < 24; v++) {
      double hz =
          440 * Math.pow(2, (chord[v % 6] - 69) / 12.0) * (1 + 0.003 * (Math.floorDiv(v, 6) - 1.5));
      double[] voice = sawtooth(hz, 5 + 0.01 * v, exact[0].length);
      double[] formed = new double[voice.length];
      for (double centre : new double[] {700, 1220, 2600, 3300}) {
        bandPass(voice, centre, formed);
      }
      double angle = v / 23.0 * Math.PI / 2;
      for (int n = 0; n < voice.length; n++) {
        exact[0][n] += Math.cos(angle) * formed[n];
        exact[1][n] += Math.sin(angle) * formed[n];
      }
    }
    for (int side = 0; side < 2; side++) {
      // what differs: vibrato summed frame by frame, and the highest harmonics, which fade out
      double error = errorDb(exact[side], sound[side]);
      assertTrue(error < -45, "error " + error + " dB");
    }
  }

  /** Harmonics up to 17 kHz of amplitudes 0.2/(πh), by the recurrence of sines of multiples. */
  private static double[] sawtooth(double hz, double vibratoHz, int frames) {
    double[] result = new double[frames];
    for (int n = 0; n < frames; n++) {
      double vibrato = 2 * Math.PI * vibratoHz * n / RATE;
      double phase = 2 * Math.PI * hz * n / RATE - 0.004 * hz / vibratoHz * (Math.cos(vibrato) - 1);
      double twice = 2 * Math.cos(phase);
      double before = 0;
      double now = Math.sin(phase);
      for (int h = 1; h * hz < 17_000; h++) {
        result[n] -= 0.2 / Math.PI / h * now;
        double next = twice * now - before;
        before = now;
        now = next;
      }
    }
    return result;
  }

  /** Adds to {@code sum} a band-pass of Q 10 and gain 1 at its centre (Bristow-Johnson). */
  private static void bandPass(double[] input, double centre, double[] sum) {
    double omega = 2 * Math.PI * centre / RATE;
    double alpha = Math.sin(omega) / 20;
    double x1 = 0;
    double x2 = 0;
    double y1 = 0;
    double y2 = 0;
    for (int n = 0; n < input.length; n++) {
      double y =
          (alpha * (input[n] - x2) + 2 * Math.cos(omega) * y1 - (1 - alpha) * y2) / (1 + alpha);
      x2 = x1;
      x1 = input[n];
      y2 = y1;
      y1 = y;
      sum[n] += y;
    }
  }

  @Test
  void noiseHasThePowerOfItsBands() throws IOException {
    double[][] sound = Workloads.render("noise", 10);
    double[] expected = new double[2];
    for (int k = 0; k < 32; k++) {
      // uniform noise of 0.4 has the power 0.4²/3; a resonance passes π/2 of its bandwidth
      double power = 0.4 * 0.4 / 3 * (Math.PI / 2 * (200 + 150 * k) / 10) / (RATE / 2.0);
      double angle = k / 31.0 * Math.PI / 2;
      expected[0] += power * Math.cos(angle) * Math.cos(angle);
      expected[1] += power * Math.sin(angle) * Math.sin(angle);
    }
    for (int side = 0; side < 2; side++) {
      // 0.5 dB: ten seconds do not hold whole sweeps, and the band-pass narrows towards Nyquist
      assertEquals(10 * Math.log10(expected[side]), powerDb(sound[side], 0, 10), 0.5);
    }
  }

  @Test
  void reverbAnswersEachBurstAndDecays() throws IOException {
    double[][] sound = Workloads.render("reverb", 4);
    for (double[] side : sound) {
      // Csound's sixteen give -29 dB over a minute
      assertEquals(-30, powerDb(side, 2, 4), 3);
      for (int second = 1; second < 4; second++) {
        // the next burst comes 1 s later, 60 dB of decay take 2.1 to 3.6 s: 17 to 29 dB in a second
        double fall =
            powerDb(side, second + 0.2, second + 0.3) - powerDb(side, second + 0.7, second + 0.8);
        assertTrue(fall > 6 && fall < 15, "fell by " + fall + " dB in half a second");
      }
    }
  }

  private static double powerDb(double[] x, double from, double to) {
    double sum = 0;
    int count = 0;
    for (int n = (int) (from * RATE); n < (int) (to * RATE); n++) {
      sum += x[n] * x[n];
      count++;
    }
    return 10 * Math.log10(sum / count);
  }

  private static double errorDb(double[] exact, double[] actual) {
    double signal = 0;
    double error = 0;
    for (int n = 0; n < exact.length; n++) {
      signal += exact[n] * exact[n];
      error += (exact[n] - actual[n]) * (exact[n] - actual[n]);
    }
    return 10 * Math.log10(error / signal);
  }
}
