package com.jsyn.ports;

/** Is told what a queue plays, on the audio thread: must be quick and must not wait. */
public interface UnitDataQueueCallback {
  /** The first frame has been played. */
  void started(QueueDataEvent event);

  /** The last frame has been played, and it begins again. */
  void looped(QueueDataEvent event);

  /** The last frame has been played for the last time, or something else took its place. */
  void finished(QueueDataEvent event);
}
