package com.jsyn.unitgen;

/**
 * Writes a signal to a stream. Must be started.
 *
 * <pre>
 * Inputs   Input     audio, default 0, per frame
 * Output   none
 * State    see {@link UnitStreamWriter}
 * Cost     one copy a frame, and what the stream costs
 * </pre>
 */
public class MonoStreamWriter extends UnitStreamWriter {
  public MonoStreamWriter() {
    super(1);
  }
}
