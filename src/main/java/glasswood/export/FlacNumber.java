package glasswood.export;

import java.nio.ByteBuffer;

/**
 * Gives a FLAC frame another number, and the checksums that go with it.
 *
 * <p>Source: RFC 9639 (2024), section 9.1.5 (the number, coded as UTF-8 codes characters but of up
 * to 36 bits).
 */
final class FlacNumber {
  /** Where the number is; before it stand sync code, block size, rate, channels and bits. */
  private static final int AT = 4;

  private FlacNumber() {}

  /** The frame {@code bytes[offset … offset + count − 1]} with the number {@code number}. */
  static byte[] renumbered(byte[] bytes, int offset, int count, long number) {
    int before = length(bytes[offset + AT]);
    int behind = offset + AT + before;
    int rest = rest(bytes[offset + 2]);
    ByteBuffer out = ByteBuffer.allocate(count + 6);
    out.put(bytes, offset, AT);
    put(out, number);
    out.put(bytes, behind, rest);
    out.put((byte) FlacSums.crc8(out.array(), 0, out.position()));
    int body = behind + rest + 1;
    out.put(bytes, body, offset + count - 2 - body);
    out.putShort((short) FlacSums.crc16(out.array(), 0, out.position()));
    byte[] frame = new byte[out.position()];
    out.flip().get(frame);
    return frame;
  }

  /** Bytes of a number that begins with {@code first}. */
  static int length(byte first) {
    int ones = Integer.numberOfLeadingZeros(~(first << 24));
    return Math.max(1, ones);
  }

  /**
   * Bytes between the number and the header's checksum: what the codes of size and rate ask for.
   */
  static int rest(byte codes) {
    int size = codes >> 4 & 0xF;
    int rate = codes & 0xF;
    int sizeBytes = size == 6 ? 1 : size == 7 ? 2 : 0;
    int rateBytes = rate == 12 ? 1 : rate == 13 || rate == 14 ? 2 : 0;
    return sizeBytes + rateBytes;
  }

  private static void put(ByteBuffer out, long number) {
    if (number < 0x80) {
      out.put((byte) number);
      return;
    }
    int more = 1;
    while (number >= 1L << (6 * more + Math.max(0, 6 - more))) {
      more++;
    }
    out.put((byte) ((0xFF00 >> (more + 1)) | (number >> (6 * more))));
    for (int i = more - 1; i >= 0; i--) {
      out.put((byte) (0x80 | (number >> (6 * i) & 0x3F)));
    }
  }
}
