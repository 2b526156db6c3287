package com.jsyn.util;

import com.jsyn.io.AudioOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Writes a WAV file of 16, 24 or 32 (floating-point) bits.
 *
 * <p>Sizes are counted in 64 bits: beyond 4 GiB the header becomes that of RF64 (EBU Tech 3306),
 * for which room is kept. The header is written with the first sample and put right by {@link
 * #close}. Values beyond −1…1 are limited unless they are floating-point; nothing is dithered here.
 *
 * <p>Not thread-safe. Rate, channels and bits are to be set before the first sample.
 */
public class WaveFileWriter implements AudioOutputStream {
  private static final int BUFFER_BYTES = 1 << 16;
  private static final int HEADER_BYTES = 80;
  private static final long LONGEST_RIFF = 0xFFFFFFFFL;
  private static final int PCM = 1;
  private static final int FLOAT = 3;

  private final RandomAccessFile file;
  private final ByteBuffer buffer =
      ByteBuffer.allocate(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
  private int frameRate = 44100;
  private int samplesPerFrame = 1;
  private int bitsPerSample = 16;
  private long dataBytes;
  private boolean headerWritten;
  private boolean closed;

  /**
   * Makes the file empty.
   *
   * @throws IOException if it cannot be written
   */
  public WaveFileWriter(File outputFile) throws IOException {
    file = new RandomAccessFile(outputFile, "rw");
    file.setLength(0);
  }

  public int getFrameRate() {
    return frameRate;
  }

  /** Frames a second, at first 44,100. */
  public void setFrameRate(int frameRate) {
    requireUnwritten();
    this.frameRate = frameRate;
  }

  public int getSamplesPerFrame() {
    return samplesPerFrame;
  }

  /** Channels, at first 1. */
  public void setSamplesPerFrame(int samplesPerFrame) {
    requireUnwritten();
    this.samplesPerFrame = samplesPerFrame;
  }

  public int getBitsPerSample() {
    return bitsPerSample;
  }

  /**
   * Bits of a sample, at first 16.
   *
   * @throws IllegalArgumentException unless 16, 24 or 32 (floating-point)
   */
  public void setBitsPerSample(int bits) {
    requireUnwritten();
    if (bits != 16 && bits != 24 && bits != 32) {
      throw new IllegalArgumentException("bits per sample must be 16, 24 or 32: " + bits);
    }
    bitsPerSample = bits;
  }

  private void requireUnwritten() {
    if (headerWritten) {
      throw new IllegalStateException("the format is fixed once a sample has been written");
    }
  }

  @Override
  public void write(double value) throws IOException {
    begin();
    if (buffer.remaining() < 4) {
      flush();
    }
    switch (bitsPerSample) {
      case 16 -> buffer.putShort((short) scaled(value, 32768.0));
      case 24 -> {
        int steps = (int) scaled(value, 8388608.0);
        buffer.putShort((short) steps);
        buffer.put((byte) (steps >> 16));
      }
      default -> buffer.putFloat((float) value);
    }
    dataBytes += bitsPerSample / 8;
  }

  private static double scaled(double value, double steps) {
    return Math.max(-steps, Math.min(steps - 1.0, Math.rint(value * steps)));
  }

  @Override
  public void write(double[] values) throws IOException {
    write(values, 0, values.length);
  }

  @Override
  public void write(double[] values, int start, int count) throws IOException {
    for (int i = 0; i < count; i++) {
      write(values[start + i]);
    }
  }

  public void write(float[] values) throws IOException {
    write(values, 0, values.length);
  }

  public void write(float[] values, int start, int count) throws IOException {
    for (int i = 0; i < count; i++) {
      write((double) values[start + i]);
    }
  }

  private void begin() throws IOException {
    if (closed) {
      throw new IOException("the file has been closed");
    }
    if (!headerWritten) {
      headerWritten = true;
      writeHeader();
    }
  }

  private void flush() throws IOException {
    file.write(buffer.array(), 0, buffer.position());
    buffer.clear();
  }

  private void writeHeader() throws IOException {
    long riffBytes = HEADER_BYTES - 8 + dataBytes + (dataBytes & 1);
    boolean large = riffBytes > LONGEST_RIFF;
    writeTag(large ? "RF64" : "RIFF");
    writeIntLittle(large ? -1 : (int) riffBytes);
    writeTag("WAVE");
    writeTag(large ? "ds64" : "JUNK");
    writeIntLittle(28);
    writeLongLittle(large ? riffBytes : 0);
    writeLongLittle(large ? dataBytes : 0);
    writeLongLittle(large ? dataBytes / frameBytes() : 0);
    writeIntLittle(0);
    writeFormatChunk();
    writeDataChunkHeader();
  }

  private int frameBytes() {
    return samplesPerFrame * bitsPerSample / 8;
  }

  /** Writes the chunk that tells the format. */
  public void writeFormatChunk() throws IOException {
    writeTag("fmt ");
    writeIntLittle(16);
    writeShortLittle((short) (bitsPerSample == 32 ? FLOAT : PCM));
    writeShortLittle((short) samplesPerFrame);
    writeIntLittle(frameRate);
    writeIntLittle(frameRate * frameBytes());
    writeShortLittle((short) frameBytes());
    writeShortLittle((short) bitsPerSample);
  }

  /** Writes the head of the chunk that holds the samples. */
  public void writeDataChunkHeader() throws IOException {
    writeTag("data");
    writeIntLittle(dataBytes > LONGEST_RIFF - HEADER_BYTES ? -1 : (int) dataBytes);
  }

  private void writeTag(String tag) throws IOException {
    for (int i = 0; i < 4; i++) {
      putByte(tag.charAt(i));
    }
  }

  private void putByte(int value) throws IOException {
    if (!buffer.hasRemaining()) {
      flush();
    }
    buffer.put((byte) value);
  }

  /** Writes two bytes, the lower first. */
  public void writeShortLittle(short value) throws IOException {
    putByte(value);
    putByte(value >> 8);
  }

  /** Writes four bytes, the lowest first. */
  public void writeIntLittle(int value) throws IOException {
    writeShortLittle((short) value);
    writeShortLittle((short) (value >> 16));
  }

  private void writeLongLittle(long value) throws IOException {
    writeIntLittle((int) value);
    writeIntLittle((int) (value >> 32));
  }

  /** Puts the sizes in the header right and closes the file; a second call does nothing. */
  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    try {
      begin();
      if ((dataBytes & 1) == 1) {
        putByte(0);
      }
      flush();
      file.seek(0);
      writeHeader();
      flush();
    } finally {
      closed = true;
      file.close();
    }
  }
}
