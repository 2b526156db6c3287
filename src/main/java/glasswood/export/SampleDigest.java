package glasswood.export;

import java.security.MessageDigest;

/**
 * The checksum of a FLAC file's samples: MD5 over interleaved little-endian whole numbers (RFC
 * 9639, section 8.2).
 */
final class SampleDigest {
  private final MessageDigest digest = Hashes.digest("MD5");
  private final int channels;
  private final int bytes;
  private byte[] packed = new byte[0];

  /**
   * @param channels 1 or 2
   * @param bytes of a sample
   */
  SampleDigest(int channels, int bytes) {
    this.channels = channels;
    this.bytes = bytes;
  }

  /**
   * Adds frames.
   *
   * @param right where the right samples are; of a mono file it is not read
   * @param rightAt index of the first of them
   * @param step from a sample of a side to its next
   */
  void add(int[] left, int[] right, int rightAt, int step, int frames) {
    int needed = frames * channels * bytes;
    if (packed.length < needed) {
      packed = new byte[needed];
    }
    int to = 0;
    for (int i = 0; i < frames; i++) {
      for (int c = 0; c < channels; c++) {
        int value = c == 0 ? left[i * step] : right[rightAt + i * step];
        for (int b = 0; b < bytes; b++) {
          packed[to++] = (byte) (value >> (8 * b));
        }
      }
    }
    digest.update(packed, 0, needed);
  }

  /** The checksum of all samples so far; more may follow. */
  byte[] sofar() {
    try {
      return ((MessageDigest) digest.clone()).digest();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the platform's MD5 can be cloned", e);
    }
  }
}
