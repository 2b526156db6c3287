package glasswood.export;

/** How a sample is stored, always little-endian. */
public enum SampleFormat {
  PCM_16(2, false),
  PCM_24(3, false),
  /** Read, not written. */
  PCM_32(4, false),
  FLOAT_32(4, true),
  /** Read, not written. */
  FLOAT_64(8, true);

  private final int bytes;
  private final boolean floating;

  SampleFormat(int bytes, boolean floating) {
    this.bytes = bytes;
    this.floating = floating;
  }

  /** Bytes a sample takes. */
  public int bytes() {
    return bytes;
  }

  /** Whether samples are IEEE 754 numbers, which are not dithered. */
  public boolean floating() {
    return floating;
  }

  /**
   * The format that a command line calls {@code 16}, {@code 24} or {@code 32f}; null if none is.
   */
  public static SampleFormat named(String bits) {
    return switch (bits) {
      case "16" -> PCM_16;
      case "24" -> PCM_24;
      case "32f" -> FLOAT_32;
      default -> null;
    };
  }
}
