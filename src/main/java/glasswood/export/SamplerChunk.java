package glasswood.export;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The {@code smpl} chunk of a file that is to be played again and again: one forward loop without
 * end.
 *
 * <p>Source: MIDI Manufacturers Association and Microsoft, "New Multimedia Data Types and Data
 * Techniques", revision 3.0 (1994), page 22: nine numbers, then six for each loop, whose last frame
 * belongs to it.
 */
final class SamplerChunk {
  /** Bytes in front of the loops. */
  static final int FRONT = 36;

  private static final int LOOP = 24;

  /** Bytes of the body, with room for one loop. */
  static final int BYTES = FRONT + LOOP;

  private static final int MIDDLE_C = 60;
  private static final int FORWARD = 0;
  private static final int WITHOUT_END = 0;
  private static final long LARGEST = 0xFFFF_FFFFL;

  private SamplerChunk() {}

  /**
   * A loop over the first {@code loopFrames} frames; none while there are fewer in the file, or
   * where 32 bits cannot tell its end, which leaves the loop's room to the sampler's own data.
   *
   * @param frames frames in the file
   */
  static byte[] body(int rate, long loopFrames, long frames) {
    boolean loops = frames >= loopFrames && loopFrames - 1 <= LARGEST;
    ByteBuffer out = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
    out.putInt(0).putInt(0);
    out.putInt((int) Math.round(1e9 / rate));
    out.putInt(MIDDLE_C).putInt(0);
    out.putInt(0).putInt(0);
    out.putInt(loops ? 1 : 0).putInt(loops ? 0 : LOOP);
    if (loops) {
      out.putInt(0).putInt(FORWARD);
      out.putInt(0).putInt((int) (loopFrames - 1));
      out.putInt(0).putInt(WITHOUT_END);
    }
    return out.array();
  }

  /**
   * The first forward loop of a chunk.
   *
   * @param body at least {@link #FRONT} bytes, little-endian, from its position on
   * @return null when there is none
   */
  static SampleLoop read(ByteBuffer body) {
    int at = body.position();
    int count = body.getInt(at + 28);
    for (int i = 0; i < count && body.limit() >= at + FRONT + LOOP * (i + 1); i++) {
      int loop = at + FRONT + LOOP * i;
      long first = body.getInt(loop + 8) & LARGEST;
      long last = body.getInt(loop + 12) & LARGEST;
      if (body.getInt(loop + 4) == FORWARD && last >= first) {
        return new SampleLoop(first, last - first + 1);
      }
    }
    return null;
  }
}
