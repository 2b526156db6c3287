package com.jsyn.util;

import com.jsyn.Synthesizer;
import com.jsyn.io.AudioOutputStream;
import com.jsyn.ports.UnitInputPort;
import com.jsyn.unitgen.MonoStreamWriter;
import com.jsyn.unitgen.StereoStreamWriter;
import com.jsyn.unitgen.UnitStreamWriter;
import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;

/**
 * Records what is connected to its input into a WAV file.
 *
 * <p>In real time another thread writes the file, so that the audio thread never waits for the
 * disk. Not in real time the thread that computes writes it, and nothing is lost however fast that
 * is.
 */
public class WaveRecorder {
  private final Synthesizer synth;
  private final WaveFileWriter writer;
  private final int samplesPerFrame;
  private final UnitStreamWriter direct;
  private final TransportModel transportModel = new TransportModel();
  private AudioStreamReader reader;
  private StreamingThread thread;
  private double maxRecordingTime;
  private long frames;

  /** A stereo recorder of 16 bits. */
  public WaveRecorder(Synthesizer synth, File outputFile) throws FileNotFoundException {
    this(synth, outputFile, 2, 16);
  }

  /** A recorder of 16 bits and one or two channels. */
  public WaveRecorder(Synthesizer synth, File outputFile, int samplesPerFrame)
      throws FileNotFoundException {
    this(synth, outputFile, samplesPerFrame, 16);
  }

  /**
   * A recorder.
   *
   * @param samplesPerFrame 1 or 2
   * @param bitsPerSample 16, 24 or 32 (floating-point)
   * @throws FileNotFoundException if the file cannot be written
   */
  public WaveRecorder(Synthesizer synth, File outputFile, int samplesPerFrame, int bitsPerSample)
      throws FileNotFoundException {
    this.synth = synth;
    this.samplesPerFrame = samplesPerFrame;
    try {
      writer = new WaveFileWriter(outputFile);
    } catch (IOException e) {
      FileNotFoundException problem = new FileNotFoundException(e.getMessage());
      problem.initCause(e);
      throw problem;
    }
    writer.setSamplesPerFrame(samplesPerFrame);
    writer.setBitsPerSample(bitsPerSample);
    if (synth.isRealTime()) {
      direct = null;
      reader = new AudioStreamReader(synth, samplesPerFrame);
    } else {
      direct = samplesPerFrame == 1 ? new MonoStreamWriter() : new StereoStreamWriter();
      synth.add(direct);
    }
  }

  /** What to connect to. */
  public UnitInputPort getInput() {
    return direct == null ? reader.getInput() : direct.input;
  }

  public void addTransportListener(TransportListener listener) {
    transportModel.addTransportListener(listener);
  }

  public void removeTransportListener(TransportListener listener) {
    transportModel.removeTransportListener(listener);
  }

  /** Seconds after which a recording ends by itself, 0 for no end; before the start. */
  public void setMaxRecordingTime(double maxRecordingTime) {
    this.maxRecordingTime = maxRecordingTime;
  }

  private long maxFrames() {
    return Math.round(maxRecordingTime * synth.getFrameRate());
  }

  /** Begins to record, or goes on behind what was recorded. */
  public void start() {
    if (frames == 0 && transportModel.getPosition() == 0) {
      writer.setFrameRate(synth.getFrameRate());
    }
    if (direct != null) {
      direct.setOutputStream(new Counted());
      transportModel.setState(TransportModel.STATE_RUNNING);
      direct.start();
    } else if (thread == null) {
      thread = new StreamingThread(reader, writer);
      thread.setSamplesPerFrame(samplesPerFrame);
      thread.setMaxFrames(maxFrames());
      thread.setTransportModel(transportModel);
      thread.start();
    }
  }

  /** Ends the recording; the file stays open for more. */
  public void stop() {
    if (direct != null) {
      direct.setOutputStream(null);
      direct.stop();
      transportModel.setState(TransportModel.STATE_STOPPED);
    } else if (thread != null) {
      thread.requestStop();
      try {
        thread.join(500);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      thread = null;
    }
  }

  /**
   * Completes the file.
   *
   * @throws IOException if that fails
   */
  public void close() throws IOException {
    if (reader != null) {
      reader.close();
      reader = null;
    }
    stop();
    if (direct != null) {
      synth.remove(direct);
    }
    writer.close();
  }

  /** Writes to the file as far as the recording may go. */
  private final class Counted implements AudioOutputStream {
    @Override
    public void write(double value) throws IOException {
      writer.write(value);
    }

    @Override
    public void write(double[] buffer) throws IOException {
      write(buffer, 0, buffer.length);
    }

    @Override
    public void write(double[] buffer, int start, int count) throws IOException {
      long most = maxRecordingTime > 0 ? maxFrames() - frames : Long.MAX_VALUE;
      long wanted = Math.min(count / samplesPerFrame, most);
      writer.write(buffer, start, (int) wanted * samplesPerFrame);
      frames += wanted;
      transportModel.setPosition(frames);
    }

    @Override
    public void close() {}
  }
}
