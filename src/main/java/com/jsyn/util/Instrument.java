package com.jsyn.util;

import com.softsynth.shared.time.TimeStamp;

/** Something that plays notes, which are told apart by tags: a pitch, a finger, anything. */
public interface Instrument {
  /** Takes on a preset. */
  void usePreset(int presetIndex, TimeStamp timeStamp);

  /** Begins a note. */
  void noteOn(int tag, double frequency, double amplitude, TimeStamp timeStamp);

  /** Ends the note with this tag. */
  void noteOff(int tag, TimeStamp timeStamp);

  /** Sets a port of the voice that plays the note with this tag. */
  void setPort(int tag, String portName, double value, TimeStamp timeStamp);

  /** Ends all notes. */
  void allNotesOff(TimeStamp timeStamp);
}
