package com.jsyn.unitgen;

import com.softsynth.shared.time.TimeStamp;

/** A source that plays notes. */
public interface UnitVoice extends UnitSource {

  /** Begins a note; frequency in Hz, amplitude 0…1. */
  void noteOn(double frequency, double amplitude, TimeStamp timeStamp);

  void noteOff(TimeStamp timeStamp);

  @Override
  UnitGenerator getUnitGenerator();

  /** Sets a port by name, if the voice has one of that name. */
  void setPort(String portName, double value, TimeStamp timeStamp);

  /** Takes on a preset, counted from 0. */
  void usePreset(int presetIndex);
}
