package glasswood.patch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasswood.dream.Breath;
import glasswood.dream.Dream;
import glasswood.dream.Seeds;
import glasswood.dream.Tuning;
import glasswood.dream.Words;
import glasswood.heart.CalmHeart;
import glasswood.json.Place;
import glasswood.json.Problems;
import glasswood.listen.LoudnessMeter;
import glasswood.music.Hymn;
import glasswood.music.Lullaby;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The shipped patches of moss, lake and waking and doorways' water at their control defaults. */
class WarmPatchesTest {
  private static final int RATE = Sounding.RATE;
  private static final double SECONDS = 20;
  private static final long SEED = 7;
  private static final List<String> BEDS =
      List.of("moss-grain", "water-bed", "open-fifth", "door-water", "leaves");
  private static final List<String> SPARSE =
      List.of("heartbeat", "moss-lights", "stone-bar", "bubbles", "lullaby-bell", "twinkles");
  private static final Map<String, double[][]> SOUNDS = new HashMap<>();

  @BeforeAll
  static void renderAll() {
    BEDS.forEach(WarmPatchesTest::render);
    SPARSE.forEach(WarmPatchesTest::render);
    render("room-tone");
  }

  @Test
  void bedsAreNearMinusTwentyThreeLufs() {
    for (String name : BEDS) {
      double[][] sound = SOUNDS.get(name);
      LoudnessMeter meter = new LoudnessMeter(RATE, 2);
      for (int at = 0; at + 4800 <= sound[0].length; at += 4800) {
        meter.add(sound[0], sound[1], at, 4800);
      }
      // The ± 2 LU that a timeline's gains may count on, and half a LU for so short a stretch.
      assertEquals(-23, meter.integrated(), 2.5, name);
    }
  }

  @Test
  void sparsePatchesPeakBelowMinusFourteenDecibels() {
    for (String name : SPARSE) {
      double peak = peak(SOUNDS.get(name));
      assertTrue(decibels(peak) <= -13.9, name + " peaks at " + decibels(peak) + " dBFS");
      assertTrue(decibels(peak) >= -30, name + " is hardly there: " + decibels(peak) + " dBFS");
    }
  }

  @Test
  void roomToneIsAirAtMinusFifty() {
    assertEquals(-50, decibels(rms(SOUNDS.get("room-tone"))), 1.5);
  }

  @Test
  void sidesAgreeAndNothingLeansToDirectCurrent() {
    SOUNDS.forEach(
        (name, sound) -> {
          double product = 0;
          double left = 0;
          double right = 0;
          double sum = 0;
          int frames = sound[0].length;
          for (int i = 0; i < frames; i++) {
            product += sound[0][i] * sound[1][i];
            left += sound[0][i] * sound[0][i];
            right += sound[1][i] * sound[1][i];
            sum += sound[0][i] + sound[1][i];
          }
          double correlation = product / Math.sqrt(left * right);
          assertTrue(correlation > 0.1, name + ": correlation " + correlation);
          // A thump is not symmetric; 5e-4 of full scale is far below hearing and headroom.
          assertEquals(0, sum / (2.0 * frames), 5e-4, name);
        });
  }

  @Test
  void lakeIsDarkAndItsBedStaysBelowFourHundredHertz() {
    double[][] lake = new double[2][(int) (SECONDS * RATE)];
    for (String name : List.of("water-bed", "bubbles", "lullaby-bell", "twinkles")) {
      for (int side = 0; side < 2; side++) {
        for (int i = 0; i < lake[side].length; i++) {
          lake[side][i] += SOUNDS.get(name)[side][i];
        }
      }
    }
    assertTrue(centroid(lake) < 1000, "centroid " + centroid(lake) + " Hz");
    double[][] bed = SOUNDS.get("water-bed");
    double below = 0;
    double all = 0;
    for (double hz = 20; hz < 4000; hz *= 1.03) {
      double power = band(bed, hz);
      all += power;
      below += hz < 400 ? power : 0;
    }
    assertTrue(below > 0.97 * all, "share below 400 Hz " + below / all);
  }

  @Test
  void openFifthHasRootFifthAndNinthButNoThird() {
    double[][] sound = SOUNDS.get("open-fifth");
    double root = 2 * Tuning.GLASSWOOD.rootHz();
    double tonic = tone(sound, root);
    assertTrue(decibels(tone(sound, root * 3 / 2) / tonic) > -10);
    assertTrue(decibels(tone(sound, root * 9 / 4) / tonic) > -20);
    assertTrue(decibels(tone(sound, root * 5 / 4) / tonic) < -50);
    assertTrue(decibels(tone(sound, root * 6 / 5) / tonic) < -50);
    assertTrue(decibels(tone(sound, root * 5 / 2) / tonic) < -50);
  }

  @Test
  void waterSwellsWithTheBreathByLessThanThreeDecibels() {
    double[] full = new double[2];
    double[] empty = new double[2];
    double[][] bed = SOUNDS.get("water-bed");
    for (int side = 0; side < 2; side++) {
      for (int cycle = 0; cycle < 2; cycle++) {
        full[side] += power(bed[side], 10 * cycle + 3.3, 10 * cycle + 6.3);
        empty[side] += power(bed[side], 10 * cycle + 8.8, 10 * cycle + 10);
        empty[side] += power(bed[side], 10 * cycle, 10 * cycle + 1.2);
      }
    }
    double swell = 5 * Math.log10(full[0] * full[1] / (empty[0] * empty[1]) * 2.4 * 2.4 / 9);
    // 2.5 dB by design less what the averages take; currents come and go by about 1 dB besides.
    assertTrue(swell > 0.5 && swell < 4, swell + " dB");
  }

  private static void render(String name) {
    Problems problems = new Problems();
    Patch patch =
        new PatchLibrary(problems).load(name, Path.of("patches").toAbsolutePath(), Place.of(name));
    problems.throwIfAny();
    Breath breath = Breath.steady(6, 0.45);
    Words silence = new Words(List.of(), List.of(), null);
    Dream dream =
        LayerDream.of(
            Seeds.of(SEED, name),
            SECONDS,
            Tuning.GLASSWOOD,
            breath,
            CalmHeart.beats(62, breath, SECONDS, SEED),
            () -> silence,
            () -> Hymn.chords(Tuning.GLASSWOOD, breath, SECONDS, SEED),
            () -> Lullaby.notes(Tuning.GLASSWOOD, 120, SEED));
    SOUNDS.put(name, Sounding.of(patch, dream).next((int) (SECONDS * RATE)));
  }

  private static double centroid(double[][] sound) {
    double moment = 0;
    double all = 0;
    for (double hz = 20; hz < 12_000; hz *= 1.03) {
      double power = band(sound, hz) * hz; // a step of 3 % covers a band as wide as its frequency
      moment += power * hz;
      all += power;
    }
    return moment / all;
  }

  /** Mean power density around a frequency over the whole sound, in windows of 4096 frames. */
  private static double band(double[][] sound, double hz) {
    double sum = 0;
    for (int at = 0; at + 4096 <= sound[0].length; at += 12 * 4096) {
      sum += power(sound, hz, at, 4096);
    }
    return sum;
  }

  private static double tone(double[][] sound, double hz) {
    return Math.sqrt(power(sound, hz, 0, 4 * RATE));
  }

  private static double power(double[][] sound, double hz, int from, int count) {
    double re = 0;
    double im = 0;
    double cos = 1;
    double sin = 0;
    double turnCos = Math.cos(2 * Math.PI * hz / RATE);
    double turnSin = Math.sin(2 * Math.PI * hz / RATE);
    for (int i = 0; i < count; i++) {
      double window = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / count);
      double value = window * (sound[0][from + i] + sound[1][from + i]);
      re += value * cos;
      im += value * sin;
      double next = cos * turnCos - sin * turnSin;
      sin = cos * turnSin + sin * turnCos;
      cos = next;
    }
    return (re * re + im * im) / ((double) count * count);
  }

  private static double power(double[] sound, double from, double to) {
    double sum = 0;
    for (int i = (int) (from * RATE); i < (int) (to * RATE) && i < sound.length; i++) {
      sum += sound[i] * sound[i];
    }
    return sum;
  }

  private static double peak(double[][] sound) {
    double peak = 0;
    for (double[] side : sound) {
      for (double value : side) {
        peak = Math.max(peak, Math.abs(value));
      }
    }
    return peak;
  }

  private static double rms(double[][] sound) {
    double sum = 0;
    for (double[] side : sound) {
      for (double value : side) {
        sum += value * value;
      }
    }
    return Math.sqrt(sum / (2.0 * sound[0].length));
  }

  private static double decibels(double amplitude) {
    return 20 * Math.log10(amplitude);
  }
}
