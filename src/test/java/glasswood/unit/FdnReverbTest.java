package glasswood.unit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FdnReverbTest {

  private static double[][] impulse(double size, double decay, double seconds) {
    UnitRig rig = new UnitRig();
    FdnReverb reverb = rig.add(new FdnReverb());
    reverb.size.set(size);
    reverb.decay.set(decay);
    reverb.damping.set(0);
    rig.strike(reverb.input, 1, 0);
    return rig.hear(reverb.output).render(seconds);
  }

  private static double powerDb(double[] x, double from, double to) {
    double sum = 0;
    for (int i = (int) (from * UnitRig.RATE); i < (int) (to * UnitRig.RATE); i++) {
      sum += x[i] * x[i];
    }
    return 10 * Math.log10(sum);
  }

  @ParameterizedTest
  @CsvSource({"0.2, 0.8", "0.6, 2.1", "0.6, 3.6", "0.9, 1.5"})
  void fallsBySixtyDecibelsInItsDecay(double size, double decay) {
    double[] left = impulse(size, decay, decay)[0];
    double early = powerDb(left, 0.2 * decay, 0.4 * decay);
    double late = powerDb(left, 0.6 * decay, 0.8 * decay);
    // 15 %: the brightest damping (12 kHz) still shortens the high end, which this contains
    assertEquals(24, early - late, 0.15 * 24);
  }

  @Test
  void aDecayOfNothingIsWhatSuitsTheSize() {
    double suits = FeedbackDelayNetwork.reverberationTime(0.4);
    // the same but for the rounding of the seconds, which are handed over as they are
    assertArrayEquals(impulse(0.4, suits, 1)[0], impulse(0.4, 0, 1)[0], 1e-9);
  }
}
