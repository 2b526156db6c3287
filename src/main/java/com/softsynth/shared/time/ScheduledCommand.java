package com.softsynth.shared.time;

/** Something the engine does at a frame of its own time, on its own thread. */
public interface ScheduledCommand {

  /** Called once, by the thread that computes the audio. */
  void run();
}
