package com.jsyn.util;

import com.jsyn.data.FloatSample;
import java.io.IOException;
import java.io.InputStream;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/** Reads what JavaSound can read: AIFF, AU, and what is installed besides. */
final class JavaSoundParser {
  private JavaSoundParser() {}

  static FloatSample parse(InputStream stream) throws IOException {
    try (AudioInputStream in = AudioSystem.getAudioInputStream(stream)) {
      AudioFormat format = in.getFormat();
      boolean signed = format.getEncoding().equals(AudioFormat.Encoding.PCM_SIGNED);
      int bits = format.getSampleSizeInBits();
      if (!signed || (bits != 16 && bits != 24 && bits != 32)) {
        throw new IOException("samples of a kind that cannot be read: " + format);
      }
      byte[] bytes = in.readAllBytes();
      float[] values = new float[bytes.length / (bits / 8)];
      int used = values.length * (bits / 8);
      boolean big = format.isBigEndian();
      if (bits == 16 && big) {
        SampleLoader.decodeBigI16ToF32(bytes, 0, used, values, 0);
      } else if (bits == 16) {
        SampleLoader.decodeLittleI16ToF32(bytes, 0, used, values, 0);
      } else if (bits == 24 && big) {
        SampleLoader.decodeBigI24ToF32(bytes, 0, used, values, 0);
      } else if (bits == 24) {
        SampleLoader.decodeLittleI24ToF32(bytes, 0, used, values, 0);
      } else if (big) {
        SampleLoader.decodeBigI32ToF32(bytes, 0, used, values, 0);
      } else {
        SampleLoader.decodeLittleI32ToF32(bytes, 0, used, values, 0);
      }
      FloatSample sample = new FloatSample(values, format.getChannels());
      sample.setFrameRate(format.getFrameRate());
      return sample;
    } catch (UnsupportedAudioFileException e) {
      throw new IOException("not a sound file that can be read: " + e.getMessage(), e);
    }
  }
}
