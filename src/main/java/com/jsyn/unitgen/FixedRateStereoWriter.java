package com.jsyn.unitgen;

/**
 * Records two signals into stereo data in a queue. Must be started.
 *
 * <pre>
 * Inputs   Data      the queue: where to write
 *          Input[2]  audio, default 0, per frame
 * Output   none
 * State    the queue
 * Cost     some ten operations a frame; allocates nothing
 * </pre>
 */
public class FixedRateStereoWriter extends SequentialDataWriter {
  public FixedRateStereoWriter() {
    super(2);
  }
}
