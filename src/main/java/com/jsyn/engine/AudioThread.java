package com.jsyn.engine;

import com.jsyn.Synthesizer;
import com.jsyn.devices.AudioDeviceInputStream;
import com.jsyn.devices.AudioDeviceManager;
import com.jsyn.devices.AudioDeviceOutputStream;
import java.io.IOException;

/**
 * Computes in real time: reads the input device, generates, waits for room in the output device.
 */
final class AudioThread extends Thread {
  private static final long FINISH_MILLIS = 2000;

  private final SynthesisEngine engine;
  private final AudioDeviceInputStream input;
  private final AudioDeviceOutputStream output;
  private final int inputs;
  private final int outputs;
  private volatile boolean finished;

  AudioThread(
      SynthesisEngine engine,
      AudioDeviceManager devices,
      int inputDevice,
      int inputs,
      int outputDevice,
      int outputs) {
    super("JSyn audio");
    this.engine = engine;
    this.inputs = inputs;
    this.outputs = outputs;
    int rate = engine.getFrameRate();
    input = inputs == 0 ? null : devices.createInputStream(inputDevice, rate, inputs);
    output = outputs == 0 ? null : devices.createOutputStream(outputDevice, rate, outputs);
    setDaemon(true);
    setPriority(MAX_PRIORITY);
  }

  double inputLatency() {
    return input == null ? 0 : input.getLatency();
  }

  double outputLatency() {
    return output == null ? 0 : output.getLatency();
  }

  /** Lets the thread end after the present block and waits for it. */
  void finish() {
    finished = true;
    if (Thread.currentThread() == this) {
      return;
    }
    try {
      join(FINISH_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void run() {
    double[] in = new double[Synthesizer.FRAMES_PER_BLOCK * inputs];
    double[] out = new double[Synthesizer.FRAMES_PER_BLOCK * outputs];
    try {
      open();
      while (!finished) {
        if (input != null) {
          input.read(in);
          deinterleave(in);
        }
        engine.beginLoad();
        engine.generateNextBuffer();
        engine.endLoad();
        if (output != null) {
          interleave(out);
          output.write(out);
        }
      }
    } catch (IOException e) {
      System.getLogger("com.jsyn").log(System.Logger.Level.ERROR, "the audio device failed", e);
    } finally {
      close();
    }
  }

  private void open() {
    if (output != null) {
      output.start();
    }
    if (input != null) {
      input.start();
    }
  }

  private void close() {
    try {
      if (input != null) {
        input.stop();
        input.close();
      }
      if (output != null) {
        output.stop();
        output.close();
      }
    } catch (IOException e) {
      System.getLogger("com.jsyn").log(System.Logger.Level.WARNING, "closing a device failed", e);
    }
  }

  private void deinterleave(double[] interleaved) {
    for (int channel = 0; channel < inputs; channel++) {
      double[] buffer = engine.getInputBuffer(channel);
      for (int i = 0; i < buffer.length; i++) {
        buffer[i] = interleaved[i * inputs + channel];
      }
    }
  }

  private void interleave(double[] interleaved) {
    for (int channel = 0; channel < outputs; channel++) {
      double[] buffer = engine.getOutputBuffer(channel);
      for (int i = 0; i < buffer.length; i++) {
        interleaved[i * outputs + channel] = buffer[i];
      }
    }
  }
}
