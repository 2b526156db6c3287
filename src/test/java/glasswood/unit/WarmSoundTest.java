package glasswood.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasswood.dream.Beats;
import glasswood.dream.Breath;
import glasswood.dream.Chord;
import glasswood.dream.Dream;
import glasswood.dream.Note;
import glasswood.dream.Random64;
import glasswood.dream.Tuning;
import glasswood.music.Hymn;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What each unit of moss, lake and doorways' water claims about its sound. */
class WarmSoundTest {
  private static final int RATE = DreamRender.RATE;
  private static final Tuning TUNING = Tuning.GLASSWOOD;

  @Test
  void beatSwellPeaksAfterTheBeatAndEbbs() {
    BeatSwell swell = new BeatSwell();
    double[] control = DreamRender.render(swell, DreamRender.dream(1, 4, Beats.at(0.5)), 4)[0];
    int peak = 0;
    for (int i = 0; i < control.length; i++) {
      peak = control[i] > control[peak] ? i : peak;
    }
    assertEquals(0, control[RATE / 2 - 10], 1e-12);
    // The maximum of e^(−t/0.45) − e^(−t/0.12) lies at ln(0.45/0.12)/(1/0.12 − 1/0.45) = 0.216 s.
    assertEquals(0.716, peak / (double) RATE, 0.002);
    assertEquals(1, control[peak], 1e-3);
    assertTrue(control[3 * RATE] < 0.02);
  }

  @Test
  void breathSwellTurnsWithTheBreath() {
    BreathSwell swell = new BreathSwell();
    swell.low.set(0.7);
    double[] control = DreamRender.render(swell, DreamRender.dream(1, 12, Beats.at()), 12)[0];
    // 64-frame glides: an error of the curvature over 1.3 ms.
    assertEquals(0.7, control[0], 1e-6);
    assertEquals(0.85, control[(int) (2.25 * RATE)], 1e-5);
    assertEquals(1, control[(int) (4.5 * RATE)], 1e-5);
    assertEquals(0.7, control[10 * RATE], 1e-5);
  }

  @Test
  void lightsFollowEveryBeatInTheScale() {
    Beats beats = DreamRender.even(20, 30);
    BeatLights lights = new BeatLights();
    lights.density.set(0);
    lights.decay.set(1);
    double[][] sound = DreamRender.render(lights, DreamRender.dream(4, 30, beats), 30);
    for (int i = 0; i + 1 < beats.count(); i++) {
      int at = (int) (beats.seconds(i) * RATE);
      double[] both = mono(sound);
      assertTrue(DreamRender.rms(both, beats.seconds(i) + 0.05, beats.seconds(i) + 0.3) > 1e-3);
      double hz = DreamRender.peakHz(both, at + RATE / 20, RATE / 2, 280, 1400);
      assertTrue(centsOffScale(hz) < 8, "beat " + i + ": " + hz + " Hz");
    }
  }

  @Test
  void bubblesRingWhereVanDenDoelSaysAndRise() {
    for (double millimetres : new double[] {1.5, 3, 6}) {
      Bubbles bubbles = new Bubbles();
      bubbles.smallest.set(millimetres);
      bubbles.largest.set(millimetres);
      bubbles.rate.set(0.5);
      bubbles.length.set(1);
      bubbles.attack.set(0.0005);
      double[] sound = mono(DreamRender.render(bubbles, DreamRender.dream(2, 5, Beats.at()), 5));
      int at = 0;
      while (Math.abs(sound[at]) < 1e-5) {
        at++;
      }
      double r = millimetres / 1000;
      double damping = 0.13 / r + 0.0072 * StrictMath.pow(r, -1.5);
      double early = crossingHz(sound, at + 2, (int) (0.6 / damping * RATE));
      double late = crossingHz(sound, at + (int) (2 / damping * RATE), (int) (RATE / damping));
      // Few periods; the pitch has risen by ξ·d·t = 0.1·0.3 in the middle of the first stretch.
      assertEquals(3 / r * 1.03, early, 0.06 * early, millimetres + " mm");
      assertEquals(1.2, late / early, 0.1, millimetres + " mm");
      double first = DreamRender.rms(sound, at / (double) RATE, (at + RATE / damping) / RATE);
      double later = (at + 2 * RATE / damping) / RATE;
      double second = DreamRender.rms(sound, later, later + 1 / damping);
      // Two time constants later e^−2 is left; the attack lowers the first stretch a little.
      assertEquals(Math.exp(-2), second / first, 0.05, millimetres + " mm");
    }
  }

  @Test
  void bellSoundsTheLullabysPitchesAndNoOthers() {
    List<Note> notes = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      notes.add(new Note(0.2 + i, 0.9, TUNING.hz(9 + i), 1, i == 0));
    }
    LullabyBell bell = new LullabyBell();
    bell.often.set(1);
    bell.decay.set(0.8);
    Dream dream = DreamRender.dream(3, 5, Beats.at(), List.of(), notes);
    double[] sound = mono(DreamRender.render(bell, dream, 5));
    int heard = 0;
    for (Note note : notes) {
      if (DreamRender.rms(sound, note.seconds() + 0.02, note.seconds() + 0.2) > 0.01) {
        int at = (int) ((note.seconds() + 0.05) * RATE);
        double hz = DreamRender.peakHz(sound, at, RATE / 2, 400, 900);
        // The decay widens the peak; its place is exact to a fraction of a cent.
        assertEquals(1, hz / (2 * note.hz()), 0.001);
        heard++;
      }
    }
    assertTrue(heard >= 3, heard + " of 4 notes");
  }

  @Test
  void twinklesNarrowToUnison() {
    Twinkles twinkles = new Twinkles();
    twinkles.rate.set(0.3);
    twinkles.decay.set(0.25);
    double seconds = 100;
    double[] sound =
        mono(DreamRender.render(twinkles, DreamRender.dream(6, seconds, Beats.at()), seconds));
    double early = widest(sound, 0, 20);
    double middle = widest(sound, 40, 60);
    double late = widest(sound, 91, 99);
    assertTrue(early > 600 && early > middle, early + " then " + middle + " cents");
    assertTrue(late < 10, late + " cents apart within a figure at the end");
  }

  @Test
  void leavesStayBetweenTwoAndSixKilohertz() {
    NoiseGrains leaves = new NoiseGrains();
    leaves.low.set(2400);
    leaves.high.set(4500);
    leaves.density.set(60);
    leaves.Q.set(5);
    double[] sound = mono(DreamRender.render(leaves, DreamRender.dream(2, 4, Beats.at()), 4));
    double within = 0;
    double below = 0;
    double above = 0;
    for (int at = 0; at + 4096 < sound.length; at += 8192) {
      for (double hz = 50; hz < 12000; hz += 50) {
        double power = DreamRender.power(sound, at, 4096, hz);
        within += hz >= 1800 && hz <= 6500 ? power : 0;
        below += hz < 1800 ? power : 0;
        above += hz > 6500 ? power : 0;
      }
    }
    // A resonance of one pair of poles falls by only 6 dB an octave on either side.
    assertTrue(within > 8 * (below + above), within + " within, " + below + ", " + above);
  }

  @Test
  void grainsHaveTheLevelTheyAreAskedFor() {
    NoiseGrains moss = new NoiseGrains();
    moss.shortest.set(0.5);
    moss.longest.set(0.5);
    moss.density.set(0.4);
    moss.width.set(0);
    moss.Q.set(2);
    double sum = 0;
    int grains = 0;
    double[] sound = DreamRender.render(moss, DreamRender.dream(5, 60, Beats.at()), 60)[0];
    for (double at = 0; at < 59.9; at += 0.1) {
      double rms = DreamRender.rms(sound, at, at + 0.1);
      sum = Math.max(sum, rms);
      grains += rms > 0.005 ? 1 : 0;
    }
    assertTrue(grains > 50);
    // The loudest tenth of a second: a full grain, or two that meet, of narrow and thus uneven
    // noise.
    assertTrue(sum > 0.07 && sum < 0.3, "loudest " + sum);
  }

  @Test
  void stoneRingsOnItsPitchAndStrokesAreFelted() {
    StoneBar stone = new StoneBar();
    double[][] strokes = {new double[2 * RATE]};
    strokes[0][RATE / 10] = 1;
    double[][] sound =
        DreamRender.render(stone, DreamRender.dream(1, 2, Beats.at()), 2 * RATE, 64, strokes);
    double hz = DreamRender.peakHz(mono(sound), RATE / 5, RATE, 60, 90);
    assertEquals(73.42, hz, 0.05);
    assertEquals(0, DreamRender.rms(sound[0], 0, 0.0999), 0);
    assertTrue(DreamRender.rms(sound[0], 0.1, 0.103) < 0.3 * DreamRender.rms(sound[0], 0.12, 0.15));
  }

  @Test
  void doorsHumTheHymnsTonesWithinFiveCents() {
    Breath breath = Breath.steady(6, 0.45);
    List<Chord> hymn = Hymn.chords(TUNING, breath, 30, 4);
    HymnDoors doors = new HymnDoors();
    doors.ring.set(4);
    doors.octave.set(0);
    int frames = 16 * RATE;
    Random64 random = new Random64(5);
    double[][] water = new double[2][frames];
    for (int i = 0; i < frames; i++) {
      water[0][i] = random.bipolar();
      water[1][i] = random.bipolar();
    }
    Dream dream = DreamRender.dream(1, 30, Beats.at(), hymn, List.of());
    double[] sound = mono(DreamRender.render(doors, dream, frames, 64, water));
    Chord chord = hymn.get(1);
    double[] next = {chord.seconds() + 0.5, chord.seconds() + 5};
    for (double hz : chord.hz()) {
      double moment = 0;
      double power = 0;
      // The centre of gravity of narrow noise about its tone.
      int count = (int) ((next[1] - next[0]) * RATE);
      for (double at = hz * 0.985; at < hz * 1.015; at += 0.05) {
        double here = DreamRender.power(sound, (int) (next[0] * RATE), count, at);
        moment += here * at;
        power += here;
      }
      double cents = 1731 * Math.log(moment / power / hz);
      assertTrue(Math.abs(cents) < 5, hz + " Hz: off by " + cents + " cents");
      assertTrue(power > 0);
    }
  }

  private static double widest(double[] sound, double from, double to) {
    // Pitches of successive notes: where the sound is loudest after having been quiet.
    double widest = 0;
    double last = -1;
    double lastAt = -10;
    for (double at = from; at < to; at += 0.02) {
      double before = DreamRender.rms(sound, Math.max(0, at - 0.02), Math.max(0.02, at));
      double now = DreamRender.rms(sound, at, at + 0.02);
      if (now > 2 * before && now > 0.004 && at - lastAt > 0.1) {
        double hz = DreamRender.peakHz(sound, (int) ((at + 0.03) * RATE), RATE / 8, 270, 1300);
        if (last > 0 && at - lastAt < 0.65) {
          widest = Math.max(widest, Math.abs(1731 * Math.log(hz / last)));
        }
        last = hz;
        lastAt = at;
      }
    }
    return widest;
  }

  private static double centsOffScale(double hz) {
    double best = Double.POSITIVE_INFINITY;
    for (int degree = 0; degree < 25; degree++) {
      best = Math.min(best, Math.abs(1731 * Math.log(hz / TUNING.hz(degree))));
    }
    return best;
  }

  private static double crossingHz(double[] sound, int from, int count) {
    double first = -1;
    double last = -1;
    int crossings = -1;
    for (int i = from + 1; i < from + count; i++) {
      if (sound[i - 1] < 0 != sound[i] < 0) {
        last = i - 1 + sound[i - 1] / (sound[i - 1] - sound[i]);
        first = crossings < 0 ? last : first;
        crossings++;
      }
    }
    return crossings * RATE / (2 * (last - first));
  }

  private static double[] mono(double[][] sound) {
    double[] mono = new double[sound[0].length];
    for (int i = 0; i < mono.length; i++) {
      mono[i] = 0.5 * (sound[0][i] + sound[1][i]);
    }
    return mono;
  }
}
