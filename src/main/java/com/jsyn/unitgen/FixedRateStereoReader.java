package com.jsyn.unitgen;

/**
 * Plays stereo data from a queue, one frame of data in each frame of the synthesizer, whatever rate
 * they were recorded at.
 *
 * <pre>
 * Inputs   Data       the queue
 *          Amplitude  default 1, per frame
 * Output   Output[2]  Amplitude · data, exactly; 0 when the queue is empty
 * State    the queue
 * Cost     some ten operations a frame; allocates nothing
 * </pre>
 */
public class FixedRateStereoReader extends SequentialDataReader {
  public FixedRateStereoReader() {
    setChannels(2);
  }

  @Override
  public void generate(int start, int limit) {
    playFixedRate(start, limit);
  }
}
