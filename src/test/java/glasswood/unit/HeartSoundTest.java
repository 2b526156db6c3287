package glasswood.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasswood.dream.Beats;
import glasswood.dream.Breath;
import glasswood.dream.Dream;
import glasswood.dream.Random64;
import glasswood.heart.CalmHeart;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeartSoundTest {
  private static final int RATE = DreamRender.RATE;

  @Test
  void everyBeatSoundsWithinFiveMillisecondsAndNoneIsAdded() {
    Breath breath = Breath.steady(6, 0.45);
    check(CalmHeart.beats(62, breath, 30, 5), 30);
    check(CalmHeart.beats(110, breath, 30, 6), 30);
    check(CalmHeart.beats(35, breath, 30, 7), 30);
    for (long seed = 0; seed < 5; seed++) {
      check(irregular(seed, 30), 30);
    }
  }

  @Test
  void beatsBeforeTheLayerBeginsAreNotMadeUp() {
    check(irregular(11, 40).from(17.3), 10);
  }

  @Test
  void secondSoundFollowsLaterWhenTheHeartIsSlow() {
    assertEquals(0.31, systole(60), 0.004);
    assertEquals(0.31 * Math.sqrt(60.0 / 45), systole(45), 0.004);
    assertEquals(0.31 * Math.sqrt(60.0 / 80), systole(80), 0.004);
  }

  @Test
  void firstSoundSinksFromFortyFiveTowardsThirtyFiveHertz() {
    double[] sound = bare(one(), 1);
    double early = zeroCrossingHz(sound, 0.1, 0.14);
    double late = zeroCrossingHz(sound, 0.22, 0.3);
    // A few periods only: read off zero crossings, good to about 1 Hz.
    assertEquals(42, early, 3);
    assertEquals(36, late, 1);
  }

  @Test
  void attackIsSoft() {
    double[] sound = DreamRender.render(new HeartSound(), one(), 1)[0];
    double peak = DreamRender.peak(new double[][] {sound});
    for (int i = 0; i < 0.008 * RATE; i++) {
      assertTrue(Math.abs(sound[(int) (0.1 * RATE) + i]) < 0.3 * peak);
    }
  }

  @Test
  void bodyAddsWhatSmallLoudspeakersCanPlay() {
    HeartSound bare = new HeartSound();
    bare.body.set(0);
    HeartSound full = new HeartSound();
    full.body.set(1);
    int from = (int) (0.1 * RATE);
    double without = 0;
    double with = 0;
    double[] bareSound = DreamRender.render(bare, one(), 1)[0];
    double[] fullSound = DreamRender.render(full, one(), 1)[0];
    for (double hz = 110; hz < 240; hz += 5) {
      without += DreamRender.power(bareSound, from, RATE / 4, hz);
      with += DreamRender.power(fullSound, from, RATE / 4, hz);
    }
    assertTrue(with > 100 * without, "20 dB more between 110 and 240 Hz");
  }

  /** Every beat must have an onset at its time, and there must be one other onset a beat: S2. */
  private static void check(Beats beats, double seconds) {
    double[] sound = bare(DreamRender.dream(3, seconds, beats), seconds);
    List<Double> found = onsets(sound);
    int matched = 0;
    for (int i = 0; i < beats.count(); i++) {
      double time = beats.seconds(i);
      if (time >= 0 && time < seconds - 0.1) {
        assertTrue(
            found.stream().anyMatch(onset -> Math.abs(onset - time) < 0.005),
            "no sound at beat " + time + ", only at " + found);
        matched++;
      }
    }
    int others = found.size() - matched;
    // The last S2 may fall behind the end.
    assertTrue(others == matched || others == matched - 1, matched + " beats, " + others + " S2");
  }

  /** Moments at which what comes is loudest against what was, and at least three times as loud. */
  private static List<Double> onsets(double[] sound) {
    int step = RATE / 1000;
    int milliseconds = sound.length / step;
    double[] loudest = new double[milliseconds];
    for (int i = 0; i < milliseconds * step; i++) {
      loudest[i / step] = Math.max(loudest[i / step], Math.abs(sound[i]));
    }
    List<Double> onsets = new ArrayList<>();
    double best = 0;
    int bestAt = -1;
    for (int at = 0; at < milliseconds; at++) {
      double before = 1e-6;
      double after = 0;
      for (int k = 1; k <= 16; k++) {
        before = Math.max(before, at < k ? 0 : loudest[at - k]);
      }
      for (int k = 0; k < 25 && at + k < milliseconds; k++) {
        after = Math.max(after, loudest[at + k]);
      }
      double rise = after / before;
      if (rise > 3 && after > 1e-3 && rise > 0.98 * best) {
        best = Math.max(best, rise);
        bestAt = at;
      } else if (bestAt >= 0 && at > bestAt + 30) {
        onsets.add(bestAt / 1000.0);
        best = 0;
        bestAt = -1;
      }
    }
    return onsets;
  }

  private static double[] bare(Dream dream, double seconds) {
    HeartSound heart = new HeartSound();
    heart.body.set(0);
    return DreamRender.render(heart, dream, seconds)[0];
  }

  private static double systole(double bpm) {
    List<Double> onsets = onsets(bare(DreamRender.dream(1, 5, DreamRender.even(bpm, 5)), 5));
    return onsets.get(3) - onsets.get(2);
  }

  private static Dream one() {
    return DreamRender.dream(1, 1, Beats.at(0.1));
  }

  private static Beats irregular(long seed, double seconds) {
    Random64 random = new Random64(seed);
    List<Double> times = new ArrayList<>();
    double time = 0.2;
    while (time < seconds) {
      times.add(time);
      time += random.uniform() < 0.15 ? random.uniform(0.45, 0.6) : random.uniform(0.7, 1.6);
    }
    return Beats.at(times.stream().mapToDouble(Double::doubleValue).toArray());
  }

  private static double zeroCrossingHz(double[] sound, double from, double to) {
    double first = -1;
    double last = -1;
    int crossings = -1;
    for (int i = (int) (from * RATE) + 1; i < (int) (to * RATE); i++) {
      if (sound[i - 1] < 0 != sound[i] < 0) {
        last = i - 1 + sound[i - 1] / (sound[i - 1] - sound[i]);
        first = crossings < 0 ? last : first;
        crossings++;
      }
    }
    return crossings * RATE / (2 * (last - first));
  }
}
