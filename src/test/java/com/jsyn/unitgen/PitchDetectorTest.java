package com.jsyn.unitgen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.jsyn.Rig;
import com.jsyn.Synthesizer;
import com.jsyn.dsp.RandomBits;
import com.jsyn.util.AutoCorrelator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What pitches are found in known signals. */
class PitchDetectorTest {
  private static final int FRAMES = 8192;

  /** Cents between two frequencies. */
  private static double cents(double a, double b) {
    return 1200.0 * Math.log(a / b) / Math.log(2.0);
  }

  private static double[] detected(UnitOscillator oscillator, double hz, PitchDetector detector) {
    oscillator.frequency.set(hz);
    oscillator.setFrameRate(Rig.RATE);
    oscillator.output.connect(detector.input);
    return Rig.render(detector, detector.frequency, FRAMES);
  }

  @ParameterizedTest
  @ValueSource(doubles = {55.0, 82.41, 110.0, 146.83, 220.0, 440.0, 987.77, 1234.5, 2637.0, 4000.0})
  void sinesAndSawtoothsAreFoundWithinAThirdOfACent(double hz) {
    for (UnitOscillator oscillator :
        new UnitOscillator[] {new SineOscillator(), new SawtoothOscillatorBL()}) {
      PitchDetector detector = new PitchDetector();
      double[] found = detected(oscillator, hz, detector);
      String what = oscillator.getClass().getSimpleName() + " of " + hz + " Hz";
      for (int i = 3072; i < FRAMES; i++) {
        // A parabola errs by some hundredths of a frame in a sawtooth's sharp dip, many periods on.
        double most = oscillator instanceof SineOscillator ? 0.01 : 0.33;
        assertEquals(0.0, cents(found[i], hz), most, what + ": " + found[i]);
      }
      assertTrue(detector.confidence.getValue() > 0.95, what + detector.confidence.getValue());
      assertEquals(
          Rig.RATE / found[FRAMES - Synthesizer.FRAMES_PER_BLOCK],
          detector.period.getValue(),
          1.0e-9);
    }
  }

  @Test
  void aMissingFundamentalIsFound() {
    PitchDetector detector = new PitchDetector();
    Rig.feed(
        detector.input,
        frame -> {
          double sum = 0.0;
          for (int h = 2; h <= 5; h++) {
            sum += 0.2 * Math.sin(2.0 * Math.PI * h * 130.0 * frame / Rig.RATE);
          }
          return sum;
        });
    double[] found = Rig.render(detector, detector.frequency, FRAMES);
    assertEquals(0.0, cents(found[FRAMES - 1], 130.0), 1.0);
  }

  @Test
  void estimatesComeEveryHalfWindowAndAreFlagged() {
    PitchDetector detector = new PitchDetector();
    Rig.feed(detector.input, frame -> Math.sin(0.05 * frame));
    double[] updated = Rig.render(detector, detector.updated, FRAMES);
    for (int i = 0; i < FRAMES; i++) {
      assertEquals(i % 1024 == 1023 ? 1.0 : 0.0, updated[i], "frame " + i);
    }
  }

  @Test
  void noiseAndSilenceAreNotTrusted() {
    PitchDetector detector = new PitchDetector();
    Rig.feed(
        detector.input, frame -> frame < 4096 ? (RandomBits.mix(frame) >> 10) * 0x1.0p-53 : 0.0);
    double[] confidence = Rig.render(detector, detector.confidence, FRAMES);
    for (int i = 0; i < FRAMES; i++) {
      assertTrue(confidence[i] < 0.35, "at " + i + ": " + confidence[i]);
    }
    assertEquals(0.0, confidence[FRAMES - 1]);
  }

  @Test
  void aChangeOfPitchIsFollowedWithinTwoWindows() {
    PitchDetector detector = new PitchDetector();
    Rig.feed(
        detector.input,
        frame -> Math.sin(2.0 * Math.PI * (frame < 4096 ? 200.0 : 300.0) * frame / Rig.RATE));
    double[] found = Rig.render(detector, detector.frequency, FRAMES);
    assertEquals(0.0, cents(found[4095], 200.0), 1.0);
    assertEquals(0.0, cents(found[4096 + 2048], 300.0), 1.0);
  }

  @Test
  void differencesAreNoneAtThePeriod() {
    AutoCorrelator correlator = new AutoCorrelator(256);
    for (int i = 0; i < 1024; i++) {
      boolean updated = correlator.addSample(i % 32 < 8 ? 1.0 : -0.5);
      assertEquals(i % 128 == 127, updated, "sample " + i);
    }
    assertEquals(0.0, correlator.getDiffs()[32], 1.0e-9);
    assertTrue(correlator.getDiffs()[16] > 0.3);
    assertEquals(32.0, correlator.getPeriod(), 1.0e-9);
    assertEquals(1.0, correlator.getConfidence(), 1.0e-6);
    correlator.setPitchCorrectionFactor(1.5f);
    assertEquals(1.5f, correlator.getPitchCorrectionFactor());
    for (int i = 0; i < 128; i++) {
      correlator.addSample(i % 32 < 8 ? 1.0 : -0.5);
    }
    assertEquals(48.0, correlator.getPeriod(), 1.0e-9);
    assertThrows(IllegalArgumentException.class, () -> new AutoCorrelator(4));
  }
}
