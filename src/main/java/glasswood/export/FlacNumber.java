package glasswood.export;

import java.nio.ByteBuffer;

/**
 * Gives a FLAC frame another number, and the checksums that go with it.
 *
 * <p>Source: RFC 9639 (2024), sections 9.1.5 (the number, coded as UTF-8 codes characters but of up
 * to 36 bits), 9.1.8 (CRC-8 of the frame's header, x^8 + x^2 + x + 1) and 9.3 (CRC-16 of the frame,
 * x^16 + x^15 + x^2 + 1).
 */
final class FlacNumber {
  /** Where the number is; before it stand sync code, block size, rate, channels and bits. */
  private static final int AT = 4;

  private static final int[] CRC_8 = table(0x07, 8);
  private static final int[] CRC_16 = table(0x8005, 16);

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
    out.put((byte) crc(CRC_8, 8, out.array(), out.position()));
    int body = behind + rest + 1;
    out.put(bytes, body, offset + count - 2 - body);
    out.putShort((short) crc(CRC_16, 16, out.array(), out.position()));
    byte[] frame = new byte[out.position()];
    out.flip().get(frame);
    return frame;
  }

  /** Bytes of a number that begins with {@code first}. */
  private static int length(byte first) {
    int ones = Integer.numberOfLeadingZeros(~(first << 24));
    return Math.max(1, ones);
  }

  /**
   * Bytes between the number and the header's checksum: what the codes of size and rate ask for.
   */
  private static int rest(byte codes) {
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

  private static int[] table(int polynomial, int bits) {
    int[] table = new int[256];
    int top = 1 << (bits - 1);
    for (int i = 0; i < 256; i++) {
      int value = i << (bits - 8);
      for (int b = 0; b < 8; b++) {
        value = (value & top) != 0 ? value << 1 ^ polynomial : value << 1;
      }
      table[i] = value & ((1 << bits) - 1);
    }
    return table;
  }

  private static int crc(int[] table, int bits, byte[] bytes, int count) {
    int crc = 0;
    for (int i = 0; i < count; i++) {
      crc = (crc << 8 ^ table[crc >> (bits - 8) ^ (bytes[i] & 0xFF)]) & ((1 << bits) - 1);
    }
    return crc;
  }
}
