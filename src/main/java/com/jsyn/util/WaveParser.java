package com.jsyn.util;

import com.jsyn.data.FloatSample;
import com.jsyn.data.SampleMarker;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Takes WAV and RF64 files apart: samples, cue points as markers, the first loop as sustain. */
final class WaveParser {
  private static final int PCM = 1;
  private static final int FLOAT = 3;
  private static final int EXTENSIBLE = 0xFFFE;

  private final ByteBuffer bytes;
  private int format;
  private int channels;
  private int rate;
  private int bits;
  private FloatSample sample;
  private int loopBegin = -1;
  private int loopEnd = -1;
  private int pitch = -1;
  private int cueAt = -1;

  private WaveParser(byte[] bytes) {
    this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static String tag(byte[] bytes, int at) {
    return new String(bytes, at, 4, StandardCharsets.ISO_8859_1);
  }

  static boolean knows(byte[] bytes) {
    return bytes.length >= 12
        && (tag(bytes, 0).equals("RIFF") || tag(bytes, 0).equals("RF64"))
        && tag(bytes, 8).equals("WAVE");
  }

  static FloatSample parse(byte[] bytes) throws IOException {
    return new WaveParser(bytes).parse();
  }

  private FloatSample parse() throws IOException {
    int at = 12;
    while (at + 8 <= bytes.capacity()) {
      String name = tag(bytes.array(), at);
      long claimed = bytes.getInt(at + 4) & 0xFFFFFFFFL;
      int length = (int) Math.min(claimed, bytes.capacity() - at - 8);
      chunk(name, at + 8, length);
      at = (int) Math.min(Integer.MAX_VALUE - 8, at + 8L + length + (length & 1));
    }
    if (sample == null) {
      throw new IOException("a WAV file without samples");
    }
    sample.setFrameRate(rate);
    sample.setSustainBegin(loopBegin);
    sample.setSustainEnd(loopEnd);
    if (pitch >= 0) {
      sample.setPitch(pitch);
    }
    if (cueAt >= 0) {
      cues();
    }
    return sample;
  }

  private void chunk(String name, int at, int length) throws IOException {
    if (name.equals("fmt ") && length >= 16) {
      format = bytes.getShort(at) & 0xFFFF;
      channels = bytes.getShort(at + 2);
      rate = bytes.getInt(at + 4);
      bits = bytes.getShort(at + 14);
      if (format == EXTENSIBLE && length >= 26) {
        format = bytes.getShort(at + 24) & 0xFFFF;
      }
    } else if (name.equals("data")) {
      data(at, length);
    } else if (name.equals("smpl") && length >= 36) {
      pitch = bytes.getInt(at + 12);
      if (bytes.getInt(at + 28) > 0 && length >= 60) {
        loopBegin = bytes.getInt(at + 44);
        loopEnd = bytes.getInt(at + 48) + 1;
      }
    } else if (name.equals("cue ") && length >= 4) {
      cueAt = at;
    }
  }

  private void data(int at, int length) throws IOException {
    if (channels < 1) {
      throw new IOException("a WAV file without a format before its samples");
    }
    int count = length / Math.max(1, bits / 8) / channels * channels;
    int used = count * bits / 8;
    float[] values = new float[count];
    byte[] raw = bytes.array();
    if (format == PCM && bits == 16) {
      SampleLoader.decodeLittleI16ToF32(raw, at, used, values, 0);
    } else if (format == PCM && bits == 24) {
      SampleLoader.decodeLittleI24ToF32(raw, at, used, values, 0);
    } else if (format == PCM && bits == 32) {
      SampleLoader.decodeLittleI32ToF32(raw, at, used, values, 0);
    } else if (format == FLOAT && bits == 32) {
      SampleLoader.decodeLittleF32ToF32(raw, at, used, values, 0);
    } else {
      throw new IOException("a WAV file of format " + format + " and " + bits + " bits");
    }
    sample = new FloatSample(values, channels);
  }

  private void cues() {
    int count = bytes.getInt(cueAt);
    for (int i = 0; i < count && cueAt + 28 + 24 * i <= bytes.capacity(); i++) {
      SampleMarker marker = new SampleMarker();
      marker.position = bytes.getInt(cueAt + 4 + 24 * i + 20);
      marker.name = "cue " + bytes.getInt(cueAt + 4 + 24 * i);
      sample.addMarker(marker);
    }
  }
}
