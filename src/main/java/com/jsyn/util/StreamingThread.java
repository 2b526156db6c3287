package com.jsyn.util;

import com.jsyn.io.AudioInputStream;
import com.jsyn.io.AudioOutputStream;
import java.io.IOException;

/** Carries audio from one stream to another until it is asked to stop or has carried enough. */
public class StreamingThread extends Thread {
  private final AudioInputStream inputStream;
  private final AudioOutputStream outputStream;
  private volatile int framesPerBuffer = 1024;
  private volatile int samplesPerFrame = 1;
  private volatile boolean going = true;
  private volatile long maxFrames;
  private volatile TransportModel transportModel;

  /** A thread that is not started yet; the streams are not closed by it. */
  public StreamingThread(AudioInputStream inputStream, AudioOutputStream outputStream) {
    super("jsyn-streaming");
    this.inputStream = inputStream;
    this.outputStream = outputStream;
  }

  public int getFramesPerBuffer() {
    return framesPerBuffer;
  }

  /** Frames that are carried at once, at first 1024; before the start. */
  public void setFramesPerBuffer(int framesPerBuffer) {
    this.framesPerBuffer = framesPerBuffer;
  }

  public int getSamplesPerFrame() {
    return samplesPerFrame;
  }

  /** Channels, at first 1; before the start. */
  public void setSamplesPerFrame(int samplesPerFrame) {
    this.samplesPerFrame = samplesPerFrame;
  }

  /** Frames after which it ends, 0 for no end. */
  public void setMaxFrames(long maxFrames) {
    this.maxFrames = maxFrames;
  }

  /** Who is told of the progress, null for nobody. */
  public TransportModel getTransportModel() {
    return transportModel;
  }

  public void setTransportModel(TransportModel transportModel) {
    this.transportModel = transportModel;
  }

  /** Lets it end after the present buffer. */
  public void requestStop() {
    going = false;
  }

  @Override
  public void run() {
    TransportModel model = transportModel;
    if (model != null) {
      model.setState(TransportModel.STATE_RUNNING);
    }
    try {
      carry(model);
    } catch (IOException e) {
      going = false;
    } finally {
      if (model != null) {
        model.setState(TransportModel.STATE_STOPPED);
      }
    }
  }

  private void carry(TransportModel model) throws IOException {
    int channels = samplesPerFrame;
    double[] buffer = new double[framesPerBuffer * channels];
    long position = model == null ? 0 : model.getPosition();
    long carried = 0;
    long most = maxFrames > 0 ? maxFrames : Long.MAX_VALUE;
    while (going && carried < most) {
      int wanted = (int) Math.min(framesPerBuffer, most - carried) * channels;
      int there = inputStream.read(buffer, 0, wanted);
      if (there == 0) {
        return;
      }
      outputStream.write(buffer, 0, there);
      carried += there / channels;
      if (model != null) {
        model.setPosition(position + carried);
      }
    }
  }
}
