package com.jsyn.unitgen;

/**
 * Plays mono data at any rate: samples at any pitch, envelopes.
 *
 * <pre>
 * Inputs   Data       the queue
 *          Amplitude  default 1, per frame
 *          Rate       speed, default 1, per frame: samples are transposed, envelopes shortened; at or
 *                     below 0 it stands still
 * Output   Output     Amplitude · data, on straight lines between frames of data
 * State    the queue, two frames of data, the place between them
 * Cost     some ten operations and one division a frame; allocates nothing
 * </pre>
 */
public class VariableRateMonoReader extends VariableRateDataReader {
  public VariableRateMonoReader() {
    super(1);
  }

  /** Frames of data a frame: not negative, a number; infinite for a segment without duration. */
  @Override
  protected double limitPhaseIncrement(double phaseIncrement) {
    return phaseIncrement > 0.0 ? phaseIncrement : 0.0;
  }
}
