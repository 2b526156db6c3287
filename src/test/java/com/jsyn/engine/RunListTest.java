package com.jsyn.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.jsyn.unitgen.Add;
import com.jsyn.unitgen.UnitGenerator;
import org.junit.jupiter.api.Test;

class RunListTest {
  @Test
  void keepsTheOrderBeyondItsFirstRoomAndEachUnitOnce() {
    RunList list = new RunList();
    UnitGenerator[] units = new UnitGenerator[100];
    for (int i = 0; i < units.length; i++) {
      units[i] = new Add();
      list.add(units[i]);
      list.add(units[i / 2]);
    }
    assertEquals(units.length, list.size());
    for (int i = 0; i < units.length; i++) {
      assertSame(units[i], list.units()[i], "unit " + i);
    }
  }

  /** A unit that stops itself does so while the list is gone through. */
  @Test
  void whoGoesThroughItMissesNobodyWhenOneIsRemoved() {
    RunList list = new RunList();
    UnitGenerator first = new Add();
    UnitGenerator second = new Add();
    UnitGenerator third = new Add();
    list.add(first);
    list.add(second);
    list.add(third);
    UnitGenerator[] seen = list.units();
    assertTrue(list.remove(first));
    assertFalse(list.remove(first));
    assertSame(second, seen[1]);
    assertSame(third, seen[2]);
    assertSame(second, list.units()[0]);
    assertSame(third, list.units()[1]);
    assertNull(list.units()[2]);
    list.clear();
    assertEquals(0, list.size());
    assertNull(list.units()[0]);
  }
}
