package com.jsyn.ports;

import com.softsynth.shared.time.TimeStamp;

/** A port whose value can be set at a time. */
public interface SettablePort extends GettablePort {

  void set(int partNum, double value, TimeStamp timeStamp);
}
