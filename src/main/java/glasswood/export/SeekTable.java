package glasswood.export;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A FLAC seek table of a fixed size, filled while the length is not yet known: when it is full,
 * every second point goes and the next ones are twice as far apart.
 */
final class SeekTable {
  static final int POINTS = 512;

  /** Bytes of a point. */
  static final int POINT_BYTES = 18;

  private final long[] frames = new long[POINTS];
  private final long[] offsets = new long[POINTS];
  private final int[] lengths = new int[POINTS];
  private int count;
  private long spacing;

  /** A table whose points are at first {@code spacing} frames apart. */
  SeekTable(long spacing) {
    this.spacing = spacing;
  }

  /**
   * A block of {@code length} frames begins at {@code frame}, {@code offset} bytes after the first.
   */
  void block(long frame, long offset, int length) {
    if (count > 0 && frame - frames[count - 1] < spacing) {
      return;
    }
    if (count == POINTS) {
      thin();
      if (frame - frames[count - 1] < spacing) {
        return;
      }
    }
    frames[count] = frame;
    offsets[count] = offset;
    lengths[count] = length;
    count++;
  }

  private void thin() {
    for (int i = 0; i < POINTS / 2; i++) {
      frames[i] = frames[2 * i];
      offsets[i] = offsets[2 * i];
      lengths[i] = lengths[2 * i];
    }
    count = POINTS / 2;
    spacing *= 2;
  }

  void save(DataOutput out) throws IOException {
    out.writeLong(spacing);
    out.writeInt(count);
    for (int i = 0; i < count; i++) {
      out.writeLong(frames[i]);
      out.writeLong(offsets[i]);
      out.writeInt(lengths[i]);
    }
  }

  void restore(DataInput in) throws IOException {
    spacing = in.readLong();
    count = in.readInt();
    for (int i = 0; i < count; i++) {
      frames[i] = in.readLong();
      offsets[i] = in.readLong();
      lengths[i] = in.readInt();
    }
  }

  /** Writes all points; those not in use are placeholders. */
  void put(ByteBuffer out) {
    for (int i = 0; i < count; i++) {
      out.putLong(frames[i]).putLong(offsets[i]).putShort((short) lengths[i]);
    }
    byte[] placeholder = new byte[POINT_BYTES];
    Arrays.fill(placeholder, 0, 8, (byte) 0xFF);
    for (int i = count; i < POINTS; i++) {
      out.put(placeholder);
    }
  }
}
