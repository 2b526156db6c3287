package com.jsyn.unitgen;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.jsyn.Rig;
import com.jsyn.ports.UnitOutputPort;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

/** Seeds, levels and spectra of the noises. */
class NoiseTest {
  private static final int LENGTH = 1 << 18;

  private static WhiteNoise white(long seed) {
    WhiteNoise noise = new WhiteNoise();
    noise.setSeed(seed);
    return noise;
  }

  private static PinkNoise pink(long seed) {
    PinkNoise noise = new PinkNoise();
    noise.setSeed(seed);
    return noise;
  }

  private static BrownNoise brown(long seed) {
    BrownNoise noise = new BrownNoise();
    noise.setSeed(seed);
    return noise;
  }

  private static RedNoise red(long seed) {
    RedNoise noise = new RedNoise();
    noise.setSeed(seed);
    return noise;
  }

  private static double[] play(UnitSource noise, int frames) {
    UnitOutputPort output = noise.getOutput();
    return Rig.render(noise.getUnitGenerator(), output, frames);
  }

  /** Mean power of an octave's bins, in dB. */
  private static double octave(double[] amplitudes, double lowHz) {
    int from = (int) (lowHz * LENGTH / Rig.RATE);
    double sum = 0.0;
    for (int bin = from; bin < 2 * from; bin++) {
      sum += amplitudes[bin] * amplitudes[bin];
    }
    return 10.0 * Math.log10(sum / from);
  }

  @Test
  void theSameSeedGivesTheSameSamplesAndAnotherDoesNot() {
    for (LongFunction<UnitSource> maker :
        List.<LongFunction<UnitSource>>of(
            NoiseTest::white, NoiseTest::pink, NoiseTest::brown, NoiseTest::red)) {
      double[] first = play(maker.apply(5), 1000);
      assertArrayEquals(first, play(maker.apply(5), 1000));
      assertFalse(Arrays.equals(first, play(maker.apply(6), 1000)));
    }
  }

  @Test
  void unitsWithoutASeedDiffer() {
    assertFalse(Arrays.equals(play(new WhiteNoise(), 64), play(new WhiteNoise(), 64)));
  }

  @Test
  void theFirstSamplesOfSeedSevenAreThese() {
    double[] wanted = new double[3];
    glasswood.dream.Random64 same = new glasswood.dream.Random64(7);
    for (int i = 0; i < 3; i++) {
      wanted[i] = same.bipolar();
    }
    assertArrayEquals(wanted, play(white(7), 3)); // two independent writings of xoshiro256++
  }

  @Test
  void whiteNoiseIsFlatAndPinkFallsByThreeDecibelsPerOctave() {
    double[] white = Rig.amplitudes(play(white(1), LENGTH));
    double[] pink = Rig.amplitudes(play(pink(1), LENGTH));
    for (double hz = 40.0; hz < 12_000.0; hz *= 2.0) {
      // The estimate of an octave's power from n bins scatters by 4.3/√n dB: 0.3 dB at 40 Hz.
      double scatter = 0.15 + 4.0 * 4.34 / Math.sqrt(hz * LENGTH / Rig.RATE);
      assertEquals(octave(white, 5000.0), octave(white, hz), scatter, "white at " + hz);
      double slope = octave(pink, hz) - octave(pink, 1280.0);
      double octaves = Math.log(hz / 1280.0) / Math.log(2.0);
      assertEquals(-3.01 * octaves, slope, scatter + 0.1, "pink at " + hz);
    }
  }

  @Test
  void brownNoiseFallsBySixDecibelsPerOctaveAboveItsCorner() {
    double[] brown = Rig.amplitudes(play(brown(1), LENGTH));
    // Corner 0.01·48000/2π = 76 Hz.
    double fall = octave(brown, 640.0) - octave(brown, 2560.0);
    assertEquals(12.04, fall, 0.7); // 0.2 dB of it from the corner, scatter 0.2
    assertEquals(0.0, octave(brown, 10.0) - octave(brown, 20.0), 2.0); // flat below; few bins
  }

  @Test
  void levelsAreAsDocumented() {
    // Scatter: brown has only some 76·5 independent values in 5.5 s.
    assertEquals(0.577, Rig.rms(play(white(3), LENGTH)), 0.005);
    assertEquals(0.2, Rig.rms(play(pink(3), LENGTH)), 0.02);
    assertEquals(0.25, Rig.rms(play(brown(3), LENGTH)), 0.03);
    BrownNoise slow = brown(3);
    slow.damping.set(0.1);
    assertEquals(0.25, Rig.rms(play(slow, LENGTH)), 0.02);
    for (double value : play(pink(3), LENGTH)) {
      assertTrue(Math.abs(value) < 1.0, () -> "pink noise reached " + value);
    }
  }

  @Test
  void redNoiseIsStraightBetweenItsPoints() {
    RedNoise noise = red(4);
    noise.frequency.set(480.0); // 100 frames from point to point, the first after 50
    double[] out = play(noise, 1000);
    for (int i = 1; i < 999; i++) {
      double bend = out[i + 1] - 2.0 * out[i] + out[i - 1];
      int sinceCorner = Math.floorMod(i - 50, 100);
      if (sinceCorner > 1 && sinceCorner < 99) {
        assertEquals(0.0, bend, 1.0e-12, "frame " + i);
      }
    }
  }
}
