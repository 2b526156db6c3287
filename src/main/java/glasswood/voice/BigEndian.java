package glasswood.voice;

/** Numbers in bytes, the high byte first, as FreeTTS's models have them. */
final class BigEndian {
  private BigEndian() {}

  static char character(byte[] bytes, int at) {
    return (char) ((bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF));
  }

  static int integer(byte[] bytes, int at) {
    return character(bytes, at) << 16 | character(bytes, at + 2);
  }
}
