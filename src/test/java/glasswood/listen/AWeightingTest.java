package glasswood.listen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The A curve against the table of IEC 61672-1:2013, whose values are rounded to 0.1 dB. */
class AWeightingTest {
  /** Table 3: A-weighting in dB at 10^(n/10) kHz, n from −20 (10 Hz) to 13 (20 kHz). */
  private static final double[] TABLE = {
    -70.4, -63.4, -56.7, -50.5, -44.7, -39.4, -34.6, -30.2, -26.2, -22.5, -19.1, -16.1, -13.4,
    -10.9, -8.6, -6.6, -4.8, -3.2, -1.9, -0.8, 0, 0.6, 1.0, 1.2, 1.3, 1.2, 1.0, 0.5, -0.1, -1.1,
    -2.5, -4.3, -6.6, -9.3
  };

  @ParameterizedTest
  @ValueSource(ints = {44_100, 48_000, 96_000, 192_000})
  void followsTheTableWithinAFifthOfADecibel(int rate) {
    AWeighting filter = new AWeighting(rate);
    for (int n = -20; n <= 12; n++) {
      double hz = 1000 * Math.pow(10, n / 10.0);
      double db = 20 * Math.log10(filter.magnitude(hz / rate));
      // 0.05 dB is the table's rounding; class 1 allows 0.7 dB at 1 kHz and more elsewhere.
      assertEquals(TABLE[n + 20], db, 0.2, hz + " Hz at " + rate);
    }
    // At 20 kHz class 1 allows +3 dB and any loss.
    double top = 20 * Math.log10(filter.magnitude(20_000.0 / rate));
    assertEquals(-9.3, top, 3, "20 kHz at " + rate);
  }

  @Test
  void filtersASineByItsMagnitude() {
    int rate = 48_000;
    for (double hz : new double[] {100, 1000, 8000}) {
      AWeighting filter = new AWeighting(rate);
      double[] sine = Tones.sine(hz, 0, 2);
      filter.squares(sine, 0, rate);
      double power = filter.squares(sine, rate, rate) / rate;
      double expected = 20 * Math.log10(filter.magnitude(hz / rate)) - 10 * Math.log10(2);
      // A whole number of periods; what is left is the filter's settling.
      assertEquals(expected, 10 * Math.log10(power), 0.01, hz + " Hz");
    }
  }
}
