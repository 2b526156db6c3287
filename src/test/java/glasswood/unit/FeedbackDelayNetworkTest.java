package glasswood.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasswood.dream.Random64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedbackDelayNetworkTest {
  private static final int RATE = 48000;

  /** Left and right of the response to an impulse on the left, {@code frames} long. */
  private static double[][] impulse(int rate, double size, double damping, int frames) {
    FeedbackDelayNetwork reverb = new FeedbackDelayNetwork(rate);
    int whole = frames / FeedbackDelayNetwork.QUANTUM * FeedbackDelayNetwork.QUANTUM;
    double[] left = new double[whole];
    double[] right = new double[whole];
    left[0] = 1;
    for (int at = 0; at < whole; at += FeedbackDelayNetwork.QUANTUM) {
      reverb.aim(size, 0, damping, 0);
      reverb.process(left, right, left, right, at, at + FeedbackDelayNetwork.QUANTUM);
    }
    return new double[][] {left, right};
  }

  private static double energy(double[] x, double from, double to, int rate) {
    double sum = 0;
    for (int i = (int) (from * rate); i < (int) (to * rate); i++) {
      sum += x[i] * x[i];
    }
    return sum;
  }

  @ParameterizedTest
  @CsvSource({"48000, 0.1", "48000, 0.5", "96000, 0.9", "44100, 0.3"})
  void decaysAtTheRateThatItsSizePromises(int rate, double size) {
    double promised = FeedbackDelayNetwork.reverberationTime(size);
    double from = 0.25 * promised;
    double to = 0.65 * promised;
    double[][] response = impulse(rate, size, 0, (int) ((to + 0.3 * promised) * rate));
    double window = 0.25 * promised;
    double early = energy(response[0], from, from + window, rate);
    double late = energy(response[0], to, to + window, rate);
    double decay60 = 60 * (to - from) / (10 * Math.log10(early / late));
    // 20 %: even bright damping (12 kHz) shortens the high end, which the broadband figure
    // contains.
    assertEquals(promised, decay60, 0.2 * promised, "RT60 at size " + size);
  }

  @Test
  void staysBoundedWhileSizeAndDampingMove() {
    FeedbackDelayNetwork reverb = new FeedbackDelayNetwork(RATE);
    Random64 random = new Random64(7);
    double[] left = new double[FeedbackDelayNetwork.QUANTUM];
    double[] right = new double[FeedbackDelayNetwork.QUANTUM];
    double most = 0;
    for (int q = 0; q < 20 * RATE / FeedbackDelayNetwork.QUANTUM; q++) {
      for (int i = 0; i < left.length; i++) {
        left[i] = 0.1 * random.bipolar();
        right[i] = 0.1 * random.bipolar();
      }
      double move = (q / 2000) % 2;
      reverb.aim(move, 0, 1 - move, 0);
      reverb.process(left, right, left, right, 0, FeedbackDelayNetwork.QUANTUM);
      for (double value : left) {
        most = Math.max(most, Math.abs(value));
      }
    }
    // White noise of peak 0.1 through a network of at most 7 s can add up to a few times its peak.
    assertTrue(most > 0.01 && most < 1, "most " + most);
  }

  @Test
  void bothSidesSoundAndAreNotTheSame() {
    double[][] response = impulse(RATE, 0.5, 0.3, RATE);
    double left = energy(response[0], 0, 1, RATE);
    double right = energy(response[1], 0, 1, RATE);
    double cross = 0;
    for (int i = 0; i < response[0].length; i++) {
      cross += response[0][i] * response[1][i];
    }
    double correlation = cross / Math.sqrt(left * right);
    assertTrue(right > 0.2 * left && right < 5 * left, "left " + left + ", right " + right);
    assertTrue(Math.abs(correlation) < 0.6, "correlation " + correlation);
  }

  @Test
  void silenceStaysSilent() {
    FeedbackDelayNetwork reverb = new FeedbackDelayNetwork(RATE);
    double[] left = new double[FeedbackDelayNetwork.QUANTUM];
    double[] right = new double[FeedbackDelayNetwork.QUANTUM];
    for (int q = 0; q < 1000; q++) {
      reverb.aim(0.9, 0, 0.1, 0);
      reverb.process(left, right, left, right, 0, FeedbackDelayNetwork.QUANTUM);
    }
    for (double value : left) {
      // the guard against denormals, 1e-20 in each line, adds up over at most 7 s to 300 times that
      assertEquals(0, value, 1e-16);
    }
  }

  @Test
  void repeatsAfterAsLongAsItIsToldIfItsInputDoes() {
    int turn = 2 * RATE / FeedbackDelayNetwork.QUANTUM * FeedbackDelayNetwork.QUANTUM;
    FeedbackDelayNetwork told = new FeedbackDelayNetwork(RATE);
    told.repeatAfter(turn);
    // 12 s for what was from another beginning to fade: ten times the reverberation time
    double[][] repeating = lastTwo(told, turn, 8);
    double[][] wandering = lastTwo(new FeedbackDelayNetwork(RATE), turn, 8);
    assertTrue(difference(repeating) < 1e-9, "differs by " + difference(repeating));
    assertTrue(difference(wandering) > 1e-3, "differs by " + difference(wandering));
    assertThrows(IllegalArgumentException.class, () -> told.repeatAfter(turn + 1));
  }

  /** The last two of some turns of the same sound, at the left. */
  private static double[][] lastTwo(FeedbackDelayNetwork reverb, int turn, int turns) {
    Random64 random = new Random64(3);
    double[] sound = new double[turn];
    for (int i = 0; i < turn; i++) {
      sound[i] = random.bipolar();
    }
    double[][] heard = new double[2][];
    double[] right = new double[turn];
    reverb.aim(0.3, 0, 0.5, 0);
    for (int k = 0; k < turns; k++) {
      double[] left = new double[turn];
      reverb.process(sound, sound, left, right, 0, turn);
      heard[k % 2] = left;
    }
    return heard;
  }

  private static double difference(double[][] two) {
    double most = 0;
    for (int i = 0; i < two[0].length; i++) {
      most = Math.max(most, Math.abs(two[0][i] - two[1][i]));
    }
    return most;
  }
}
