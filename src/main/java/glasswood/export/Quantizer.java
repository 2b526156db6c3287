package glasswood.export;

import glasswood.dream.Random64;
import glasswood.dream.Seeds;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Doubles become whole numbers of 16 or 24 bits, dithered, each channel from a stream of its own.
 *
 * <p>A sample that is exactly 0 becomes 0 without dither, so that digital silence stays silence.
 * Samples are rounded to nearest, ties to even; those beyond full scale are limited to it and
 * counted, those that are no number become 0 and are counted.
 *
 * <p>Source of the dither: Lipshitz, Wannamaker and Vanderkooy, "Quantization and dither: a
 * theoretical survey", JAES 40 (1992): the sum of two uniform variables of one LSB makes the mean
 * and the power of the error independent of the signal.
 */
final class Quantizer {
  private static final double TO_LSB = 0x1.0p-32;
  private static final int DRAWS = 1024;

  /** 1.5 · 2^52: doubles of that size are whole numbers, one apart. */
  private static final double ROUNDER = 0x1.8p52;

  private final Dither dither;
  private final double scale;
  private final Random64[] noise;
  private final NoiseShaper[] shapers;
  private final long[] draws = new long[DRAWS];
  private long clipped;
  private long notFinite;

  Quantizer(WavFormat format, Dither dither, long seed) {
    this.dither = dither;
    scale = format.samples() == SampleFormat.PCM_16 ? 32768 : 8388608;
    noise = new Random64[format.channels()];
    shapers = new NoiseShaper[format.channels()];
    for (int c = 0; c < format.channels(); c++) {
      noise[c] = new Random64(Seeds.of(seed, c, "channel"));
      shapers[c] = new NoiseShaper();
    }
  }

  long clipped() {
    return clipped;
  }

  long notFinite() {
    return notFinite;
  }

  void save(DataOutput out) throws IOException {
    out.writeLong(clipped);
    out.writeLong(notFinite);
    for (int c = 0; c < noise.length; c++) {
      noise[c].save(out);
      shapers[c].save(out);
    }
  }

  void restore(DataInput in) throws IOException {
    clipped = in.readLong();
    notFinite = in.readLong();
    for (int c = 0; c < noise.length; c++) {
      noise[c].restore(in);
      shapers[c].restore(in);
    }
  }

  /**
   * Quantizes {@code count} samples of a channel.
   *
   * @param out receives them from index {@code at}, every {@code step}
   */
  void quantize(int channel, double[] in, int offset, int count, int[] out, int at, int step) {
    switch (dither) {
      case TPDF -> dithered(noise[channel], in, offset, count, out, at, step);
      case SHAPED -> shaped(channel, in, offset, count, out, at, step);
      case NONE -> rounded(in, offset, count, out, at, step);
    }
  }

  private void dithered(
      Random64 random, double[] in, int offset, int count, int[] out, int at, int step) {
    int to = at;
    for (int done = 0; done < count; done += DRAWS) {
      int from = offset + done;
      int until = offset + Math.min(count, done + DRAWS);
      if (isAllSound(in, from, until)) {
        random.fillLongs(draws, 0, until - from);
        for (int i = from; i < until; i++, to += step) {
          out[to] = whole(in[i] * scale + triangle(draws[i - from]));
        }
      } else {
        for (int i = from; i < until; i++, to += step) {
          out[to] = in[i] == 0 ? 0 : whole(in[i] * scale + triangle(random.nextLong()));
        }
      }
    }
  }

  /** Whether no sample is exactly 0. */
  private static boolean isAllSound(double[] in, int from, int until) {
    for (int i = from; i < until; i++) {
      if (in[i] == 0) {
        return false;
      }
    }
    return true;
  }

  private void rounded(double[] in, int offset, int count, int[] out, int at, int step) {
    int to = at;
    for (int i = offset; i < offset + count; i++, to += step) {
      out[to] = whole(in[i] * scale);
    }
  }

  private void shaped(
      int channel, double[] in, int offset, int count, int[] out, int at, int step) {
    Random64 random = noise[channel];
    NoiseShaper shaper = shapers[channel];
    int to = at;
    for (int i = offset; i < offset + count; i++, to += step) {
      double sample = in[i];
      if (sample == 0) {
        out[to] = 0;
        shaper.made(0);
      } else {
        double meant = sample * scale - shaper.correction();
        int value = whole(meant + triangle(random.nextLong()));
        out[to] = value;
        // A limited sample's error is not the noise's: it is not made up for.
        double error = value - meant;
        shaper.made(Math.abs(error) <= 1.5 ? error : 0);
      }
    }
  }

  /** The difference of two uniform variables: variance 1/6, within ±1. */
  private static double triangle(long bits) {
    return ((int) (bits >> 32) + (double) (int) bits) * TO_LSB;
  }

  /** Rounds to nearest: of the sum with {@link #ROUNDER} the low bits are the whole number. */
  private int whole(double value) {
    return value < scale - 0.5 && value >= -scale - 0.5
        ? (int) Double.doubleToRawLongBits(value + ROUNDER)
        : outside(value);
  }

  private int outside(double value) {
    if (Math.abs(value) <= Double.MAX_VALUE) {
      clipped++;
      return (int) (value > 0 ? scale - 1 : -scale);
    }
    notFinite++;
    return 0;
  }
}
