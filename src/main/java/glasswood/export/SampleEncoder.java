package glasswood.export;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Doubles become interleaved little-endian samples, dithered where they are whole numbers. */
final class SampleEncoder {
  private static final int CHUNK = 4096;

  private final SampleFormat format;
  private final int channels;
  private final int frameBytes;
  private final Quantizer quantizer;
  private final int[] whole = new int[CHUNK];
  private long clipped;
  private long notFinite;

  SampleEncoder(WavFormat format, Dither dither, long seed) {
    this.format = format.samples();
    channels = format.channels();
    frameBytes = format.frameBytes();
    quantizer = new Quantizer(format, dither, seed);
  }

  long clipped() {
    return clipped + quantizer.clipped();
  }

  long notFinite() {
    return notFinite + quantizer.notFinite();
  }

  void save(DataOutput out) throws IOException {
    out.writeLong(clipped);
    out.writeLong(notFinite);
    quantizer.save(out);
  }

  void restore(DataInput in) throws IOException {
    clipped = in.readLong();
    notFinite = in.readLong();
    quantizer.restore(in);
  }

  /**
   * Encodes {@code count} frames at the buffer's position and moves it. The buffer has an array.
   */
  void encode(double[] left, double[] right, int offset, int count, ByteBuffer out) {
    byte[] bytes = out.array();
    int at = out.arrayOffset() + out.position();
    for (int c = 0; c < channels; c++) {
      double[] side = c == 0 ? left : right;
      int start = at + c * format.bytes();
      if (format == SampleFormat.FLOAT_32) {
        float32(side, offset, count, bytes, start);
      } else {
        for (int done = 0; done < count; done += CHUNK) {
          int now = Math.min(CHUNK, count - done);
          quantizer.quantize(c, side, offset + done, now, whole, 0, 1);
          pack(now, bytes, start + done * frameBytes);
        }
      }
    }
    out.position(out.position() + count * frameBytes);
  }

  private void pack(int count, byte[] out, int start) {
    int at = start;
    if (format == SampleFormat.PCM_16) {
      for (int i = 0; i < count; i++, at += frameBytes) {
        int value = whole[i];
        out[at] = (byte) value;
        out[at + 1] = (byte) (value >> 8);
      }
    } else {
      for (int i = 0; i < count; i++, at += frameBytes) {
        int value = whole[i];
        out[at] = (byte) value;
        out[at + 1] = (byte) (value >> 8);
        out[at + 2] = (byte) (value >> 16);
      }
    }
  }

  private void float32(double[] in, int offset, int count, byte[] out, int start) {
    int at = start;
    for (int i = offset; i < offset + count; i++) {
      float sample = (float) in[i];
      if (!Float.isFinite(sample)) {
        notFinite++;
        sample = 0;
      } else if (Math.abs(sample) > 1) {
        clipped++;
      }
      int value = Float.floatToRawIntBits(sample);
      out[at] = (byte) value;
      out[at + 1] = (byte) (value >> 8);
      out[at + 2] = (byte) (value >> 16);
      out[at + 3] = (byte) (value >> 24);
      at += frameBytes;
    }
  }
}
