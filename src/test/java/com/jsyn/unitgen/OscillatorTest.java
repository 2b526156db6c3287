package com.jsyn.unitgen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.jsyn.Rig;
import com.jsyn.dsp.FastMath;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Shape, pitch and purity of the oscillators. */
class OscillatorTest {
  private static final int LENGTH = 1 << 15;

  private static double[] play(UnitOscillator oscillator, double hz, int frames) {
    oscillator.frequency.set(hz);
    return Rig.render(oscillator, oscillator.output, frames);
  }

  /** A frequency that goes round so many times in the length of the transform. */
  private static double hz(int cycles) {
    return (double) cycles * Rig.RATE / LENGTH;
  }

  private static double[] spectrum(UnitOscillator oscillator, int cycles) {
    return Rig.amplitudes(play(oscillator, hz(cycles), LENGTH));
  }

  /** The strongest line that is no harmonic, in dB relative to the fundamental. */
  private static double worstAlias(double[] spectrum, int cycles) {
    double worst = 0.0;
    for (int bin = 1; bin < spectrum.length; bin++) {
      if (bin % cycles != 0) {
        worst = Math.max(worst, spectrum[bin]);
      }
    }
    return Rig.decibels(worst / spectrum[cycles]);
  }

  @ParameterizedTest
  @ValueSource(ints = {37, 151, 683, 1361, 2731, 5003, 10007})
  void aliasesOfBandLimitedOscillatorsAreBelowMinus80Decibels(int cycles) {
    PulseOscillatorBL narrow = new PulseOscillatorBL();
    narrow.width.set(0.6);
    MorphingOscillatorBL between = new MorphingOscillatorBL();
    between.shape.set(0.5);
    for (UnitOscillator oscillator :
        List.of(
            new SawtoothOscillatorBL(),
            new SquareOscillatorBL(),
            new ImpulseOscillatorBL(),
            narrow,
            between)) {
      double alias = worstAlias(spectrum(oscillator, cycles), cycles);
      assertTrue(
          alias < -80.0,
          () -> oscillator.getClass().getSimpleName() + " at " + hz(cycles) + " Hz: " + alias);
    }
  }

  @Test
  void theDifferentiatedParabolaWeakensAliasesWhereTheyAreHeard() {
    int fiveKilohertz = 3413;
    double[] naive = Arrays.copyOf(spectrum(new SawtoothOscillator(), 683), fiveKilohertz);
    double[] parabola = Arrays.copyOf(spectrum(new SawtoothOscillatorDPW(), 683), fiveKilohertz);
    assertTrue(worstAlias(naive, 683) > -50.0, "naive " + worstAlias(naive, 683));
    double gained = worstAlias(naive, 683) - worstAlias(parabola, 683);
    assertTrue(gained > 12.0, "gained " + gained); // 1/n² instead of 1/n, at n of 5 and more
  }

  @ParameterizedTest
  @ValueSource(ints = {37, 151, 683, 1361})
  void harmonicsHaveTheirTextbookLevels(int cycles) {
    double[] saw = spectrum(new SawtoothOscillatorBL(), cycles);
    double[] square = spectrum(new SquareOscillatorBL(), cycles);
    double[] impulse = spectrum(new ImpulseOscillatorBL(), cycles);
    int top = (int) (0.70 * LENGTH / 2 / cycles);
    for (int h = 1; h <= top; h++) {
      // 0.05 dB: what is left of the interpolation's droop after it was put right.
      assertEquals(Rig.decibels(0.5 / h), Rig.decibels(saw[h * cycles]), 0.05, "saw " + h);
      if (h % 2 == 1) {
        assertEquals(Rig.decibels(1.0 / h), Rig.decibels(square[h * cycles]), 0.05, "square " + h);
      }
      assertEquals(
          Rig.decibels(impulse[cycles]), Rig.decibels(impulse[h * cycles]), 0.05, "impulse " + h);
    }
  }

  @Test
  void outputsStayWithinTheAmplitude() {
    List<Supplier<UnitOscillator>> makers =
        List.of(
            SineOscillator::new,
            SawtoothOscillator::new,
            SquareOscillator::new,
            TriangleOscillator::new,
            PulseOscillator::new,
            ImpulseOscillator::new,
            RedNoise::new,
            SawtoothOscillatorDPW::new,
            SineOscillatorPhaseModulated::new,
            SawtoothOscillatorBL::new,
            SquareOscillatorBL::new,
            ImpulseOscillatorBL::new,
            PulseOscillatorBL::new,
            MorphingOscillatorBL::new);
    for (Supplier<UnitOscillator> maker : makers) {
      for (double hz : new double[] {-3000.0, 1.5, 110.0, 2345.6, 9000.0, 20000.0}) {
        UnitOscillator oscillator = maker.get();
        oscillator.amplitude.set(0.5);
        double[] out = play(oscillator, hz, 4800);
        double peak = 0.0;
        for (double value : out) {
          peak = Math.max(peak, Math.abs(value));
        }
        // 1e-6: the rounding of single-precision tables.
        assertTrue(peak <= 0.5 + 1.0e-6, oscillator.getClass() + " at " + hz + ": " + peak);
        assertTrue(peak > 0.0 || hz < 20.0, oscillator.getClass() + " is silent at " + hz);
      }
    }
  }

  @Test
  void aMinuteOfPhaseDoesNotDrift() {
    SawtoothOscillator saw = new SawtoothOscillator();
    int frames = 60 * Rig.RATE;
    saw.frequency.set(441.0);
    Rig.render(saw, saw.output, frames);
    // 441 Hz goes round whole times in a minute; 1e-9 cycles of error would be 1e-3 cents in a
    // year.
    assertEquals(0.0, FastMath.wrapPhase(saw.phase.getValue()), 1.0e-9);
  }

  @Test
  void negativeFrequenciesRunBackwards() {
    for (Supplier<UnitOscillator> maker :
        List.<Supplier<UnitOscillator>>of(
            SawtoothOscillator::new, TriangleOscillator::new, SawtoothOscillatorBL::new)) {
      double[] forth = play(maker.get(), 700.0, 1000);
      double[] back = play(maker.get(), -700.0, 1000);
      for (int i = 0; i < forth.length; i++) {
        assertEquals(-forth[i], back[i], 1.0e-6, "frame " + i); // odd functions of the phase
      }
    }
  }

  @Test
  void shapesAreTheirFunctionsOfThePhase() {
    double[] triangle = play(new TriangleOscillator(), Rig.RATE / 8.0, 8);
    double[] square = play(new SquareOscillator(), Rig.RATE / 8.0, 8);
    double[] wantedTriangle = {0, 0.5, 1, 0.5, 0, -0.5, -1, -0.5};
    double[] wantedSquare = {1, 1, 1, 1, -1, -1, -1, -1};
    for (int i = 0; i < 8; i++) {
      assertEquals(wantedTriangle[i], triangle[i], 1.0e-12);
      assertEquals(wantedSquare[i], square[i], 0.0);
    }
    PulseOscillator pulse = new PulseOscillator();
    pulse.width.set(-0.5);
    double[] narrow = play(pulse, 480.0, 4800);
    int high = 0;
    for (double value : narrow) {
      high += value > 0 ? 1 : 0;
    }
    assertEquals(0.25, high / 4800.0, 0.01); // (1 − 0.5)/2, within a frame of each edge
  }

  @Test
  void impulsesComeOncePerCycle() {
    int count = 0;
    for (double value : play(new ImpulseOscillator(), 100.0, Rig.RATE)) {
      count += value == 1.0 ? 1 : 0;
    }
    assertEquals(100, count);
  }

  @Test
  void phaseModulationShiftsTheSine() {
    SineOscillatorPhaseModulated oscillator = new SineOscillatorPhaseModulated();
    Rig.feed(oscillator.modulation, frame -> 0.7 * Math.sin(0.01 * frame));
    double[] out = play(oscillator, 440.0, 4800);
    for (int i = 0; i < out.length; i++) {
      double phase = 2.0 * Math.PI * 440.0 * i / Rig.RATE + 0.7 * Math.PI * Math.sin(0.01 * i);
      assertEquals(Math.sin(phase), out[i], 1.0e-9);
    }
  }

  @Test
  void aFunctionMakesTheShape() {
    FunctionOscillator oscillator = new FunctionOscillator();
    oscillator.function.set(phase -> phase * phase);
    double[] out = play(oscillator, Rig.RATE / 4.0, 4);
    double[] wanted = {0.0, 0.25, 1.0, 0.25};
    for (int i = 0; i < 4; i++) {
      assertEquals(wanted[i], out[i], 1.0e-12);
    }
  }

  @Test
  void theKernelsAreAsExactAsTheySay() {
    double sine = 0.0;
    double power = 0.0;
    double logarithm = 0.0;
    double tangent = 0.0;
    for (int i = -100_000; i <= 100_000; i++) {
      double x = i * 1.7e-4;
      sine = Math.max(sine, Math.abs(FastMath.sinPi(x) - Math.sin(Math.PI * x)));
      double exact = Math.pow(2.0, x);
      power = Math.max(power, Math.abs(FastMath.exp2(x) / exact - 1.0));
      double positive = Math.exp(x);
      double log = Math.log(positive) / Math.log(2.0);
      logarithm = Math.max(logarithm, Math.abs(FastMath.log2(positive) - log));
      if (i > 0 && i < 99_800) {
        double ratio = i * 5.0e-6;
        tangent =
            Math.max(tangent, Math.abs(FastMath.tanPi(ratio) / Math.tan(Math.PI * ratio) - 1.0));
      }
    }
    assertTrue(sine < 1.0e-12, "sine " + sine);
    assertTrue(power < 2.0e-12, "power " + power);
    assertTrue(logarithm < 1.0e-13, "logarithm " + logarithm);
    assertTrue(tangent < 1.0e-11, "tangent " + tangent);
  }
}
