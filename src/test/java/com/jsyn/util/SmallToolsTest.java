package com.jsyn.util;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.jsyn.unitgen.SineOscillator;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Numbers as text, classes by name, melodies that quote themselves. */
class SmallToolsTest {
  @Test
  void wholeNumbersAreFilledToTheirWidth() {
    assertEquals("   23", NumericOutput.integerToString(23, 5));
    assertEquals("00023", NumericOutput.integerToString(23, 5, true));
    assertEquals("-0023", NumericOutput.integerToString(-23, 5, true));
    assertEquals("  -23", NumericOutput.integerToString(-23, 5));
    assertEquals("123456", NumericOutput.integerToString(123456, 3));
    assertEquals("00FF", NumericOutput.integerToString(255, 4, true, 16));
    assertEquals("FFFFFFFF", NumericOutput.integerToString(-1, 4, true, 16));
    assertEquals("-2147483648", NumericOutput.integerToString(Integer.MIN_VALUE, 1));
  }

  @Test
  void numbersAreRoundedToTheirDecimals() {
    assertEquals("    1.235", NumericOutput.doubleToString(1.2345, 9, 3));
    assertEquals("-0001.50", NumericOutput.doubleToString(-1.5, 8, 2, true));
    assertEquals("3", NumericOutput.doubleToString(2.5, 1, 0));
    assertEquals("0.00", NumericOutput.doubleToString(-0.001, 4, 2));
    assertEquals("  NaN", NumericOutput.doubleToString(Double.NaN, 5, 2));
    assertEquals("-Infinity", NumericOutput.doubleToString(Double.NEGATIVE_INFINITY, 5, 2, true));
    assertEquals("100000000000000000000.0", NumericOutput.doubleToString(1.0e20, 5, 1));
  }

  @Test
  void classesAreFoundByName() {
    assertEquals(SineOscillator.class, JavaTools.loadClass("com.jsyn.unitgen.SineOscillator"));
    assertNull(JavaTools.loadClass("com.jsyn.unitgen.Nonsense", false));
  }

  @Test
  void sequencesStayInRangeAndRepeatWithTheirSeed() {
    RecursiveSequenceGenerator one = new RecursiveSequenceGenerator(12, 5, 32);
    RecursiveSequenceGenerator two = new RecursiveSequenceGenerator(12, 5, 32);
    for (RecursiveSequenceGenerator each : new RecursiveSequenceGenerator[] {one, two}) {
      each.setRandom(new Random(9));
      each.randomize();
      each.setDensity(0.25);
    }
    boolean[] seen = new boolean[13];
    int enabled = 0;
    for (int i = 0; i < 3200; i++) {
      boolean sounds = one.isNextEnabled(false);
      assertEquals(sounds, two.isNextEnabled(false));
      assertTrue(one.isNextEnabled(true));
      enabled += sounds ? 1 : 0;
      int value = one.nextValue();
      assertEquals(value, one.next());
      assertEquals(value, two.next());
      assertTrue(value >= 0 && value <= 12);
      seen[value] = true;
    }
    assertTrue(enabled > 0 && enabled < 0.5 * 3200, "enabled " + enabled);
    int kinds = 0;
    for (boolean each : seen) {
      kinds += each ? 1 : 0;
    }
    assertTrue(kinds >= 5, Arrays.toString(seen));
    assertEquals(3, one.next(16)); // goes round 13
  }

  @Test
  void aValueIsAnEarlierOneMovedByAnEvenInterval() {
    RecursiveSequenceGenerator generator = new RecursiveSequenceGenerator(100, 6, 16);
    int[] past = new int[16];
    for (int i = 0; i < 16; i++) {
      past[i] = generator.next(50 + 8 * (i % 2)); // a past that is known
    }
    for (int i = 0; i < 16; i++) {
      int value = generator.nextValue();
      boolean quoted = false;
      for (int delay = 1; delay <= 8; delay *= 2) {
        int moved = value - past[Math.floorMod(i - delay, 16)];
        quoted |= Math.abs(moved) <= 6 && moved % 2 == 0;
      }
      assertTrue(quoted, "value " + value);
      past[i] = generator.next();
    }
    for (int i = 0; i < 200; i++) {
      int interval = generator.randomEvenInterval();
      assertTrue(Math.abs(interval) <= 6 && interval % 2 == 0);
      assertEquals(1, Integer.bitCount(generator.randomPowerOf2(15)));
    }
    assertFalse(generator.getRandom() == null);
    assertEquals(6, generator.getMaxInterval());
    assertEquals(100, generator.getMaxValue());
    generator.setDensity(7.0);
    assertEquals(1.0, generator.getDensity());
    assertThrows(IllegalArgumentException.class, () -> generator.setMaxValue(0));
    assertThrows(IllegalArgumentException.class, () -> new RecursiveSequenceGenerator(5, 5, 1));
  }
}
