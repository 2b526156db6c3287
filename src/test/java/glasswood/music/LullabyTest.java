package glasswood.music;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasswood.dream.Note;
import glasswood.dream.Tuning;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LullabyTest {
  private static final Tuning TUNING = Tuning.GLASSWOOD;

  @Test
  void melodyMovesMostlyByStepsWithinAnOctave() {
    int steps = 0;
    int moves = 0;
    for (long seed = 0; seed < 100; seed++) {
      List<Note> notes = Lullaby.notes(TUNING, 300, seed);
      double low = Double.POSITIVE_INFINITY;
      double high = 0;
      for (int i = 0; i < notes.size(); i++) {
        low = Math.min(low, notes.get(i).hz());
        high = Math.max(high, notes.get(i).hz());
        if (i > 0 && !notes.get(i).phraseStart()) {
          moves++;
          int step = Math.abs(degree(notes.get(i)) - degree(notes.get(i - 1)));
          steps += step <= 1 ? 1 : 0;
          assertTrue(step <= 3, "seed " + seed + " note " + i + ": " + step);
        }
      }
      // Ratios of doubles: an octave within rounding.
      assertTrue(high <= 2 * low * (1 + 1e-12), "seed " + seed);
    }
    assertTrue(steps > 0.8 * moves, steps + " of " + moves);
  }

  @Test
  void everyNoteBeginsOnAnEighthOfTheTempo() {
    for (double perMinute : new double[] {40, 45, 48.5, 56}) {
      List<Note> notes = Lullaby.notes(TUNING, perMinute, 300, 3);
      double eighth = 20 / perMinute;
      for (Note note : notes) {
        double place = (note.seconds() - notes.get(0).seconds()) / eighth;
        assertEquals(Math.rint(place), place, 1e-6);
        if (note.phraseStart()) {
          assertEquals(0, Math.rint(place) % 3, "a phrase begins on a dotted beat");
        }
      }
    }
  }

  @Test
  void phrasesFallAtTheirEndAndThenRestTwoToFourSeconds() {
    for (long seed = 0; seed < 100; seed++) {
      for (List<Note> phrase : phrases(Lullaby.notes(TUNING, 300, seed))) {
        int size = phrase.size();
        double last = phrase.get(size - 1).hz();
        assertTrue(last <= phrase.get(size - 2).hz(), "seed " + seed);
      }
      List<Note> notes = Lullaby.notes(TUNING, 300, seed);
      for (int i = 1; i < notes.size(); i++) {
        double rest =
            notes.get(i).seconds() - notes.get(i - 1).seconds() - notes.get(i - 1).duration();
        if (notes.get(i).phraseStart()) {
          assertTrue(rest > 2 - 1e-6 && rest < 4 + 1e-6, "seed " + seed + ": rest " + rest);
        } else {
          assertTrue(rest >= -1e-9 && rest < 0.2, "seed " + seed + ": gap " + rest);
        }
      }
    }
  }

  @Test
  void endsOnTheTonicBeforeItsTimeIsUp() {
    for (long seed = 0; seed < 100; seed++) {
      List<Note> notes = Lullaby.notes(TUNING, 120, seed);
      Note last = notes.get(notes.size() - 1);
      assertEquals(0, Math.floorMod(degree(last), 5), "seed " + seed);
      assertTrue(last.seconds() + last.duration() <= 120, "seed " + seed);
      assertTrue(notes.get(0).phraseStart());
    }
  }

  @Test
  void motifsReturnButSongsDiffer() {
    int remembered = 0;
    for (long seed = 0; seed < 50; seed++) {
      Map<String, Integer> openings = new HashMap<>();
      List<List<Note>> phrases = phrases(Lullaby.notes(TUNING, 150, seed));
      for (List<Note> phrase : phrases) {
        StringBuilder opening = new StringBuilder();
        for (Note note : phrase.subList(0, 3)) {
          opening.append(degree(note)).append(' ');
        }
        openings.merge(opening.toString(), 1, Integer::sum);
      }
      remembered += openings.values().stream().anyMatch(count -> count >= 3) ? 1 : 0;
      assertTrue(openings.size() >= 2, "seed " + seed);
    }
    assertTrue(remembered >= 40, remembered + " of 50 lullabies return to their opening");
  }

  @Test
  void noTwoSeedsSingTheSameLullaby() {
    Set<String> heard = new HashSet<>();
    for (long seed = 0; seed < 100; seed++) {
      assertTrue(heard.add(Lullaby.notes(TUNING, 48, 120, seed).toString()), "seed " + seed);
      double tempo = Lullaby.tempo(seed);
      assertTrue(tempo >= Lullaby.SLOWEST && tempo <= Lullaby.FASTEST);
    }
  }

  @Test
  void eightHoursHaveThousandsOfNotesAndAStretchTooShortHasNone() {
    assertTrue(Lullaby.notes(TUNING, 48, 8 * 3600, 1).size() > 20_000);
    assertEquals(List.of(), Lullaby.notes(TUNING, 48, 5, 1));
    assertThrows(IllegalArgumentException.class, () -> Lullaby.notes(TUNING, 120, 60, 1));
  }

  private static List<List<Note>> phrases(List<Note> notes) {
    List<List<Note>> phrases = new ArrayList<>();
    for (Note note : notes) {
      if (note.phraseStart()) {
        phrases.add(new ArrayList<>());
      }
      phrases.get(phrases.size() - 1).add(note);
    }
    return phrases;
  }

  private static int degree(Note note) {
    for (int degree = -10; degree < 40; degree++) {
      if (Math.abs(TUNING.hz(degree) / note.hz() - 1) < 1e-12) {
        return degree;
      }
    }
    throw new AssertionError("not in the scale: " + note.hz());
  }
}
