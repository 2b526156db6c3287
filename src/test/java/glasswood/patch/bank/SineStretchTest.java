package glasswood.patch.bank;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.jsyn.Synthesizer;
import org.junit.jupiter.api.Test;

/** Sums of sines that rest are those of their formula, and are computed ahead when they may be. */
class SineStretchTest {
  private static final int RATE = 48_000;
  private static final int COPIES = 70;
  private static final int BLOCK = Synthesizer.FRAMES_PER_BLOCK;

  /** Longer than a bank waits: 1,024 frames. */
  private static final int WAITED = 20;

  private static final int BLOCKS = 2000;

  /**
   * Error of a sine of level 1: {@link glasswood.unit.Kernels#sin} errs by 7e-12 at most, and a
   * sine is here the sum of two products of two of these.
   */
  private static final double EXACT = 4 * 7e-12;

  /** A bank and what it is to give. */
  private static final class Sines {
    final SineBank bank = new SineBank(COPIES);
    final double[] hertz = new double[COPIES];
    final double[] levels = new double[COPIES];
    final double[] phases = new double[COPIES];

    Sines(double lowest, double step, double level) {
      bank.setFrameRate(RATE);
      for (int i = 0; i < COPIES; i++) {
        hertz[i] = lowest + step * i;
        levels[i] = level * (i + 1) / COPIES;
        phases[i] = (double) i / COPIES;
        bank.input("frequency").set(i, hertz[i]);
        bank.input("amplitude").set(i, levels[i]);
        bank.phase(i, 2 * phases[i]);
      }
    }

    /** Copy {@code i} at level 1. */
    double sine(int i, long frame) {
      return StrictMath.sin(2 * Math.PI * (phases[i] + hertz[i] * frame % RATE / RATE));
    }
  }

  /** From below 0 to beyond half the rate; 24 kHz, 0 and a few others are met exactly. */
  private static Sines voices() {
    return new Sines(-500, 375, 1);
  }

  private static Sines sways() {
    return new Sines(0.05, 0.35, 0.5);
  }

  private static long play(SineBank bank, long blocks) {
    for (long block = 0; block < blocks; block++) {
      bank.generate(0, BLOCK);
    }
    return blocks;
  }

  @Test
  void sinesThatRestAreExact() {
    Sines voices = voices();
    double[] sum = voices.bank.sum().getValues();
    double peak = 0;
    for (long block = play(voices.bank, WAITED); block < BLOCKS; block++) {
      voices.bank.generate(0, BLOCK);
      for (int f = 0; f < BLOCK; f++) {
        double expected = 0;
        for (int i = 0; i < COPIES; i++) {
          expected += voices.levels[i] * voices.sine(i, block * BLOCK + f);
        }
        assertEquals(expected, sum[f], COPIES * EXACT, "block " + block + ", frame " + f);
        peak = Math.max(peak, Math.abs(sum[f]));
      }
    }
    assertTrue(peak > 1, "it sounds: " + peak);
  }

  @Test
  void sinesThatSinesSwayAreExact() {
    Sines voices = voices();
    Sines sways = sways();
    voices.bank.takeIn(sways.bank, "amplitude");
    double[] sum = voices.bank.sum().getValues();
    double peak = 0;
    for (long block = play(voices.bank, WAITED); block < BLOCKS; block++) {
      voices.bank.generate(0, BLOCK);
      for (int f = 0; f < BLOCK; f++) {
        long frame = block * BLOCK + f;
        double expected = 0;
        for (int i = 0; i < COPIES; i++) {
          double level = voices.levels[i] + sways.levels[i] * sways.sine(i, frame);
          expected += level * voices.sine(i, frame);
        }
        assertEquals(expected, sum[f], 2 * COPIES * EXACT, "block " + block + ", frame " + f);
        peak = Math.max(peak, Math.abs(sum[f]));
      }
    }
    assertTrue(peak > 1, "it sounds: " + peak);
  }

  @Test
  void nothingIsComputedAheadBeforeAllHasRestedForAWhile() {
    Sines voices = voices();
    Sines sways = sways();
    voices.bank.takeIn(sways.bank, "amplitude");
    assertEquals(1 + 1024 / BLOCK, blocksUntilAhead(voices.bank));
    voices.bank.input("amplitude").set(3, 0.1);
    assertEquals(1 + 1024 / BLOCK, blocksUntilAhead(voices.bank));
    sways.bank.input("frequency").set(69, 0.1);
    assertEquals(1 + 1024 / BLOCK, blocksUntilAhead(voices.bank));
    assertEquals(0, blocksUntilAhead(voices.bank));
  }

  private static int blocksUntilAhead(SineBank bank) {
    double[] sum = bank.sum().getValues();
    int blocks = 0;
    bank.begin(0, BLOCK);
    while (!bank.foretell(sum, 0, BLOCK)) {
      assertTrue(blocks++ < 1000, "never");
      bank.begin(0, BLOCK);
    }
    return blocks;
  }

  @Test
  void copiesThatAreHeardOneByOneAreNotComputedAhead() {
    Sines voices = voices();
    double[] sum = voices.bank.sum().getValues();
    double[] copy = voices.bank.copy(7).getValues(7);
    long block = play(voices.bank, WAITED);
    sum[5] = Double.NaN;
    voices.bank.generate(0, BLOCK);
    assertFalse(Double.isNaN(sum[5]));
    double expected = voices.levels[7] * voices.sine(7, block * BLOCK + 5);
    assertEquals(expected, copy[5], 1e-8, "the recurrence's error over 256 frames");
  }

  @Test
  void aGuestHasTheRateOfItsHost() {
    Sines voices = voices();
    Sines sways = sways();
    voices.bank.takeIn(sways.bank, "amplitude");
    voices.bank.setFrameRate(96_000);
    assertEquals(96_000, sways.bank.getFrameRate());
  }

  @Test
  void aGuestGoesOnFromWhereItsHostLeavesIt() {
    Sines voices = voices();
    Sines sways = sways();
    voices.bank.takeIn(sways.bank, "amplitude");
    double[] sum = voices.bank.sum().getValues();
    for (int block = 0; block < 200; block++) {
      if (block % 25 == 24) {
        // In the middle of a stretch: the host's next blocks need the guest's tiles.
        voices.bank.input("amplitude").set(0, voices.levels[0]);
      }
      voices.bank.generate(0, BLOCK);
      for (int f = 0; f < BLOCK; f++) {
        long frame = (long) block * BLOCK + f;
        double expected = 0;
        for (int i = 0; i < COPIES; i++) {
          double level = voices.levels[i] + sways.levels[i] * sways.sine(i, frame);
          expected += level * voices.sine(i, frame);
        }
        assertEquals(expected, sum[f], 1e-8, "block " + block + ", frame " + f);
      }
    }
  }
}
