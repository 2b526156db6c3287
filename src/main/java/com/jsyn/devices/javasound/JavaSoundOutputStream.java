package com.jsyn.devices.javasound;

import com.jsyn.devices.AudioDeviceOutputStream;
import java.io.IOException;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;

/** Writes doubles to a JavaSound line as 16-bit samples; waits while the line is full. */
final class JavaSoundOutputStream implements AudioDeviceOutputStream {
  private final SourceDataLine line;
  private final AudioFormat format;
  private final int bufferFrames;
  private byte[] bytes = new byte[0];

  JavaSoundOutputStream(SourceDataLine line, AudioFormat format, double latency)
      throws LineUnavailableException {
    this.line = line;
    this.format = format;
    this.bufferFrames = Math.max(256, (int) (latency * format.getSampleRate()));
    line.open(format, bufferFrames * format.getFrameSize());
  }

  @Override
  public void start() {
    line.start();
  }

  @Override
  public void stop() {
    line.drain();
    line.stop();
  }

  @Override
  public double getLatency() {
    return line.getBufferSize() / (double) format.getFrameSize() / format.getSampleRate();
  }

  @Override
  public void write(double value) throws IOException {
    write(new double[] {value}, 0, 1);
  }

  @Override
  public void write(double[] buffer) throws IOException {
    write(buffer, 0, buffer.length);
  }

  @Override
  public void write(double[] buffer, int start, int count) throws IOException {
    if (bytes.length < count * 2) {
      bytes = new byte[count * 2];
    }
    for (int i = 0; i < count; i++) {
      double clipped = Math.max(-1.0, Math.min(1.0, buffer[start + i]));
      int sample = (int) Math.rint(clipped * 32767);
      bytes[2 * i] = (byte) sample;
      bytes[2 * i + 1] = (byte) (sample >> 8);
    }
    if (line.write(bytes, 0, count * 2) < count * 2) {
      throw new IOException("the sound device takes no more; was it unplugged?");
    }
  }

  @Override
  public void close() {
    line.close();
  }
}
