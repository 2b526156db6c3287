package glasswood.music;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasswood.dream.Breath;
import glasswood.dream.Chord;
import glasswood.dream.Tuning;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class HymnTest {
  private static final Breath BREATH = Breath.steady(6, 0.45);
  private static final Tuning TUNING = Tuning.GLASSWOOD;

  @Test
  void neverMovesTwoVoicesInParallelFifthsOrOctaves() {
    int chords = 0;
    for (long seed = 0; chords < 10_000; seed++) {
      List<Chord> hymn = Hymn.chords(TUNING, BREATH, 2000, seed);
      chords += hymn.size();
      for (int i = 1; i < hymn.size(); i++) {
        List<Double> a = hymn.get(i - 1).hz();
        List<Double> b = hymn.get(i).hz();
        for (int low = 0; low < 3; low++) {
          for (int high = low + 1; high < 4; high++) {
            int before = perfect(a.get(high) / a.get(low));
            boolean same = before == perfect(b.get(high) / b.get(low));
            boolean move = differ(a.get(low), b.get(low)) && differ(a.get(high), b.get(high));
            assertTrue(before == 0 || !same || !move, "seed " + seed + " chord " + i);
          }
        }
      }
    }
  }

  @Test
  void everyPhraseOfAtMostSixChordsComesHome() {
    for (long seed = 0; seed < 100; seed++) {
      List<Chord> hymn = Hymn.chords(TUNING, BREATH, 1000, seed);
      int since = 0;
      for (Chord chord : hymn) {
        since = isHome(chord) ? 0 : since + 1;
        assertTrue(since < 6, "seed " + seed);
      }
      assertEquals(0, since, "ends at home, seed " + seed);
    }
  }

  @Test
  void isAtHomeWheneverAskedTo() {
    for (long seed = 0; seed < 100; seed++) {
      double[] moments = {47, 101, 122, 300.5, 401};
      List<Chord> hymn = Hymn.chords(TUNING, BREATH, 480, seed, moments);
      for (double moment : moments) {
        Chord sounding = null;
        for (Chord chord : hymn) {
          if (chord.seconds() <= moment && moment < chord.seconds() + chord.duration()) {
            sounding = chord;
          }
        }
        assertTrue(sounding != null && isHome(sounding), "seed " + seed + " at " + moment);
      }
    }
  }

  @Test
  void everyToneIsAJustRatioOfTheTonic() {
    Set<Double> allowed = new TreeSet<>();
    for (double ratio :
        new double[] {1, 10.0 / 9, 9.0 / 8, 5.0 / 4, 4.0 / 3, 3.0 / 2, 5.0 / 3, 15.0 / 8}) {
      allowed.add(ratio);
    }
    for (long seed = 0; seed < 50; seed++) {
      for (Chord chord : Hymn.chords(TUNING, BREATH, 1000, seed)) {
        for (double hz : chord.hz()) {
          double ratio = hz / TUNING.rootHz();
          while (ratio >= 2 - 1e-9) {
            ratio /= 2;
          }
          double nearest = Double.POSITIVE_INFINITY;
          for (double just : allowed) {
            nearest = Math.min(nearest, Math.abs(just / ratio - 1));
          }
          // Only the rounding of one multiplication and one division.
          assertTrue(nearest < 1e-14, "seed " + seed + ": " + ratio);
        }
      }
    }
  }

  @Test
  void voicesStayInSingableRangesAndDoNotCross() {
    for (long seed = 0; seed < 100; seed++) {
      for (Chord chord : Hymn.chords(TUNING, BREATH, 1000, seed)) {
        assertEquals(4, chord.hz().size());
        for (int voice = 0; voice < 4; voice++) {
          double hz = chord.hz().get(voice);
          assertTrue(hz >= Voicing.RANGES[voice][0] && hz <= Voicing.RANGES[voice][1]);
          assertTrue(voice == 0 || hz > 1.19 * chord.hz().get(voice - 1));
        }
      }
    }
  }

  @Test
  void lowTonesOfTheUpperVoicesAreAFourthApart() {
    for (long seed = 0; seed < 200; seed++) {
      for (Chord chord : Hymn.chords(TUNING, BREATH, 1000, seed)) {
        for (int voice = 2; voice < 4; voice++) {
          double below = chord.hz().get(voice - 1);
          // A third on G3, 196 Hz, beats at 49 Hz within a critical band; from A3 on it may stand.
          double least = below < 200 ? 4.0 / 3 : 1.19;
          assertTrue(chord.hz().get(voice) > 0.999 * least * below, "seed " + seed + chord.hz());
        }
      }
    }
  }

  @Test
  void voicesMoveToNearTones() {
    double[] sum = new double[4];
    int count = 0;
    for (long seed = 0; seed < 50; seed++) {
      List<Chord> hymn = Hymn.chords(TUNING, BREATH, 1000, seed);
      for (int i = 1; i < hymn.size(); i++) {
        count++;
        for (int voice = 0; voice < 4; voice++) {
          double step =
              Math.abs(Pitch.cents(hymn.get(i - 1).hz().get(voice), hymn.get(i).hz().get(voice)));
          sum[voice] += step;
          assertTrue(voice == 0 || step < 1250, "no leap beyond an octave, seed " + seed);
        }
      }
    }
    for (int voice = 1; voice < 4; voice++) {
      assertTrue(sum[voice] / count < 350, "voice " + voice + ": " + sum[voice] / count + " cents");
    }
  }

  @Test
  void chordsFollowTheBreathWithoutGaps() {
    Breath slowing = new Breath(9, 6, 300, 0.4, 0);
    List<Chord> hymn = Hymn.chords(TUNING, slowing, 600, 4);
    for (int i = 0; i < hymn.size(); i++) {
      Chord chord = hymn.get(i);
      double cycles = slowing.cycles(chord.seconds()) - 0.4;
      // 1e-9 cycles: the inverse of the breath's quadratic.
      assertEquals(Math.rint(cycles), cycles, 1e-9);
      double inhaling = slowing.cycles(chord.seconds() + chord.duration() - chord.inhale());
      assertEquals(Math.rint(inhaling), inhaling, 1e-9);
      if (i > 0) {
        Chord previous = hymn.get(i - 1);
        assertEquals(previous.seconds() + previous.duration(), chord.seconds(), 1e-9);
      }
    }
    assertTrue(hymn.get(0).seconds() <= 0);
    assertTrue(hymn.get(hymn.size() - 1).seconds() < 600);
    assertTrue(hymn.get(hymn.size() - 1).seconds() + hymn.get(0).duration() > 600);
  }

  @Test
  void noTwoSeedsSingTheSameHymn() {
    Set<String> heard = new HashSet<>();
    for (long seed = 0; seed < 100; seed++) {
      StringBuilder hymn = new StringBuilder();
      Hymn.chords(TUNING, BREATH, 120, seed).forEach(chord -> hymn.append(chord.hz()));
      assertTrue(heard.add(hymn.toString()), "seed " + seed);
    }
  }

  @Test
  void everyTonicAndAMinorScaleCanBeSung() {
    List<Double> minor = List.of(1.0, 9.0 / 8, 6.0 / 5, 3.0 / 2, 8.0 / 5);
    for (double root = 50; root < 110; root *= 1.03) {
      assertEquals(51, Hymn.chords(new Tuning(root, minor), BREATH, 500, 1).size());
      assertEquals(51, Hymn.chords(new Tuning(root, TUNING.ratios()), BREATH, 500, 1).size());
    }
  }

  @Test
  void anyDurationEndsAtHome() {
    for (double seconds : new double[] {0, 1, 4.5, 4.6, 14.5, 24.5, 25, 61}) {
      List<Chord> hymn = Hymn.chords(TUNING, BREATH, seconds, 2);
      assertTrue(isHome(hymn.get(hymn.size() - 1)), seconds + " s");
    }
    assertEquals(2881, Hymn.chords(TUNING, BREATH, 8 * 3600, 2).size());
  }

  private static boolean isHome(Chord chord) {
    double bass = chord.hz().get(0) / TUNING.rootHz();
    Set<Long> found = new HashSet<>();
    for (double hz : chord.hz()) {
      double ratio = hz / TUNING.rootHz();
      while (ratio >= 2 - 1e-9) {
        ratio /= 2;
      }
      found.add(Math.round(ratio * 1000));
    }
    boolean tonic = Math.abs(bass - 1) < 1e-9 || Math.abs(bass - 2) < 1e-9;
    return tonic && found.equals(Set.of(1000L, 1125L, 1250L, 1500L));
  }

  private static boolean differ(double a, double b) {
    return Math.abs(a / b - 1) > 1e-6;
  }

  /** 1 for an octave or unison, 2 for a fifth, 0 for another interval; octaves left out. */
  private static int perfect(double ratio) {
    double reduced = ratio;
    while (reduced >= 2 - 1e-3) {
      reduced /= 2;
    }
    return Math.abs(reduced - 1) < 1e-3 ? 1 : Math.abs(reduced - 1.5) < 1e-3 ? 2 : 0;
  }
}
