package com.jsyn.unitgen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.jsyn.Rig;
import com.jsyn.ports.UnitOutputPort;
import com.softsynth.math.FourierMath;
import java.util.function.DoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Measured responses against transfer functions, which are written here once more. */
class FilterResponseTest {
  private static final int LENGTH = 1 << 16;

  /** A complex number; the test's own, so that no code is shared with what is tested. */
  private record Complex(double re, double im) {
    static Complex unit(double angle) {
      return new Complex(Math.cos(angle), Math.sin(angle));
    }

    Complex plus(Complex o) {
      return new Complex(re + o.re, im + o.im);
    }

    Complex plus(double o) {
      return new Complex(re + o, im);
    }

    Complex times(Complex o) {
      return new Complex(re * o.re - im * o.im, re * o.im + im * o.re);
    }

    Complex times(double o) {
      return new Complex(re * o, im * o);
    }

    double size() {
      return Math.hypot(re, im);
    }
  }

  /**
   * Wants the measured response of a filter to be the expected one within 0.1 dB from 20 Hz to 0.4
   * of the rate wherever that is above −85 dB (below, the cut-off tail of the impulse response
   * counts).
   */
  private static void check(
      UnitFilter filter, UnitOutputPort output, DoubleFunction<Double> expected) {
    Rig.feed(filter.input, frame -> frame == 0 ? 1.0 : 0.0);
    double[] real = Rig.render(filter, output, LENGTH);
    double[] imaginary = new double[LENGTH];
    FourierMath.transform(1, LENGTH, real, imaginary);
    int seen = 0;
    for (int bin = 28; bin < 0.4 * LENGTH; bin += 1 + bin / 50) {
      double hz = (double) bin * Rig.RATE / LENGTH;
      double wanted = Rig.decibels(expected.apply(hz));
      if (wanted > -85.0) {
        double measured = Rig.decibels(Math.hypot(real[bin], imaginary[bin]));
        assertEquals(
            wanted, measured, 0.1, filter.getClass().getSimpleName() + " at " + hz + " Hz");
        seen++;
      }
    }
    assertTrue(seen > 80, "only " + seen + " frequencies looked at");
  }

  private static double rational(double hz, double[] b, double[] a) {
    Complex z1 = Complex.unit(-2.0 * Math.PI * hz / Rig.RATE);
    Complex z2 = z1.times(z1);
    Complex above = z1.times(b[1]).plus(z2.times(b[2])).plus(b[0]);
    Complex below = z1.times(a[1]).plus(z2.times(a[2])).plus(a[0]);
    return above.size() / below.size();
  }

  /** The analogue s of a frequency, 1 at the corner, after the bilinear transform. */
  private static Complex s(double hz, double corner) {
    return new Complex(
        0.0, Math.tan(Math.PI * hz / Rig.RATE) / Math.tan(Math.PI * corner / Rig.RATE));
  }

  private static double quotient(Complex above, Complex below) {
    return above.size() / below.size();
  }

  private static Complex resonator(Complex s, double damping) {
    return s.times(s).plus(s.times(damping)).plus(1.0);
  }

  private static <T extends FilterBiquadCommon> T tuned(T filter, double corner, double q) {
    filter.frequency.set(corner);
    filter.Q.set(q);
    return filter;
  }

  @ParameterizedTest
  @CsvSource({"40, 0.707", "400, 1", "6000, 10", "1234.5, 0.1", "15000, 2"})
  void secondOrderFiltersHaveTheResponseOfTheirAnalogueModels(double corner, double q) {
    Complex one = new Complex(1.0, 0.0);
    FilterBiquadCommon low = tuned(new FilterLowPass(), corner, q);
    check(low, low.output, f -> quotient(one, resonator(s(f, corner), 1 / q)));
    FilterBiquadCommon high = tuned(new FilterHighPass(), corner, q);
    check(
        high,
        high.output,
        f -> quotient(s(f, corner).times(s(f, corner)), resonator(s(f, corner), 1 / q)));
    FilterBiquadCommon band = tuned(new FilterBandPass(), corner, q);
    check(
        band,
        band.output,
        f -> quotient(s(f, corner).times(1 / q), resonator(s(f, corner), 1 / q)));
    FilterBiquadCommon stop = tuned(new FilterBandStop(), corner, q);
    check(
        stop,
        stop.output,
        f -> quotient(resonator(s(f, corner), 0), resonator(s(f, corner), 1 / q)));
  }

  @ParameterizedTest
  @CsvSource({"400, 1, 4", "3000, 5, 0.1", "100, 0.5, 2"})
  void thePeakingFilterRaisesItsBand(double corner, double q, double gain) {
    FilterPeakingEQ filter = tuned(new FilterPeakingEQ(), corner, q);
    filter.gain.set(gain);
    double root = Math.sqrt(gain);
    check(
        filter,
        filter.output,
        f -> quotient(resonator(s(f, corner), root / q), resonator(s(f, corner), 1 / (root * q))));
  }

  @ParameterizedTest
  @CsvSource({"400, 4, 1", "3000, 0.1, 0.5", "100, 2, 1"})
  void theShelvesRaiseTheirSide(double corner, double gain, double slope) {
    double a = Math.sqrt(gain);
    double damping = Math.sqrt(a) * Math.sqrt((a + 1 / a) * (1 / slope - 1) + 2);
    FilterLowShelf low = new FilterLowShelf();
    low.frequency.set(corner);
    low.gain.set(gain);
    low.slope.set(slope);
    check(
        low,
        low.output,
        f -> {
          Complex s = s(f, corner);
          Complex above = s.times(s).plus(s.times(damping)).plus(a).times(a);
          Complex below = s.times(s).times(a).plus(s.times(damping)).plus(1.0);
          return quotient(above, below);
        });
    FilterHighShelf high = new FilterHighShelf();
    high.frequency.set(corner);
    high.gain.set(gain);
    high.slope.set(slope);
    check(
        high,
        high.output,
        f -> {
          Complex s = s(f, corner);
          Complex above = s.times(s).times(a).plus(s.times(damping)).plus(1.0).times(a);
          Complex below = s.times(s).plus(s.times(damping)).plus(a);
          return quotient(above, below);
        });
  }

  @ParameterizedTest
  @CsvSource({"40, 0.05", "400, 0.2", "6000, 1", "15000, 2"})
  void theStateVariableFilterGivesThreeResponses(double corner, double resonance) {
    for (int kind = 0; kind < 3; kind++) {
      FilterStateVariable filter = new FilterStateVariable();
      filter.frequency.set(corner);
      filter.resonance.set(resonance);
      UnitOutputPort[] ports = {filter.lowPass, filter.bandPass, filter.highPass};
      int power = kind;
      check(
          filter,
          ports[kind],
          f -> {
            Complex s = s(f, corner);
            Complex[] above = {new Complex(1.0, 0.0), s.times(resonance), s.times(s)};
            return quotient(above[power], resonator(s, resonance));
          });
    }
  }

  @ParameterizedTest
  @CsvSource({"100, 0.5", "400, 2", "4000, 10"})
  void theLadderHasFourPolesAndFeedback(double corner, double q) {
    FilterFourPoles filter = new FilterFourPoles();
    filter.setOversampled(false);
    filter.frequency.set(corner);
    filter.Q.set(q);
    filter.gain.set(1.0e-3); // so small that the limiter in the loop does nothing
    double c = 1 - 1 / (1 + Math.sqrt(4 * q * q - 1));
    double k = 4 * Math.pow(c, 4);
    check(
        filter,
        filter.output,
        f -> {
          Complex pole = s(f, corner).plus(1.0);
          Complex squared = pole.times(pole);
          return 1.0e-3 * (1 + k) / squared.times(squared).plus(k).size();
        });
  }

  @Test
  void oversamplingTheLadderLeavesItsResponseInTheBandItIsUsedFor() {
    double[][] spectra = new double[2][];
    for (int i = 0; i < 2; i++) {
      FilterFourPoles filter = new FilterFourPoles();
      filter.setOversampled(i == 1);
      filter.frequency.set(1000);
      Rig.feed(filter.input, frame -> frame == 0 ? 1.0e-3 : 0.0);
      spectra[i] = Rig.amplitudes(Rig.render(filter, filter.output, 1 << 12));
    }
    for (int bin = 1; bin < 340; bin++) { // to 4 kHz; above, warping and averaging show
      double difference = Rig.decibels(spectra[1][bin]) - Rig.decibels(spectra[0][bin]);
      assertEquals(0.0, difference, 1.5, "bin " + bin);
    }
  }

  @Test
  void filtersGivenByCoefficientsFollowTheirFormulas() {
    double[] b = {0.3, -0.2, 0.1};
    double[] a = {1.0, -0.5, 0.25};
    FilterTwoPolesTwoZeros both = new FilterTwoPolesTwoZeros();
    both.a0.set(b[0]);
    both.a1.set(b[1]);
    both.a2.set(b[2]);
    both.b1.set(a[1]);
    both.b2.set(a[2]);
    check(both, both.output, f -> rational(f, b, a));
    FilterTwoPoles two = new FilterTwoPoles();
    two.a0.set(b[0]);
    two.b1.set(a[1]);
    two.b2.set(a[2]);
    check(two, two.output, f -> rational(f, new double[] {b[0], 0, 0}, a));
    FilterOnePoleOneZero oneOne = new FilterOnePoleOneZero();
    oneOne.a0.set(b[0]);
    oneOne.a1.set(b[1]);
    oneOne.b1.set(a[1]);
    check(
        oneOne,
        oneOne.output,
        f -> rational(f, new double[] {b[0], b[1], 0}, new double[] {1, a[1], 0}));
    FilterOnePole pole = new FilterOnePole();
    pole.a0.set(b[0]);
    pole.b1.set(a[1]);
    check(
        pole, pole.output, f -> rational(f, new double[] {b[0], 0, 0}, new double[] {1, a[1], 0}));
    FilterOneZero zero = new FilterOneZero();
    zero.a0.set(b[0]);
    zero.a1.set(b[1]);
    check(
        zero, zero.output, f -> rational(f, new double[] {b[0], b[1], 0}, new double[] {1, 0, 0}));
  }

  @Test
  void theAllPassLeavesTheLevel() {
    FilterAllPass filter = new FilterAllPass();
    check(filter, filter.output, f -> 1.0);
  }

  @Test
  void coefficientsFollowAControlThatMovesWithinEightFrames() {
    FilterLowPass swept = new FilterLowPass();
    FilterLowPass set = new FilterLowPass();
    Rig.feed(swept.frequency, frame -> frame < 1000 ? 400.0 : 2000.0);
    Rig.feed(swept.input, frame -> frame < 1000 ? 0.0 : Math.sin(0.05 * frame));
    set.frequency.set(2000.0);
    Rig.feed(set.input, frame -> frame < 1000 ? 0.0 : Math.sin(0.05 * frame));
    double[] a = Rig.render(swept, swept.output, 2048);
    double[] b = Rig.render(set, set.output, 2048);
    for (int i = 0; i < a.length; i++) {
      assertEquals(b[i], a[i], 0.0, "frame " + i);
    }
  }

  @Test
  void silenceFollowsSoundWithoutDenormals() {
    for (UnitFilter filter :
        new UnitFilter[] {
          new FilterLowPass(),
          new FilterStateVariable(),
          new FilterFourPoles(),
          new FilterOnePole(),
          new FilterAllPass(),
          new PhaseShifter()
        }) {
      Rig.feed(filter.input, frame -> frame == 0 ? 1.0 : 0.0);
      double[] out = Rig.render(filter, filter.output, 1 << 17);
      boolean heard = false;
      for (double value : out) {
        heard |= value != 0.0;
        boolean fine = value == 0.0 || Math.abs(value) >= Double.MIN_NORMAL;
        assertTrue(fine, () -> filter.getClass().getSimpleName() + " gives " + value);
      }
      assertTrue(heard);
      assertEquals(0.0, out[out.length - 1], 0.0, filter.getClass().getSimpleName());
    }
  }
}
