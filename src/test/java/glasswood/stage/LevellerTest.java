package glasswood.stage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasswood.dream.Random64;
import glasswood.listen.LoudnessMeter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds momentary loudness, and leaves alone what is below. */
class LevellerTest {
  private static final int RATE = 48_000;

  /** Noise whose level jumps about between −40 and −10 dBFS. */
  private static double[] restless(int frames) {
    Random64 random = new Random64(11);
    double[] out = new double[frames];
    double level = 0.01;
    for (int i = 0; i < frames; i++) {
      if (i % (RATE / 3) == 0) {
        level = Math.pow(10, random.uniform(-40, -10) / 20);
      }
      out[i] = level * random.uniform(-1, 1);
    }
    return out;
  }

  private static double[] run(Leveller leveller, double[] in, int block) {
    double[] left = in.clone();
    double[] right = in.clone();
    for (int at = 0; at < left.length; at += block) {
      leveller.process(left, right, at, Math.min(block, left.length - at));
    }
    assertArrayEquals(left, right, "both sides are turned down alike");
    return left;
  }

  private static double loudest(double[] sound) {
    LoudnessMeter meter = new LoudnessMeter(RATE, 2);
    meter.add(sound, sound, 0, sound.length);
    return meter.maxMomentary();
  }

  @Test
  void noFourTenthsOfASecondAreLouderThanTheCeiling() {
    double[] in = restless(20 * RATE);
    assertTrue(loudest(in) > -18, "the test's own sound is too soft: " + loudest(in));
    Leveller leveller = new Leveller(-20, RATE);
    double[] out = run(leveller, in, 4096);
    // A gain that moves within a step of 10 ms may be late by half a step.
    assertTrue(loudest(out) <= -20 + 0.1, "loudest " + loudest(out));
    assertTrue(loudest(out) > -22, "no softer than need be: " + loudest(out));
    assertTrue(leveller.leastGain() < 0.8);
  }

  @Test
  void whatIsBelowPassesToTheLastBit() {
    double[] in = restless(5 * RATE);
    Leveller leveller = new Leveller(-5, RATE);
    double[] out = run(leveller, in, 512);
    int delay = leveller.delayFrames();
    for (int i = delay; i < out.length; i++) {
      assertEquals(in[i - delay], out[i], "frame " + i);
    }
    assertEquals(1, leveller.leastGain());
  }

  @Test
  void blocksOfAnySizeGiveTheSame() {
    double[] in = restless(4 * RATE);
    double[] one = run(new Leveller(-22, RATE), in, 64);
    double[] other = run(new Leveller(-22, RATE), in, 4096);
    // The filters' tiniest values are dropped at block ends.
    assertArrayEquals(one, other, 1e-12);
  }

  @Test
  void theGainMovesSlowly() {
    double[] in = new double[8 * RATE];
    for (int i = 0; i < in.length; i++) {
      double level = i < 4 * RATE ? 0.01 : 0.2;
      in[i] = level * Math.sin(2 * Math.PI * 1000.0 * i / RATE);
    }
    double[] out = run(new Leveller(-25, RATE), in, 1000);
    double before = peak(out, 4 * RATE, 4 * RATE + RATE / 10);
    double after = peak(out, 4 * RATE + RATE / 10, 4 * RATE + RATE / 5);
    // 11 dB down in 0.4 s is less than 4 dB in a tenth.
    assertTrue(20 * Math.log10(before / after) < 4, before + " to " + after);
  }

  private static double peak(double[] sound, int from, int to) {
    double highest = 0;
    for (int i = from; i < to; i++) {
      highest = Math.max(highest, Math.abs(sound[i]));
    }
    return highest;
  }

  /** The gains are those of filters that hear everything, though ours hear what is loud only. */
  @ParameterizedTest
  @ValueSource(doubles = {-30, -22, -16, -13})
  void whatIsNotFilteredWouldChangeNothing(double ceiling) {
    double[] in = restless(20 * RATE);
    double[] low = new double[in.length];
    for (int i = 0; i < low.length; i++) {
      low[i] = in[i] + 0.3 * Math.sin(2 * Math.PI * 20.0 * i / RATE);
    }
    for (double[] sound : new double[][] {in, low}) {
      SlowGain slow = new SlowGain(ceiling);
      KFilter filter = new KFilter(RATE, 2);
      Leveller leveller = new Leveller(ceiling, RATE);
      double[] left = sound.clone();
      double[] right = sound.clone();
      double least = 1;
      int step = RATE / 100;
      for (int at = 0; at < sound.length; at += step) {
        filter.sum(sound, sound, at, step);
        least = Math.min(least, slow.step((filter.first() + filter.second()) / step));
        leveller.process(left, right, at, step);
        assertEquals(least, leveller.leastGain(), 1e-12, "frame " + at);
      }
      assertTrue(least < 1 || ceiling > -20, "the ceiling is too high for the test: " + ceiling);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {44_100, 48_000, 192_000})
  void noToneIsLouderBehindTheFiltersThanTheyAreSaidToMakeIt(int rate) {
    KWeighting weighting = new KWeighting(rate);
    KFilter filter = new KFilter(rate, 1);
    double[] tone = new double[rate];
    for (double hz = 20; hz < rate / 2.0; hz *= 1.07) {
      double slope = 0;
      for (int i = 0; i < rate; i++) {
        tone[i] = Math.sin(2 * Math.PI * hz * i / rate);
        slope += i == 0 ? 0 : (tone[i] - tone[i - 1]) * (tone[i] - tone[i - 1]);
      }
      filter.clear();
      filter.sum(tone, null, 0, rate);
      double most = weighting.most(0.5, slope / rate);
      assertTrue(filter.first() / rate < most, hz + " Hz: " + filter.first() / rate);
      assertTrue(10 * Math.log10(most / 0.5) < 4.06, hz + " Hz: no more than the shelf adds");
      // Least where it matters: a chorus has its middle below 1 kHz.
      assertTrue(hz > 700 || most < 0.5 * 1.3, hz + " Hz: " + most);
    }
  }

  @Test
  void goesOnWhereItWasSaved() throws IOException {
    double[] in = restless(4 * RATE);
    double[] whole = run(new Leveller(-22, RATE), in, 1000);
    Leveller first = new Leveller(-22, RATE);
    double[] left = in.clone();
    double[] right = in.clone();
    first.process(left, right, 0, 2 * RATE + 123);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    first.save(new DataOutputStream(bytes));
    Leveller second = new Leveller(-22, RATE);
    second.restore(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    second.process(left, right, 2 * RATE + 123, left.length - 2 * RATE - 123);
    assertArrayEquals(whole, left, 1e-12);
  }
}
