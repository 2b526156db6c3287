package glasswood.export;

/**
 * The two checksums of a FLAC frame.
 *
 * <p>Source: RFC 9639 (2024), sections 9.1.8 (CRC-8 of the frame's header, x^8 + x^2 + x + 1) and
 * 9.3 (CRC-16 of the frame, x^16 + x^15 + x^2 + 1). Both begin with 0, so that bytes with their own
 * checksum behind them have the checksum 0.
 */
final class FlacSums {
  private static final int[] CRC_8 = table(0x07, 8);
  private static final int[] CRC_16 = table(0x8005, 16);

  private FlacSums() {}

  /** CRC-8 of {@code bytes[from … to - 1]}. */
  static int crc8(byte[] bytes, int from, int to) {
    int crc = 0;
    for (int i = from; i < to; i++) {
      crc = CRC_8[crc ^ (bytes[i] & 0xFF)];
    }
    return crc;
  }

  /** CRC-16 of {@code bytes[from … to - 1]}. */
  static int crc16(byte[] bytes, int from, int to) {
    int crc = 0;
    for (int i = from; i < to; i++) {
      crc = crc16(crc, bytes[i]);
    }
    return crc;
  }

  /** CRC-16 of what had {@code crc} before, and one byte more. */
  static int crc16(int crc, byte next) {
    return (crc << 8 & 0xFFFF) ^ CRC_16[crc >> 8 ^ (next & 0xFF)];
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
}
