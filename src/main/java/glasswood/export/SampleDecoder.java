package glasswood.export;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Interleaved little-endian samples become doubles; full scale is 1. */
final class SampleDecoder {
  private static final VarHandle FLOATS =
      MethodHandles.byteArrayViewVarHandle(float[].class, ByteOrder.LITTLE_ENDIAN);

  private SampleDecoder() {}

  /** Decodes {@code count} frames from the buffer's position and moves it. */
  static void decode(
      WavFormat format, ByteBuffer in, double[] left, double[] right, int offset, int count) {
    int step = format.frameBytes();
    int start = in.position();
    side(format.samples(), in, start, step, left, offset, count);
    if (format.channels() == 1) {
      System.arraycopy(left, offset, right, offset, count);
    } else {
      side(format.samples(), in, start + format.samples().bytes(), step, right, offset, count);
    }
    in.position(start + count * step);
  }

  private static void side(
      SampleFormat format,
      ByteBuffer in,
      int start,
      int step,
      double[] out,
      int offset,
      int count) {
    int at = start;
    switch (format) {
      case PCM_16 -> {
        for (int i = offset; i < offset + count; i++, at += step) {
          out[i] = in.getShort(at) * 0x1.0p-15;
        }
      }
      case PCM_24 -> {
        byte[] bytes = in.array();
        at += in.arrayOffset();
        for (int i = offset; i < offset + count; i++, at += step) {
          int value = (bytes[at] & 0xFF) | ((bytes[at + 1] & 0xFF) << 8) | (bytes[at + 2] << 16);
          out[i] = value * 0x1.0p-23;
        }
      }
      case PCM_32 -> {
        for (int i = offset; i < offset + count; i++, at += step) {
          out[i] = in.getInt(at) * 0x1.0p-31;
        }
      }
      case FLOAT_32 -> {
        byte[] bytes = in.array();
        at += in.arrayOffset();
        for (int i = offset; i < offset + count; i++, at += step) {
          out[i] = (float) FLOATS.get(bytes, at);
        }
      }
      case FLOAT_64 -> {
        for (int i = offset; i < offset + count; i++, at += step) {
          out[i] = in.getDouble(at);
        }
      }
    }
  }
}
