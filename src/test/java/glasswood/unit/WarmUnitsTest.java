package glasswood.unit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.jsyn.unitgen.UnitGenerator;
import glasswood.dream.Breath;
import glasswood.dream.Dream;
import glasswood.dream.Random64;
import glasswood.dream.Tuning;
import glasswood.heart.CalmHeart;
import glasswood.music.Hymn;
import glasswood.music.Lullaby;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What all units of moss, lake, waking and doorways' water have in common. */
class WarmUnitsTest {
  private static final int FRAMES = 3 * DreamRender.RATE;
  private static final Dream DREAM = dream(7);

  private static final List<Supplier<UnitGenerator>> UNITS =
      List.of(
          HeartSound::new,
          BeatSwell::new,
          BreathSwell::new,
          BeatLights::new,
          NoiseGrains::new,
          Bubbles::new,
          LullabyBell::new,
          Twinkles::new,
          StoneBar::new,
          HymnDoors::new);

  @Test
  void oneBlockOfSixtyFourEqualsSixtyFourBlocksOfOne() {
    for (Supplier<UnitGenerator> unit : UNITS) {
      double[][] blocks = render(unit.get(), DREAM, 64);
      for (int block : new int[] {1, 37}) {
        double[][] cut = render(unit.get(), DREAM, block);
        for (int side = 0; side < blocks.length; side++) {
          assertArrayEquals(blocks[side], cut[side], name(unit) + " in blocks of " + block);
        }
      }
    }
  }

  @Test
  void soundsAreFiniteAudibleAndEnteringAgainRepeatsThem() {
    for (Supplier<UnitGenerator> unit : UNITS) {
      UnitGenerator one = unit.get();
      double[][] first = render(one, DREAM, 64);
      for (double[] side : first) {
        for (double value : side) {
          assertTrue(Double.isFinite(value) && Math.abs(value) < 4, name(unit) + ": " + value);
        }
      }
      assertTrue(DreamRender.peak(first) > 0.01, name(unit));
      if (!(one instanceof StoneBar) && !(one instanceof HymnDoors)) {
        assertArrayEquals(first, render(one, DREAM, 64), name(unit));
      }
    }
  }

  @Test
  void anotherSeedSoundsDifferent() {
    for (Supplier<UnitGenerator> unit :
        List.<Supplier<UnitGenerator>>of(
            HeartSound::new, BeatLights::new, NoiseGrains::new, Bubbles::new, Twinkles::new)) {
      double[] one = render(unit.get(), DREAM, 64)[0];
      double[] other = render(unit.get(), dream(8), 64)[0];
      double difference = 0;
      for (int i = 0; i < FRAMES; i++) {
        difference = Math.max(difference, Math.abs(one[i] - other[i]));
      }
      assertTrue(difference > 0.005, name(unit));
    }
  }

  @Test
  void sidesNeverCancelInMono() {
    for (Supplier<UnitGenerator> unit : UNITS) {
      double[][] sound = render(unit.get(), DREAM, 64);
      if (sound.length == 2) {
        double product = 0;
        for (int i = 0; i < FRAMES; i++) {
          product += sound[0][i] * sound[1][i];
        }
        assertTrue(product >= 0, name(unit));
      }
    }
  }

  @Test
  void soundsLastAsLongInSecondsAtOtherFrameRates() {
    HeartSound heart = new HeartSound();
    heart.setFrameRate(96000);
    heart.enter(DREAM);
    double energy = 0;
    for (int at = 0; at < 3 * 96000; at += 64) {
      heart.generate(0, 64);
      for (int i = 0; i < 64; i++) {
        double value = heart.output.getValues()[i];
        energy += value * value / 96000;
      }
    }
    double rms = DreamRender.rms(render(new HeartSound(), DREAM, 64)[0], 0, 3);
    // Onsets are rounded to frames, so the energies differ by parts in a thousand.
    assertEquals(3 * rms * rms, energy, 0.005 * energy);
  }

  @Test
  void nothingIsAllocatedWhileSounding() {
    com.sun.management.ThreadMXBean threads =
        (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
    for (Supplier<UnitGenerator> unit : UNITS) {
      UnitGenerator one = unit.get();
      render(one, DREAM, 64);
      long thread = Thread.currentThread().getId();
      // The least of three goes: the first may meet the compiler's own housekeeping.
      long least = Long.MAX_VALUE;
      for (int go = 0; go < 3; go++) {
        long before = threads.getThreadAllocatedBytes(thread);
        for (int block = 0; block < 400; block++) {
          one.generate(0, 64);
        }
        least = Math.min(least, threads.getThreadAllocatedBytes(thread) - before);
      }
      assertEquals(0, least, name(unit));
    }
  }

  private static double[][] render(UnitGenerator unit, Dream dream, int block) {
    double[][] input = null;
    if (unit instanceof StoneBar) {
      input = new double[1][FRAMES];
      input[0][1000] = 1;
      input[0][60_000] = 0.5;
      input[0][60_001] = 0.5;
    } else if (unit instanceof HymnDoors) {
      Random64 random = new Random64(9);
      input = new double[2][FRAMES];
      for (int i = 0; i < FRAMES; i++) {
        input[0][i] = random.bipolar();
        input[1][i] = random.bipolar();
      }
    }
    return DreamRender.render(unit, dream, FRAMES, block, input);
  }

  private static Dream dream(long seed) {
    Breath breath = Breath.steady(6, 0.45);
    return DreamRender.dream(
        seed,
        4,
        CalmHeart.beats(62, breath, 4, seed),
        Hymn.chords(Tuning.GLASSWOOD, breath, 4, seed),
        Lullaby.notes(Tuning.GLASSWOOD, 60, seed));
  }

  private static String name(Supplier<UnitGenerator> unit) {
    return unit.get().getClass().getSimpleName();
  }
}
