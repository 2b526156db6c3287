package com.jsyn.devices.javasound;

import com.jsyn.devices.AudioDeviceInputStream;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.TargetDataLine;

/** Reads 16-bit samples from a JavaSound line as doubles. */
final class JavaSoundInputStream implements AudioDeviceInputStream {
  private final TargetDataLine line;
  private final AudioFormat format;
  private final double[] one = new double[1];
  private byte[] bytes = new byte[0];

  JavaSoundInputStream(TargetDataLine line, AudioFormat format, double latency)
      throws LineUnavailableException {
    this.line = line;
    this.format = format;
    int frames = Math.max(256, (int) (latency * format.getSampleRate()));
    line.open(format, frames * format.getFrameSize());
  }

  @Override
  public void start() {
    line.start();
  }

  @Override
  public void stop() {
    line.stop();
  }

  @Override
  public double getLatency() {
    return line.getBufferSize() / (double) format.getFrameSize() / format.getSampleRate();
  }

  @Override
  public double read() {
    return read(one, 0, 1) == 1 ? one[0] : 0;
  }

  @Override
  public int read(double[] buffer) {
    return read(buffer, 0, buffer.length);
  }

  @Override
  public int read(double[] buffer, int start, int count) {
    if (bytes.length < count * 2) {
      bytes = new byte[count * 2];
    }
    int got = line.read(bytes, 0, count * 2) / 2;
    for (int i = 0; i < got; i++) {
      int sample = (bytes[2 * i] & 0xFF) | (bytes[2 * i + 1] << 8);
      buffer[start + i] = sample / 32768.0;
    }
    return got;
  }

  @Override
  public int available() {
    return line.available() / 2;
  }

  @Override
  public void close() {
    line.close();
  }
}
