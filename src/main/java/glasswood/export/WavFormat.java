package glasswood.export;

import java.util.Objects;

/**
 * The shape of a file's sound.
 *
 * @param samples how each sample is stored
 * @param rate frames a second, 1 … 768,000
 * @param channels 1 or 2
 */
public record WavFormat(SampleFormat samples, int rate, int channels) {
  public WavFormat {
    Objects.requireNonNull(samples, "samples");
    if (rate < 1 || rate > 768_000) {
      throw new IllegalArgumentException("rate outside 1 … 768000 Hz: " + rate);
    }
    if (channels < 1 || channels > 2) {
      throw new IllegalArgumentException("neither mono nor stereo: " + channels + " channels");
    }
  }

  /** Bytes a frame takes. */
  public int frameBytes() {
    return samples.bytes() * channels;
  }
}
