package com.jsyn.ports;

import com.jsyn.data.Function;

/** Holds the function that a unit evaluates; at first the function that is 0 everywhere. */
public class UnitFunctionPort extends UnitPort {
  private static final Function ZERO = input -> 0.0;

  private volatile Function function = ZERO;

  public UnitFunctionPort(String name) {
    super(name);
  }

  /** The function now, never null. */
  public Function get() {
    return function;
  }

  /** Takes effect with the next block; null stands for the function that is 0 everywhere. */
  public void set(Function function) {
    this.function = function == null ? ZERO : function;
  }
}
