package glasswood.export;

import glasswood.dream.Random64;
import glasswood.dream.Seeds;
import java.nio.ByteBuffer;

/**
 * Doubles become interleaved little-endian samples, dithered where they are whole numbers.
 *
 * <p>Source of the dither: Lipshitz, Wannamaker and Vanderkooy, "Quantization and dither: a
 * theoretical survey", JAES 40 (1992): the sum of two uniform variables of one LSB makes the mean
 * and the power of the error independent of the signal.
 */
final class SampleEncoder {
  private static final double TO_LSB = 0x1.0p-32;

  private final SampleFormat format;
  private final int channels;
  private final int frameBytes;
  private final Random64[] noise;
  private long clipped;
  private long notFinite;

  SampleEncoder(WavFormat format, long seed) {
    this.format = format.samples();
    channels = format.channels();
    frameBytes = format.frameBytes();
    noise = new Random64[channels];
    for (int c = 0; c < channels; c++) {
      noise[c] = new Random64(Seeds.of(seed, c, "channel"));
    }
  }

  long clipped() {
    return clipped;
  }

  long notFinite() {
    return notFinite;
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
      switch (format) {
        case PCM_16 -> pcm16(side, offset, count, bytes, start, noise[c]);
        case PCM_24 -> pcm24(side, offset, count, bytes, start, noise[c]);
        case FLOAT_32 -> float32(side, offset, count, bytes, start);
        default -> throw new IllegalStateException("not written: " + format);
      }
    }
    out.position(out.position() + count * frameBytes);
  }

  private void pcm16(double[] in, int offset, int count, byte[] out, int start, Random64 random) {
    int at = start;
    for (int i = offset; i < offset + count; i++) {
      int value = quantize(in[i], 32768.0, random);
      out[at] = (byte) value;
      out[at + 1] = (byte) (value >> 8);
      at += frameBytes;
    }
  }

  private void pcm24(double[] in, int offset, int count, byte[] out, int start, Random64 random) {
    int at = start;
    for (int i = offset; i < offset + count; i++) {
      int value = quantize(in[i], 8388608.0, random);
      out[at] = (byte) value;
      out[at + 1] = (byte) (value >> 8);
      out[at + 2] = (byte) (value >> 16);
      at += frameBytes;
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

  private int quantize(double sample, double scale, Random64 random) {
    if (sample == 0) {
      return 0;
    }
    if (!Double.isFinite(sample)) {
      notFinite++;
      return 0;
    }
    long bits = random.nextLong();
    double dither = ((int) (bits >> 32) + (double) (int) bits) * TO_LSB;
    double value = Math.rint(sample * scale + dither);
    if (value > scale - 1) {
      clipped++;
      return (int) scale - 1;
    }
    if (value < -scale) {
      clipped++;
      return (int) -scale;
    }
    return (int) value;
  }
}
