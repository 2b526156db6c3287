package glasswood.export;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Doubles become interleaved little-endian samples, dithered where they are whole numbers. */
final class SampleEncoder {
  private static final int CHUNK = 4096;
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle SHORTS =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

  private final SampleFormat format;
  private final int channels;
  private final int frameBytes;
  private final Quantizer quantizer;
  private final int[] wholeLeft = new int[CHUNK];
  private final int[] wholeRight = new int[CHUNK];
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
    if (format == SampleFormat.FLOAT_32) {
      for (int c = 0; c < channels; c++) {
        float32(c == 0 ? left : right, offset, count, bytes, at + c * Float.BYTES);
      }
    } else {
      for (int done = 0; done < count; done += CHUNK) {
        int now = Math.min(CHUNK, count - done);
        quantizer.quantize(0, left, offset + done, now, wholeLeft);
        if (channels == 2) {
          quantizer.quantize(1, right, offset + done, now, wholeRight);
        }
        pack(now, bytes, at + done * frameBytes);
      }
    }
    out.position(out.position() + count * frameBytes);
  }

  private void pack(int count, byte[] out, int start) {
    if (format == SampleFormat.PCM_16) {
      for (int c = 0; c < channels; c++) {
        int[] in = c == 0 ? wholeLeft : wholeRight;
        int at = start + c * Short.BYTES;
        for (int i = 0; i < count; i++, at += frameBytes) {
          SHORTS.set(out, at, (short) in[i]);
        }
      }
    } else if (channels == 2) {
      packPairs(count, out, start);
    } else {
      for (int i = 0; i < count; i++) {
        put24(wholeLeft[i], out, start + 3 * i);
      }
    }
  }

  /** Frames of two times 24 bits, eight bytes at once, of which the next frame overwrites two. */
  private void packPairs(int count, byte[] out, int start) {
    int at = start;
    for (int i = 0; i < count - 1; i++, at += 6) {
      LONGS.set(out, at, (wholeLeft[i] & 0xFFFFFFL) | (long) wholeRight[i] << 24);
    }
    if (count > 0) {
      put24(wholeLeft[count - 1], out, at);
      put24(wholeRight[count - 1], out, at + 3);
    }
  }

  private static void put24(int value, byte[] out, int at) {
    out[at] = (byte) value;
    out[at + 1] = (byte) (value >> 8);
    out[at + 2] = (byte) (value >> 16);
  }

  private void float32(double[] in, int offset, int count, byte[] out, int start) {
    int at = start;
    for (int i = offset; i < offset + count; i++) {
      float sample = (float) in[i];
      if (!(Math.abs(sample) <= 1)) {
        if (Float.isFinite(sample)) {
          clipped++;
        } else {
          notFinite++;
          sample = 0;
        }
      }
      INTS.set(out, at, Float.floatToRawIntBits(sample));
      at += frameBytes;
    }
  }
}
