package com.jsyn;

import com.jsyn.devices.AudioDeviceInputStream;
import com.jsyn.devices.AudioDeviceManager;
import com.jsyn.devices.AudioDeviceOutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntToDoubleFunction;

/**
 * A sound device for tests: its input is a function of the frame on all channels, its output is
 * kept up to a number of frames and thrown away from then on. It never waits.
 */
public final class LoopDevices implements AudioDeviceManager {
  private final IntToDoubleFunction signal;
  private final double[][] heard;
  private final CountDownLatch full = new CountDownLatch(1);
  private volatile boolean closed;

  public LoopDevices(int frames, IntToDoubleFunction signal) {
    this.signal = signal;
    heard = new double[2][frames];
  }

  /** Waits until all frames were heard; stereo. */
  public double[][] await() throws InterruptedException {
    if (!full.await(60, TimeUnit.SECONDS)) {
      throw new AssertionError("the engine's thread does not compute");
    }
    return heard;
  }

  /** Whether the engine has closed its output. */
  public boolean isClosed() {
    return closed;
  }

  @Override
  public AudioDeviceOutputStream createOutputStream(
      int deviceID, int frameRate, int samplesPerFrame) {
    return new Ear(samplesPerFrame);
  }

  @Override
  public AudioDeviceInputStream createInputStream(
      int deviceID, int frameRate, int samplesPerFrame) {
    return new Mouth(samplesPerFrame);
  }

  private final class Ear implements AudioDeviceOutputStream {
    private final int channels;
    private int position;

    Ear(int channels) {
      this.channels = channels;
    }

    @Override
    public void write(double value) {
      int frame = position / channels;
      int channel = position % channels;
      position++;
      if (frame < heard[0].length) {
        heard[channel][frame] = value;
      } else {
        position--;
        full.countDown();
        Thread.onSpinWait();
      }
    }

    @Override
    public void write(double[] buffer) {
      write(buffer, 0, buffer.length);
    }

    @Override
    public void write(double[] buffer, int start, int count) {
      for (int i = start; i < start + count; i++) {
        write(buffer[i]);
      }
    }

    @Override
    public void close() {
      closed = true;
    }

    @Override
    public void start() {}

    @Override
    public void stop() {}

    @Override
    public double getLatency() {
      return 0.01;
    }
  }

  private final class Mouth implements AudioDeviceInputStream {
    private final int channels;
    private int position;

    Mouth(int channels) {
      this.channels = channels;
    }

    @Override
    public double read() {
      return signal.applyAsDouble(position++ / channels);
    }

    @Override
    public int read(double[] buffer) {
      return read(buffer, 0, buffer.length);
    }

    @Override
    public int read(double[] buffer, int start, int count) {
      for (int i = start; i < start + count; i++) {
        buffer[i] = read();
      }
      return count;
    }

    @Override
    public int available() {
      return Integer.MAX_VALUE;
    }

    @Override
    public void close() {}

    @Override
    public void start() {}

    @Override
    public void stop() {}

    @Override
    public double getLatency() {
      return 0.02;
    }
  }

  @Override
  public int getDeviceCount() {
    return 1;
  }

  @Override
  public String getDeviceName(int deviceID) {
    return "loop";
  }

  @Override
  public String getName() {
    return "LoopDevices";
  }

  @Override
  public int getMaxInputChannels(int deviceID) {
    return 2;
  }

  @Override
  public int getMaxOutputChannels(int deviceID) {
    return 2;
  }

  @Override
  public int getDefaultInputDeviceID() {
    return 0;
  }

  @Override
  public int getDefaultOutputDeviceID() {
    return 0;
  }

  @Override
  public double getDefaultLowInputLatency(int deviceID) {
    return 0.01;
  }

  @Override
  public double getDefaultHighInputLatency(int deviceID) {
    return 0.1;
  }

  @Override
  public double getDefaultLowOutputLatency(int deviceID) {
    return 0.01;
  }

  @Override
  public double getDefaultHighOutputLatency(int deviceID) {
    return 0.1;
  }

  @Override
  public int setSuggestedInputLatency(double latency) {
    return 0;
  }

  @Override
  public int setSuggestedOutputLatency(double latency) {
    return 0;
  }
}
