package com.jsyn.unitgen;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The seeds of units that were given none: 1, 2, 3 … in the order in which a program makes them. So
 * two noises differ, and a program that builds its units in the same order hears the same noise;
 * one that wants more calls {@code setSeed}.
 */
final class DefaultSeeds {
  private static final AtomicLong NEXT = new AtomicLong(1);

  private DefaultSeeds() {}

  static long next() {
    return NEXT.getAndIncrement();
  }
}
