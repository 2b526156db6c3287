package glasswood.music;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasswood.dream.Tuning;
import org.junit.jupiter.api.Test;

class PitchTest {
  @Test
  void namesGiveTheFrequenciesOfEqualTemperament() {
    // Standard tables give four decimals.
    assertEquals(440, Pitch.hz("A4"), 1e-9);
    assertEquals(73.4162, Pitch.hz("D2"), 1e-4);
    assertEquals(261.6256, Pitch.hz("C4"), 1e-4);
    assertEquals(185.0, Pitch.hz("f#3"), 1e-2);
    assertEquals(Pitch.hz("A#4"), Pitch.hz("Bb4"), 1e-9);
    assertEquals(8.1758, Pitch.hz("C-1"), 1e-4);
    assertEquals(Tuning.GLASSWOOD.rootHz(), Pitch.hz("D2"), 1e-9);
  }

  @Test
  void refusesWhatIsNoPitch() {
    for (String name : new String[] {"", "H2", "D", "2D", "D#b2", "D22", "D###2"}) {
      assertFalse(Pitch.isName(name), name);
      assertThrows(IllegalArgumentException.class, () -> Pitch.hz(name), name);
    }
    assertTrue(Pitch.isName("Eb3"));
  }

  @Test
  void centsMeasureIntervals() {
    assertEquals(1200, Pitch.cents(100, 200), 1e-9);
    assertEquals(701.955, Pitch.cents(2, 3), 1e-3);
    assertEquals(-100, Pitch.cents(Pitch.hz("D2"), Pitch.hz("C#2")), 1e-9);
  }
}
