package com.jsyn.unitgen;

/**
 * Records a signal into mono data in a queue. Must be started.
 *
 * <pre>
 * Inputs   Data      the queue: where to write
 *          Input     audio, default 0, per frame
 * Output   none
 * State    the queue
 * Cost     some ten operations a frame; allocates nothing
 * </pre>
 */
public class FixedRateMonoWriter extends SequentialDataWriter {
  public FixedRateMonoWriter() {
    super(1);
  }
}
