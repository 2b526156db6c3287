package glasswood.export;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import net.sourceforge.javaflacencoder.EncodingConfiguration;
import net.sourceforge.javaflacencoder.EncodingConfiguration.ChannelConfig;
import net.sourceforge.javaflacencoder.EncodingConfiguration.SubframeType;
import net.sourceforge.javaflacencoder.FLACEncoder;
import net.sourceforge.javaflacencoder.FLACOutputStream;
import net.sourceforge.javaflacencoder.StreamConfiguration;

/**
 * Compresses blocks of samples to FLAC frames, one at a time and on the caller's thread, and holds
 * them until they are taken.
 *
 * <p>javaFlacEncoder does it. Its faults are gone around: its threads number the last block
 * wrongly, its fixed predictors read beyond blocks of less than five frames (which are therefore
 * stored verbatim), and its exhaustive mode writes to the console.
 */
final class FlacEncoder {
  private static final int SHORTEST_PREDICTED = 32;
  private static final int HIGHEST_ORDER = 8;

  private final int channels;
  private final long firstNumber;
  private final FLACEncoder encoder = new FLACEncoder();
  private final Frames frames = new Frames();
  private long blocks;

  /**
   * @param firstNumber of the first frame; the library itself counts from 0
   */
  FlacEncoder(WavFormat format, int blockFrames, long firstNumber) throws IOException {
    channels = format.channels();
    this.firstNumber = firstNumber;
    int bits = 8 * format.samples().bytes();
    // The library wants a thread to be there, and never starts it.
    encoder.setThreadCount(1);
    encoder.setStreamConfiguration(
        new StreamConfiguration(channels, blockFrames, blockFrames, format.rate(), bits));
    encoder.setEncodingConfiguration(configuration(SubframeType.LPC));
    encoder.setOutputStream(frames);
    encoder.openFLACStream();
    frames.size = 0;
  }

  private EncodingConfiguration configuration(SubframeType type) {
    EncodingConfiguration configuration = new EncodingConfiguration();
    configuration.setSubframeType(type);
    configuration.setMaxLPCOrder(HIGHEST_ORDER);
    boolean plain = channels == 1 || type == SubframeType.VERBATIM;
    configuration.setChannelConfig(
        plain ? ChannelConfig.INDEPENDENT : ChannelConfig.ENCODER_CHOICE);
    return configuration;
  }

  /**
   * Encodes a block, or, at the end, what there is of one.
   *
   * @param block interleaved samples
   * @param count of frames; fewer than a block's, or none, only if it is the last
   * @return bytes of the frame
   */
  int encode(int[] block, int count, boolean last) throws IOException {
    int before = frames.size;
    if (count > 0) {
      if (count < SHORTEST_PREDICTED) {
        encoder.setEncodingConfiguration(configuration(SubframeType.VERBATIM));
      }
      encoder.addSamples(block, count);
    }
    encoder.encodeSamples(count, last);
    if (count > 0) {
      if (firstNumber > 0) {
        frames.renumber(before, firstNumber + blocks);
      }
      blocks++;
    }
    return frames.size - before;
  }

  /** Bytes that wait to be taken. */
  int held() {
    return frames.size;
  }

  /** The bytes that wait; valid until the next block is encoded. */
  ByteBuffer take() {
    ByteBuffer taken = ByteBuffer.wrap(frames.bytes, 0, frames.size);
    frames.size = 0;
    return taken;
  }

  /**
   * Takes the library's bytes. It writes its own header at the beginning and, by seeking, once more
   * at the end; neither is kept.
   */
  private static final class Frames implements FLACOutputStream {
    private byte[] bytes = new byte[1 << 18];
    private int size;
    private boolean ended;

    /** Gives the last frame, which begins at {@code from}, its number. */
    void renumber(int from, long number) {
      byte[] frame = FlacNumber.renumbered(bytes, from, size - from, number);
      size = from;
      append(frame, 0, frame.length);
    }

    private void append(byte[] data, int offset, int count) {
      if (size + count > bytes.length) {
        bytes = Arrays.copyOf(bytes, 2 * (size + count));
      }
      System.arraycopy(data, offset, bytes, size, count);
      size += count;
    }

    @Override
    public long seek(long position) {
      ended = true;
      return position;
    }

    @Override
    public int write(byte[] data, int offset, int count) {
      if (!ended) {
        append(data, offset, count);
      }
      return count;
    }

    @Override
    public void write(byte data) {
      write(new byte[] {data}, 0, 1);
    }

    @Override
    public boolean canSeek() {
      return true;
    }

    @Override
    public long size() {
      return size;
    }

    @Override
    public long getPos() {
      return size;
    }
  }
}
