package glasswood.export;

import glasswood.dream.Seeds;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import net.sourceforge.javaflacencoder.EncodingConfiguration;
import net.sourceforge.javaflacencoder.EncodingConfiguration.ChannelConfig;
import net.sourceforge.javaflacencoder.EncodingConfiguration.SubframeType;
import net.sourceforge.javaflacencoder.FLACEncoder;
import net.sourceforge.javaflacencoder.FLACOutputStream;
import net.sourceforge.javaflacencoder.StreamConfiguration;

/**
 * Writes a FLAC file of 16 or 24 bits block by block; parts, refreshing and dither as {@link
 * WavWriter}.
 *
 * <p>javaFlacEncoder compresses the blocks, one at a time and on the caller's thread; header and
 * comments are our own. The library's faults are gone around: its threads number the last block
 * wrongly, its fixed predictors read beyond blocks of less than five frames (which are therefore
 * stored verbatim), and its exhaustive mode writes to the console. The samples are the same on
 * every machine; the compressed bytes are so as far as the platform's {@code Math.log} is.
 *
 * <p>Memory: one block, one buffer, the library's arrays for a block.
 */
final class FlacWriter implements SoundWriter {
  private static final int BLOCK = 4096;
  private static final int SHORTEST_PREDICTED = 32;
  private static final int HIGHEST_ORDER = 8;
  private static final int BUFFER_BYTES = 1 << 17;
  private static final long REFRESH_NANOS = 2_000_000_000L;

  private final Destination destination;
  private final int channels;
  private final FlacHeader header;
  private final Quantizer quantizer;
  private final FLACEncoder encoder = new FLACEncoder();
  private final Frames encoded = new Frames();
  private final int[] block;
  private int filled;
  private long frames;
  private long writtenFrames;
  private long writtenBytes;
  private long refreshedAt;
  private boolean started;
  private boolean broken;
  private boolean committed;
  private boolean closed;

  FlacWriter(Destination destination, WavFormat format, Dither dither, SoundNotes notes)
      throws OutputProblem {
    if (format.samples() != SampleFormat.PCM_16 && format.samples() != SampleFormat.PCM_24) {
      throw new IllegalArgumentException("FLAC holds whole numbers, not " + format.samples());
    }
    this.destination = destination;
    channels = format.channels();
    block = new int[BLOCK * channels];
    header = new FlacHeader(format, BLOCK, notes);
    quantizer = new Quantizer(format, dither, Seeds.of(notes.seed(), "dither"));
    int bits = 8 * format.samples().bytes();
    // The library wants a thread to be there, and never starts it.
    encoder.setThreadCount(1);
    encoder.setStreamConfiguration(
        new StreamConfiguration(channels, BLOCK, BLOCK, format.rate(), bits));
    encoder.setEncodingConfiguration(configuration(SubframeType.LPC));
    encoder.setOutputStream(encoded);
    try {
      encoder.openFLACStream();
      encoded.clear();
      destination.append(ByteBuffer.wrap(header.bytes(0)));
    } catch (IOException e) {
      throw failed(e);
    }
  }

  static FlacWriter open(Path target, WavFormat format, Dither dither, SoundNotes notes)
      throws OutputProblem {
    PartFile file = new PartFile(target);
    try {
      return new FlacWriter(file, format, dither, notes);
    } catch (OutputProblem e) {
      try {
        file.discard();
      } catch (IOException second) {
        e.addSuppressed(second);
      }
      throw e;
    }
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

  @Override
  public void write(double[] left, double[] right, int offset, int count) throws OutputProblem {
    if (closed || committed || broken) {
      throw new IllegalStateException("the file is closed, committed or broken");
    }
    int done = 0;
    while (done < count) {
      int now = Math.min(BLOCK - filled, count - done);
      for (int c = 0; c < channels; c++) {
        double[] side = c == 0 ? left : right;
        quantizer.quantize(c, side, offset + done, now, block, filled * channels + c, channels);
      }
      done += now;
      filled += now;
      frames += now;
      if (filled == BLOCK) {
        encode(false);
        if (encoded.held() >= BUFFER_BYTES || !started) {
          flush();
        }
      }
    }
  }

  /** Encodes what fills the block; the last one may be shorter. */
  private void encode(boolean last) throws OutputProblem {
    try {
      int before = encoded.held();
      if (filled > 0) {
        if (filled < SHORTEST_PREDICTED) {
          encoder.setEncodingConfiguration(configuration(SubframeType.VERBATIM));
        }
        encoder.addSamples(block, filled);
      }
      encoder.encodeSamples(filled, last);
      if (filled > 0) {
        header.frame(writtenFrames, filled, writtenBytes + before, encoded.held() - before);
        writtenFrames += filled;
        filled = 0;
      }
    } catch (IOException e) {
      throw failed(e);
    } catch (RuntimeException e) {
      broken = true;
      throw new OutputProblem(destination.file(), "its samples cannot be encoded: " + e);
    }
  }

  private void flush() throws OutputProblem {
    try {
      writtenBytes += encoded.held();
      destination.append(encoded.take());
      long now = System.nanoTime();
      if (!started || now - refreshedAt > REFRESH_NANOS) {
        destination.rewriteStart(ByteBuffer.wrap(header.bytes(writtenFrames)));
        refreshedAt = now;
        started = true;
      }
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public void levels(MeasuredLevels levels) {
    // FLAC has no place for them: players would take replay gain as an order to change the level.
  }

  @Override
  public void commit() throws OutputProblem {
    if (closed || committed || broken) {
      throw new IllegalStateException("the file is closed, committed or broken");
    }
    complete();
    try {
      destination.commit();
      committed = true;
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private void complete() throws OutputProblem {
    encode(true);
    flush();
    header.md5(encoded.md5());
    try {
      destination.rewriteStart(ByteBuffer.wrap(header.bytes(writtenFrames)));
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public void close() throws OutputProblem {
    if (closed) {
      return;
    }
    closed = true;
    try {
      if (!committed && frames == 0) {
        destination.discard();
        return;
      }
      try (destination) {
        if (!committed && !broken) {
          complete();
        }
      }
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public long frames() {
    return frames;
  }

  @Override
  public long clipped() {
    return quantizer.clipped();
  }

  @Override
  public long notFinite() {
    return quantizer.notFinite();
  }

  @Override
  public String sha256() throws OutputProblem {
    if (!committed || closed) {
      throw new IllegalStateException("not committed, or closed");
    }
    return Hashes.sha256(destination);
  }

  private OutputProblem failed(IOException cause) {
    broken = true;
    return OutputProblem.of(destination.file(), cause);
  }

  /**
   * Takes the library's bytes. It writes its own header at the beginning and, by seeking, once more
   * at the end; that one ends with the checksum.
   */
  private static final class Frames implements FLACOutputStream {
    private byte[] bytes = new byte[2 * BUFFER_BYTES];
    private int size;
    private byte[] ending;

    int held() {
      return size;
    }

    void clear() {
      size = 0;
    }

    ByteBuffer take() {
      ByteBuffer taken = ByteBuffer.wrap(bytes, 0, size);
      size = 0;
      return taken;
    }

    byte[] md5() {
      return Arrays.copyOfRange(ending, ending.length - 16, ending.length);
    }

    @Override
    public long seek(long position) {
      ending = new byte[0];
      return position;
    }

    @Override
    public int write(byte[] data, int offset, int count) {
      if (ending != null) {
        int before = ending.length;
        ending = Arrays.copyOf(ending, before + count);
        System.arraycopy(data, offset, ending, before, count);
        return count;
      }
      if (size + count > bytes.length) {
        bytes = Arrays.copyOf(bytes, 2 * (size + count));
      }
      System.arraycopy(data, offset, bytes, size, count);
      size += count;
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
