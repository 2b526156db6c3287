package glasswood.listen;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Cases 15 to 23 of EBU Tech 3341 (2023), table 1, by their numbers, at several rates. Tech 3341
 * allows −0.4 to +0.2 dB.
 */
class EbuTruePeakTest {
  private static final double UNDER = -0.4;
  private static final double OVER = 0.2;
  private static final int OVERSAMPLING = 4;

  /** Half the length of the low-pass at four times the rate; 64 frames at the rate itself. */
  private static final int REACH = 256;

  @ParameterizedTest(name = "case {0}: fs/{1}, {2} degrees, {3} of full scale")
  @DisplayName("Tech 3341 cases 15 to 19: sines read their amplitude whatever their phase")
  @CsvSource({
    "15, 4, 0, 0.50, -6",
    "16, 4, 45, 0.50, -6",
    "17, 6, 60, 0.50, -6",
    "18, 8, 67.5, 0.50, -6",
    "19, 4, 45, 1.41, 3"
  })
  void sines(int number, int divisor, double degrees, double amplitude, double expected) {
    for (int rate : new int[] {44_100, 48_000, 96_000}) {
      double[] sine = new double[rate / 2];
      double fade = rate / 100.0;
      for (int i = 0; i < sine.length; i++) {
        double gain = Math.min(1, Math.min(i, sine.length - 1 - i) / fade);
        double phase = 2 * Math.PI * i / divisor + Math.toRadians(degrees);
        sine[i] = gain * amplitude * Math.sin(phase);
      }
      within(expected, sine, "case " + number + " at " + rate + " Hz");
    }
  }

  @ParameterizedTest(name = "case {0}")
  @DisplayName("Tech 3341 cases 20 to 23: one loud period between samples, four offsets")
  @ValueSource(ints = {20, 21, 22, 23})
  void periodBetweenSamples(int number) {
    double[] fine = loudPeriod(OVERSAMPLING * 4800);
    double[] sound = new double[fine.length / OVERSAMPLING];
    int offset = number - 20;
    for (int i = 0; i < sound.length; i++) {
      sound[i] = lowPassed(fine, OVERSAMPLING * i - offset);
    }
    within(0, sound, "case " + number);
  }

  /**
   * At four times the rate fs: a sine of fs/6 and 0.5 of full scale whose middle is one period of
   * fs/4 and full scale, begun and ended where the phase is 0; short fades at both ends.
   */
  private static double[] loudPeriod(int length) {
    double[] out = new double[length];
    int slow = 6 * OVERSAMPLING;
    int fast = 4 * OVERSAMPLING;
    int from = length / 2 / slow * slow;
    for (int i = 0; i < length; i++) {
      double fade = Math.min(1, Math.min(i, length - 1 - i) / (OVERSAMPLING * 480.0));
      if (i >= from && i < from + fast) {
        out[i] = Math.sin(2 * Math.PI * (i - from) / fast);
      } else {
        int phase = i < from ? i : i - from - fast;
        out[i] = 0.5 * fade * Math.sin(2 * Math.PI * phase / slow);
      }
    }
    return out;
  }

  /** The sound without what is above half the lower rate: a sinc under a Blackman window. */
  private static double lowPassed(double[] fine, int at) {
    double sum = 0;
    for (int k = -REACH; k <= REACH; k++) {
      int i = at + k;
      if (i >= 0 && i < fine.length) {
        double x = Math.PI * k / OVERSAMPLING;
        double turn = Math.PI * k / REACH;
        double window = 0.42 + 0.5 * Math.cos(turn) + 0.08 * Math.cos(2 * turn);
        sum += fine[i] * window * (k == 0 ? 1 : Math.sin(x) / x) / OVERSAMPLING;
      }
    }
    return sum;
  }

  private static void within(double expected, double[] sound, String what) {
    TruePeakMeter meter = new TruePeakMeter(2);
    meter.add(sound, sound, 0, sound.length);
    double off = meter.peakDb() - expected;
    assertTrue(off >= UNDER && off <= OVER, what + " is off by " + off + " dB");
  }
}
