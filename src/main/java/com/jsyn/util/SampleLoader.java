package com.jsyn.util;

import com.jsyn.data.FloatSample;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;

/**
 * Reads sound files into samples: WAV and RF64 (16, 24, 32 bits, floating-point) by itself,
 * whatever else JavaSound knows through that. Also decodes raw bytes.
 */
public class SampleLoader {
  private static final float FROM_16 = 1.0f / 32768.0f;
  private static final float FROM_24 = 1.0f / 8388608.0f;
  private static final float FROM_32 = 1.0f / 2147483648.0f;

  private static volatile boolean javaSoundPreferred;

  private SampleLoader() {}

  /** Whether JavaSound reads the files that this class could read too; at first not. */
  public static boolean isJavaSoundPreferred() {
    return javaSoundPreferred;
  }

  public static void setJavaSoundPreferred(boolean preferred) {
    javaSoundPreferred = preferred;
  }

  /**
   * Reads a file.
   *
   * @throws IOException if it cannot be read or is of no known kind
   */
  public static FloatSample loadFloatSample(File fileIn) throws IOException {
    try (InputStream stream = new BufferedInputStream(Files.newInputStream(fileIn.toPath()))) {
      return loadFloatSample(stream);
    }
  }

  /** Reads from a URL. */
  public static FloatSample loadFloatSample(URL url) throws IOException {
    try (InputStream stream = new BufferedInputStream(url.openStream())) {
      return loadFloatSample(stream);
    }
  }

  /** Reads a stream to its end; it is not closed. */
  public static FloatSample loadFloatSample(InputStream inputStream) throws IOException {
    byte[] bytes = inputStream.readAllBytes();
    if (!javaSoundPreferred && WaveParser.knows(bytes)) {
      return WaveParser.parse(bytes);
    }
    return JavaSoundParser.parse(new ByteArrayInputStream(bytes));
  }

  private static ByteBuffer wrap(byte[] bytes, int offset, int length, ByteOrder order) {
    return ByteBuffer.wrap(bytes, offset, length).order(order);
  }

  private static void decode16(ByteBuffer from, float[] data, int offset) {
    for (int i = offset; from.remaining() >= 2; i++) {
      data[i] = from.getShort() * FROM_16;
    }
  }

  private static void decode32(ByteBuffer from, float[] data, int offset) {
    for (int i = offset; from.remaining() >= 4; i++) {
      data[i] = from.getInt() * FROM_32;
    }
  }

  private static void decodeFloat(ByteBuffer from, float[] data, int offset) {
    for (int i = offset; from.remaining() >= 4; i++) {
      data[i] = from.getFloat();
    }
  }

  /** 16-bit numbers, the higher byte first. */
  public static void decodeBigI16ToF32(
      byte[] audioBytes, int offset, int numBytes, float[] data, int outputOffset) {
    decode16(wrap(audioBytes, offset, numBytes, ByteOrder.BIG_ENDIAN), data, outputOffset);
  }

  /** 16-bit numbers, the lower byte first. */
  public static void decodeLittleI16ToF32(
      byte[] audioBytes, int offset, int numBytes, float[] data, int outputOffset) {
    decode16(wrap(audioBytes, offset, numBytes, ByteOrder.LITTLE_ENDIAN), data, outputOffset);
  }

  /** 24-bit numbers, the highest byte first. */
  public static void decodeBigI24ToF32(
      byte[] audioBytes, int offset, int numBytes, float[] data, int outputOffset) {
    for (int i = 0; i < numBytes / 3; i++) {
      int at = offset + 3 * i;
      int value =
          (audioBytes[at] << 16) | ((audioBytes[at + 1] & 255) << 8) | (audioBytes[at + 2] & 255);
      data[outputOffset + i] = value * FROM_24;
    }
  }

  /** 24-bit numbers, the lowest byte first. */
  public static void decodeLittleI24ToF32(
      byte[] audioBytes, int offset, int numBytes, float[] data, int outputOffset) {
    for (int i = 0; i < numBytes / 3; i++) {
      int at = offset + 3 * i;
      int value =
          (audioBytes[at + 2] << 16) | ((audioBytes[at + 1] & 255) << 8) | (audioBytes[at] & 255);
      data[outputOffset + i] = value * FROM_24;
    }
  }

  /** 32-bit numbers, the highest byte first. */
  public static void decodeBigI32ToF32(
      byte[] audioBytes, int offset, int numBytes, float[] data, int outputOffset) {
    decode32(wrap(audioBytes, offset, numBytes, ByteOrder.BIG_ENDIAN), data, outputOffset);
  }

  /** 32-bit numbers, the lowest byte first. */
  public static void decodeLittleI32ToF32(
      byte[] audioBytes, int offset, int numBytes, float[] data, int outputOffset) {
    decode32(wrap(audioBytes, offset, numBytes, ByteOrder.LITTLE_ENDIAN), data, outputOffset);
  }

  /** Floating-point numbers, the highest byte first. */
  public static void decodeBigF32ToF32(
      byte[] audioBytes, int offset, int numBytes, float[] data, int outputOffset) {
    decodeFloat(wrap(audioBytes, offset, numBytes, ByteOrder.BIG_ENDIAN), data, outputOffset);
  }

  /** Floating-point numbers, the lowest byte first. */
  public static void decodeLittleF32ToF32(
      byte[] audioBytes, int offset, int numBytes, float[] data, int outputOffset) {
    decodeFloat(wrap(audioBytes, offset, numBytes, ByteOrder.LITTLE_ENDIAN), data, outputOffset);
  }
}
