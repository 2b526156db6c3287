package com.jsyn.unitgen;

import com.jsyn.Synthesizer;
import com.jsyn.io.AudioOutputStream;
import com.jsyn.ports.UnitInputPort;
import java.io.IOException;

/**
 * Base of units that write what they receive to a stream, interleaved. They must be started.
 *
 * <pre>
 * Inputs   Input  audio, one part for each channel, default 0, per frame
 * State    the stream, and a buffer of one block
 * Cost     one copy a frame, and what the stream costs, which should not wait: see AudioFifo
 * </pre>
 *
 * <p>A stream that fails is let go, and nothing more is written.
 */
public abstract class UnitStreamWriter extends UnitGenerator implements UnitSink {
  public final UnitInputPort input;

  private final double[] buffer;
  private volatile AudioOutputStream outputStream;

  /** A writer of so many channels. */
  UnitStreamWriter(int channels) {
    addPort(input = new UnitInputPort(channels, "Input"));
    buffer = new double[channels * Synthesizer.FRAMES_PER_BLOCK];
  }

  @Override
  public UnitInputPort getInput() {
    return input;
  }

  /** Where it writes, null for nowhere. */
  public AudioOutputStream getOutputStream() {
    return outputStream;
  }

  public void setOutputStream(AudioOutputStream outputStream) {
    this.outputStream = outputStream;
  }

  @Override
  public boolean isStartRequired() {
    return true;
  }

  @Override
  public void generate(int start, int limit) {
    AudioOutputStream stream = outputStream;
    if (stream == null) {
      return;
    }
    int channels = input.getNumParts();
    for (int c = 0; c < channels; c++) {
      double[] in = input.getValues(c);
      for (int i = start, j = c; i < limit; i++, j += channels) {
        buffer[j] = in[i];
      }
    }
    try {
      stream.write(buffer, 0, (limit - start) * channels);
    } catch (IOException e) {
      outputStream = null;
    }
  }
}
