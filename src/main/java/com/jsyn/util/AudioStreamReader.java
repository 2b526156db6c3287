package com.jsyn.util;

import com.jsyn.Synthesizer;
import com.jsyn.io.AudioFifo;
import com.jsyn.io.AudioInputStream;
import com.jsyn.ports.UnitInputPort;
import com.jsyn.unitgen.MonoStreamWriter;
import com.jsyn.unitgen.StereoStreamWriter;
import com.jsyn.unitgen.UnitStreamWriter;

/**
 * Collects what is connected to its input in a queue that another thread reads, interleaved.
 *
 * <p>In real time the audio thread never waits: what the reader is too slow for is dropped. Not in
 * real time, where the thread that reads may also be the one that computes, nothing may wait
 * either, so read as often as you sleep: the queue holds 32,768 frames.
 */
public class AudioStreamReader implements AudioInputStream {
  private static final int FRAMES = 32_768;

  private final Synthesizer synth;
  private final UnitStreamWriter writer;
  private final AudioFifo fifo = new AudioFifo();

  /**
   * Adds a writer to the synthesizer and starts it.
   *
   * @param samplesPerFrame 1 or 2
   * @throws IllegalArgumentException for other numbers of channels
   */
  public AudioStreamReader(Synthesizer synth, int samplesPerFrame) {
    if (samplesPerFrame < 1 || samplesPerFrame > 2) {
      throw new IllegalArgumentException("one or two channels, not " + samplesPerFrame);
    }
    this.synth = synth;
    writer = samplesPerFrame == 1 ? new MonoStreamWriter() : new StereoStreamWriter();
    fifo.allocate(FRAMES * samplesPerFrame);
    fifo.setWriteWaitEnabled(false);
    fifo.setReadWaitEnabled(synth.isRealTime());
    writer.setOutputStream(fifo);
    synth.add(writer);
    writer.start();
  }

  /** What to connect to. */
  public UnitInputPort getInput() {
    return writer.input;
  }

  @Override
  public int available() {
    return fifo.available();
  }

  @Override
  public double read() {
    return fifo.read();
  }

  @Override
  public int read(double[] buffer) {
    return fifo.read(buffer);
  }

  @Override
  public int read(double[] buffer, int start, int count) {
    return fifo.read(buffer, start, count);
  }

  /** Stops and removes the writer; what was collected can still be read. */
  @Override
  public void close() {
    fifo.close();
    writer.stop();
    synth.remove(writer);
  }
}
