package com.jsyn.unitgen;

import com.jsyn.ports.UnitInputPort;
import com.softsynth.shared.time.TimeStamp;

/** Something that has an input and may be started. */
public interface UnitSink {

  UnitInputPort getInput();

  void start();

  void start(TimeStamp timeStamp);

  void stop();

  void stop(TimeStamp timeStamp);

  UnitGenerator getUnitGenerator();
}
