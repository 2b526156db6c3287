package glasswood.export;

import glasswood.dream.Seeds;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.zip.CRC32C;

/**
 * Writes a FLAC file of 16 or 24 bits block by block; parts, refreshing and dither as {@link
 * WavWriter}.
 *
 * <p>The samples are the same on every machine; the compressed bytes are so as far as the
 * platform's {@code Math.log} is, which the library asks.
 *
 * <p>Memory: one block, one buffer, the library's arrays for a block.
 */
final class FlacWriter implements SoundWriter {
  private static final int BLOCK = 4096;
  private static final int BUFFER_BYTES = 1 << 17;
  private static final long REFRESH_NANOS = 2_000_000_000L;

  private final Destination destination;
  private final int channels;
  private final FlacHeader header;
  private final Quantizer quantizer;
  private final SampleDigest digest;
  private final CRC32C sum;
  private final FlacEncoder encoder;
  private final int[] block;
  private final int[] side = new int[BLOCK];
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
    this(destination, format, dither, notes, digest(format), new CRC32C(), 0);
    try {
      destination.append(ByteBuffer.wrap(header.bytes(0)));
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private FlacWriter(
      Destination destination,
      WavFormat format,
      Dither dither,
      SoundNotes notes,
      SampleDigest digest,
      CRC32C sum,
      long earlierBlocks)
      throws OutputProblem {
    if (format.samples() != SampleFormat.PCM_16 && format.samples() != SampleFormat.PCM_24) {
      throw new IllegalArgumentException("FLAC holds whole numbers, not " + format.samples());
    }
    this.destination = destination;
    this.digest = digest;
    this.sum = sum;
    channels = format.channels();
    block = new int[BLOCK * channels];
    header = new FlacHeader(format, BLOCK, notes);
    quantizer = new Quantizer(format, dither, Seeds.of(notes.seed(), "dither"));
    try {
      encoder = new FlacEncoder(format, BLOCK, earlierBlocks);
    } catch (IOException e) {
      throw OutputProblem.of(destination.file(), e);
    }
  }

  private static SampleDigest digest(WavFormat format) {
    return new SampleDigest(format.channels(), format.samples().bytes());
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

  /**
   * Continues a part where {@link #save} left it. Its frames are decoded: their checksum goes on,
   * and cannot be written down.
   *
   * @throws PartProblem when the part does not begin with what was written until then
   */
  static FlacWriter resume(
      Path target, WavFormat format, Dither dither, SoundNotes notes, DataInput state)
      throws IOException {
    long begin = state.readLong();
    long end = state.readLong();
    long writtenFrames = state.readLong();
    long written = state.readLong();
    CRC32C sum = new CRC32C();
    SampleDigest[] digest = {digest(format)};
    PartFile file =
        new PartFile(
            target,
            channel -> {
              PartFile.check(target, channel, begin, end, sum, written);
              if (writtenFrames > 0) {
                channel.position(0);
                Path part = PartFile.partOf(target);
                digest[0] =
                    FlacReader.digest(part, Channels.newInputStream(channel), writtenFrames);
              }
              return end;
            });
    try {
      FlacWriter writer =
          new FlacWriter(file, format, dither, notes, digest[0], sum, writtenFrames / BLOCK);
      writer.writtenBytes = end - begin;
      writer.writtenFrames = writtenFrames;
      writer.restore(state);
      return writer;
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private void restore(DataInput state) throws IOException {
    filled = state.readInt();
    for (int i = 0; i < filled * channels; i++) {
      block[i] = state.readInt();
    }
    frames = writtenFrames + filled;
    started = writtenFrames > 0;
    header.restore(state);
    quantizer.restore(state);
  }

  @Override
  public void save(DataOutput out) throws IOException {
    requireOpen();
    flush();
    try {
      destination.rewriteStart(ByteBuffer.wrap(header.bytes(writtenFrames)));
      destination.force();
    } catch (IOException e) {
      throw failed(e);
    }
    out.writeLong(header.length());
    out.writeLong(header.length() + writtenBytes);
    out.writeLong(writtenFrames);
    out.writeLong(sum.getValue());
    out.writeInt(filled);
    for (int i = 0; i < filled * channels; i++) {
      out.writeInt(block[i]);
    }
    header.save(out);
    quantizer.save(out);
  }

  @Override
  public void write(double[] left, double[] right, int offset, int count) throws OutputProblem {
    requireOpen();
    int done = 0;
    while (done < count) {
      int now = Math.min(BLOCK - filled, count - done);
      for (int c = 0; c < channels; c++) {
        quantizer.quantize(c, c == 0 ? left : right, offset + done, now, side);
        for (int i = 0; i < now; i++) {
          block[(filled + i) * channels + c] = side[i];
        }
      }
      done += now;
      filled += now;
      frames += now;
      if (filled == BLOCK) {
        encode(false);
        if (encoder.held() >= BUFFER_BYTES || !started) {
          flush();
        }
      }
    }
  }

  /** Encodes what fills the block; the last one may be shorter. */
  private void encode(boolean last) throws OutputProblem {
    try {
      long offset = writtenBytes + encoder.held();
      int bytes = encoder.encode(block, filled, last);
      if (filled > 0) {
        digest.add(block, block, channels - 1, channels, filled);
        header.frame(writtenFrames, filled, offset, bytes);
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
      writtenBytes += encoder.held();
      ByteBuffer bytes = encoder.take();
      sum.update(bytes.duplicate());
      destination.append(bytes);
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
  public void commit(MessageDigest hash) throws OutputProblem {
    requireOpen();
    complete();
    try {
      destination.commit(hash);
      committed = true;
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private void complete() throws OutputProblem {
    encode(true);
    flush();
    header.md5(digest.sofar());
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

  private void requireOpen() {
    if (closed || committed || broken) {
      throw new IllegalStateException("the file is closed, committed or broken");
    }
  }

  private OutputProblem failed(IOException cause) {
    broken = true;
    return OutputProblem.of(destination.file(), cause);
  }
}
