package glasswood.export;

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
  /** 1.5 · 2^52: doubles of that size are whole numbers, one apart. */
  private static final double ROUNDER = 0x1.8p52;

  private final Dither dither;
  private final double scale;
  private final DitherNoise[] noise;
  private final NoiseShaper[] shapers;
  private long clipped;
  private long notFinite;

  Quantizer(WavFormat format, Dither dither, long seed) {
    this.dither = dither;
    scale = format.samples() == SampleFormat.PCM_16 ? 32768 : 8388608;
    noise = new DitherNoise[format.channels()];
    shapers = new NoiseShaper[format.channels()];
    for (int c = 0; c < format.channels(); c++) {
      noise[c] = new DitherNoise(Seeds.of(seed, c, "channel"));
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
   * @param out receives them from index 0
   */
  void quantize(int channel, double[] in, int offset, int count, int[] out) {
    switch (dither) {
      case TPDF -> dithered(noise[channel], in, offset, count, out);
      case SHAPED -> shaped(channel, in, offset, count, out);
      case NONE -> rounded(in, offset, count, out);
    }
  }

  private void dithered(DitherNoise triangle, double[] in, int offset, int count, int[] out) {
    int done = 0;
    while (done < count) {
      int now = Math.min(triangle.ready(), count - done);
      int from = offset + done;
      for (int i = 0; i < now; i++) {
        double sample = in[from + i];
        out[done + i] = sample == 0 ? 0 : whole(sample * scale + triangle.at(i));
      }
      triangle.pass(now);
      done += now;
    }
  }

  private void rounded(double[] in, int offset, int count, int[] out) {
    for (int i = 0; i < count; i++) {
      out[i] = whole(in[offset + i] * scale);
    }
  }

  private void shaped(int channel, double[] in, int offset, int count, int[] out) {
    DitherNoise triangle = noise[channel];
    NoiseShaper shaper = shapers[channel];
    for (int i = 0; i < count; i++) {
      double sample = in[offset + i];
      if (sample == 0) {
        out[i] = 0;
        shaper.made(0);
      } else {
        double meant = sample * scale - shaper.correction();
        triangle.ready();
        int value = whole(meant + triangle.at(0));
        triangle.pass(1);
        out[i] = value;
        // A limited sample's error is not the noise's: it is not made up for.
        double error = value - meant;
        shaper.made(Math.abs(error) <= 1.5 ? error : 0);
      }
    }
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
