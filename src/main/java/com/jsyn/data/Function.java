package com.jsyn.data;

/** A function of one number, evaluated on the audio thread: it must not allocate or wait. */
public interface Function {
  /** The value for an argument; any finite argument must give a finite value. */
  double evaluate(double input);
}
