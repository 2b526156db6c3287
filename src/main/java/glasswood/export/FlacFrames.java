package glasswood.export;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The frames of a FLAC file, of which only those are given away whose checksums are right.
 *
 * <p>A decoder that is fed from here meets no damage: the stream ends before the first frame that
 * is not whole, and says why. (jFLAC writes to the console on some kinds of damage, and looks for
 * the next frame on others.) A frame ends where its CRC-16 comes out and either the next frame's
 * header stands, CRC-8 included, or the file ends or a tag of other formats begins, which players
 * put behind FLAC files. Memory: the largest frame there can be, less than 500 kB.
 *
 * <p>Source: RFC 9639 (2024), section 9.
 */
final class FlacFrames extends InputStream {
  /** Sync code, codes, number, size, rate and checksum. */
  private static final int LONGEST_HEADER = 2 + 2 + 7 + 2 + 2 + 1;

  private static final int MOST_FRAMES = 65_536;
  private static final String[] TAGS = {"TAG", "ID3", "APETAGEX"};
  private static final int NO_HEADER = -1;
  private static final int CUT_HEADER = 0;

  private final InputStream in;
  private final int largest;
  private byte[] bytes = new byte[1 << 16];

  /** What was checked and is not given away yet: {@code bytes[at … checked - 1]}. */
  private int at;

  private int checked;
  private int filled;
  private boolean ended;
  private boolean damaged;
  private int unfinished;

  /**
   * @param in stands before the first frame; is read as it comes, and not closed
   */
  FlacFrames(InputStream in, int channels, int bits) {
    this.in = in;
    // Verbatim, with one bit more in the side channel, and a byte more of each for its kind.
    largest = LONGEST_HEADER + channels * (MOST_FRAMES * (bits + 1) / 8 + 1) + 2;
  }

  /**
   * Whether a frame that is there has been found damaged, rather than cut off by the file's end.
   */
  boolean isDamaged() {
    return damaged;
  }

  @Override
  public int read() throws IOException {
    return at < checked || check() ? bytes[at++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] to, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (at == checked && !check()) {
      return -1;
    }
    int now = Math.min(length, checked - at);
    System.arraycopy(bytes, at, to, offset, now);
    at += now;
    return now;
  }

  /** How many frames of sound the block has that is not whole when the file ends; 0 if none. */
  int unfinished() {
    return unfinished;
  }

  /** Checks the next block; whether it is there and whole. */
  private boolean check() throws IOException {
    System.arraycopy(bytes, at, bytes, 0, filled - at);
    filled -= at;
    at = 0;
    checked = 0;
    if (damaged || !isThere(0)) {
      return false;
    }
    int header = header(0);
    damaged = header == NO_HEADER;
    int crc = 0;
    boolean later = false;
    int i = 0;
    while (header > 0 && i <= largest && isThere(i)) {
      crc = FlacSums.crc16(crc, bytes[i++]);
      boolean before = i >= header + 2 && isBeforeNext(i);
      if (before && crc == 0) {
        checked = i;
        return true;
      }
      // Samples can look like a header by chance, so this alone is no end.
      later |= before && isThere(i);
    }
    damaged |= later || i > largest;
    unfinished = header > 0 && !damaged ? size() : 0;
    return false;
  }

  /** The frames of sound that the first header says its block has. */
  private int size() {
    int code = bytes[2] >> 4 & 0xF;
    int said = 4 + FlacNumber.length(bytes[4]);
    return switch (code) {
      case 0, 1 -> 192;
      case 2, 3, 4, 5 -> 144 << code;
      case 6 -> (bytes[said] & 0xFF) + 1;
      case 7 -> 256 * (bytes[said] & 0xFF) + (bytes[said + 1] & 0xFF) + 1;
      default -> 1 << code;
    };
  }

  /** Whether the file, or a frame, may end before an index. */
  private boolean isBeforeNext(int i) throws IOException {
    if (!isThere(i)) {
      return true;
    }
    return bytes[i] == (byte) 0xFF ? header(i) != NO_HEADER : isTag(i);
  }

  private boolean isTag(int i) throws IOException {
    for (String tag : TAGS) {
      boolean same = true;
      for (int k = 0; same && k < tag.length(); k++) {
        same = isThere(i + k) && bytes[i + k] == tag.charAt(k);
      }
      if (same) {
        return true;
      }
    }
    return false;
  }

  /** The bytes of the header at an index; or that there is none, or that the file ends in one. */
  private int header(int i) throws IOException {
    if (bytes[i] != (byte) 0xFF || (isThere(i + 1) && (bytes[i + 1] & 0xFE) != 0xF8)) {
      return NO_HEADER;
    }
    if (!isThere(i + 4)) {
      return CUT_HEADER;
    }
    int length = 4 + FlacNumber.length(bytes[i + 4]) + FlacNumber.rest(bytes[i + 2]) + 1;
    if (length > LONGEST_HEADER) {
      return NO_HEADER;
    }
    if (!isThere(i + length - 1)) {
      return CUT_HEADER;
    }
    return FlacSums.crc8(bytes, i, i + length) == 0 ? length : NO_HEADER;
  }

  /** Reads on until an index is there, or the file ends. */
  private boolean isThere(int i) throws IOException {
    while (i >= filled && !ended) {
      if (filled == bytes.length) {
        bytes = Arrays.copyOf(bytes, 2 * filled);
      }
      int count = in.read(bytes, filled, bytes.length - filled);
      ended = count < 0;
      filled += Math.max(0, count);
    }
    return i < filled;
  }
}
