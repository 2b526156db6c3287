package com.jsyn.unitgen;

/**
 * Writes two signals to a stream, interleaved. Must be started.
 *
 * <pre>
 * Inputs   Input[2]  audio, default 0, per frame
 * Output   none
 * State    see {@link UnitStreamWriter}
 * Cost     one copy a frame, and what the stream costs
 * </pre>
 */
public class StereoStreamWriter extends UnitStreamWriter {
  public StereoStreamWriter() {
    super(2);
  }
}
