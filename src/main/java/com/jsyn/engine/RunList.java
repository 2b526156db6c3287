package com.jsyn.engine;

import com.jsyn.unitgen.UnitGenerator;
import java.util.Arrays;

/**
 * The units that were started, in order. One thread goes through them while others add and remove:
 * it sees a list as it was when it began, perhaps with units behind that were added since.
 *
 * <p>Adding allocates nothing until there are more than {@value #ROOM}; removing makes a new list.
 */
final class RunList {
  /** Units for which there is room at first. */
  private static final int ROOM = 32;

  /** What is behind the last unit is null. */
  private volatile UnitGenerator[] units = new UnitGenerator[ROOM];

  /** The units, up to the first null or the array's end; not to be changed. */
  UnitGenerator[] units() {
    return units;
  }

  synchronized int size() {
    int count = 0;
    while (count < units.length && units[count] != null) {
      count++;
    }
    return count;
  }

  /** Adds a unit behind the others, unless it is among them. */
  synchronized void add(UnitGenerator unit) {
    int count = size();
    for (int i = 0; i < count; i++) {
      if (units[i] == unit) {
        return;
      }
    }
    UnitGenerator[] list = count < units.length ? units : Arrays.copyOf(units, 2 * count);
    list[count] = unit;
    // Tells the thread that goes through them, even where it is the same array.
    units = list;
  }

  /** Removes a unit; whether it was there. */
  synchronized boolean remove(UnitGenerator unit) {
    UnitGenerator[] fewer = new UnitGenerator[units.length];
    int kept = 0;
    int count = size();
    for (int i = 0; i < count; i++) {
      if (units[i] != unit) {
        fewer[kept++] = units[i];
      }
    }
    if (kept < count) {
      units = fewer;
    }
    return kept < count;
  }

  synchronized void clear() {
    units = new UnitGenerator[ROOM];
  }
}
