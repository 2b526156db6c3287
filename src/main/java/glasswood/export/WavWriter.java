package glasswood.export;

import glasswood.dream.Seeds;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.zip.CRC32C;

/**
 * Writes a WAV file block by block: RIFF while it fits in 4 GiB, RF64 beyond.
 *
 * <p>The file grows as {@code NAME.part.wav}. Its header is brought up to date after the first
 * block, whenever it has doubled, and every two seconds, so that whatever is there when the process
 * is killed plays; only {@link #commit} gives it its name. {@link #close} without a commit leaves
 * the part if there is sound in it.
 *
 * <p>Whole numbers are dithered from a seeded generator, one stream a channel; a sample that is
 * exactly 0 is written as 0, so that digital silence stays silence. What is beyond full scale is
 * limited to it and counted, what is no number is written as 0 and counted.
 *
 * <p>The bytes depend on the format, dither, notes, levels and samples only, not on how they came
 * in blocks. Memory: one buffer of half a MiB at most. Not thread-safe.
 */
public final class WavWriter implements SoundWriter {
  /** Fewer calls of the system are cheaper, but soon there is to be something that plays. */
  private static final int FIRST_FRAMES = 1 << 14;

  private static final int BUFFER_FRAMES = 1 << 16;
  private static final long REFRESH_NANOS = 2_000_000_000L;

  private final Destination destination;
  private final WavFormat format;
  private final WavHeader header;
  private final SampleEncoder encoder;
  private final ByteBuffer buffer;
  private final CRC32C sum = new CRC32C();
  private long frames;
  private long writtenBytes;
  private long refreshedAt;
  private long refreshedBytes;
  private boolean broken;
  private boolean committed;
  private boolean closed;

  WavWriter(Destination destination, WavFormat format, Dither dither, SoundNotes notes)
      throws OutputProblem {
    if (format.samples() == SampleFormat.PCM_32 || format.samples() == SampleFormat.FLOAT_64) {
      throw new IllegalArgumentException("read, not written: " + format.samples());
    }
    this.destination = destination;
    this.format = format;
    header = new WavHeader(format, dither, notes);
    encoder = new SampleEncoder(format, dither, Seeds.of(notes.seed(), "dither"));
    buffer = ByteBuffer.allocate(BUFFER_FRAMES * format.frameBytes());
    try {
      destination.append(ByteBuffer.wrap(header.bytes(0)));
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /**
   * Begins a file.
   *
   * @param target the final name
   * @param dither ignored by floats
   * @param notes what the file says of itself; marks beyond 2^32 frames are left out
   * @throws OutputProblem when there can be no such file
   */
  public static WavWriter open(Path target, WavFormat format, Dither dither, SoundNotes notes)
      throws OutputProblem {
    PartFile file = new PartFile(target);
    try {
      return new WavWriter(file, format, dither, notes);
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
   * Continues a part exactly where {@link #save} left it; what was written later is cut off.
   *
   * @param state what {@link #save} wrote of a writer with the same format, dither and notes
   * @throws PartProblem when the part does not begin with what was written until then
   */
  public static WavWriter resume(
      Path target, WavFormat format, Dither dither, SoundNotes notes, DataInput state)
      throws IOException {
    return new WavWriter(target, format, dither, notes, state);
  }

  private WavWriter(Path target, WavFormat format, Dither dither, SoundNotes notes, DataInput state)
      throws IOException {
    this.format = format;
    header = new WavHeader(format, dither, notes);
    encoder = new SampleEncoder(format, dither, Seeds.of(notes.seed(), "dither"));
    buffer = ByteBuffer.allocate(BUFFER_FRAMES * format.frameBytes());
    frames = state.readLong();
    writtenBytes = state.readLong();
    long written = state.readLong();
    encoder.restore(state);
    destination =
        new PartFile(
            target,
            channel -> {
              long end = header.length() + writtenBytes;
              PartFile.check(target, channel, header.length(), end, sum, written);
              return end;
            });
  }

  @Override
  public void save(DataOutput out) throws IOException {
    stand(out);
    force();
  }

  /** As {@link #save}, but that is of use only once {@link #force} has been called. */
  public void stand(DataOutput out) throws IOException {
    requireOpen();
    flush();
    try {
      destination.rewriteStart(ByteBuffer.wrap(header.bytes(writtenBytes)));
    } catch (IOException e) {
      throw failed(e);
    }
    out.writeLong(frames);
    out.writeLong(writtenBytes);
    out.writeLong(sum.getValue());
    encoder.save(out);
  }

  /** Brings onto the disk what was flushed so far; any thread may, while another one writes. */
  public void force() throws OutputProblem {
    try {
      destination.force();
    } catch (IOException e) {
      throw OutputProblem.of(destination.file(), e);
    }
  }

  /** The name under which a file grows: {@code dream.part.wav} for {@code dream.wav}. */
  public static Path partOf(Path target) {
    return PartFile.partOf(target);
  }

  @Override
  public void write(double[] left, double[] right, int offset, int count) throws OutputProblem {
    requireOpen();
    int done = 0;
    while (done < count) {
      int most = writtenBytes < buffer.capacity() ? FIRST_FRAMES : BUFFER_FRAMES;
      int room = most - buffer.position() / format.frameBytes();
      int now = Math.min(room, count - done);
      encoder.encode(left, right, offset + done, now, buffer);
      done += now;
      frames += now;
      if (now == room) {
        flush();
      }
    }
  }

  @Override
  public void levels(MeasuredLevels levels) {
    header.levels(levels);
  }

  @Override
  public void commit(MessageDigest digest) throws OutputProblem {
    requireOpen();
    flush();
    try {
      if ((writtenBytes & 1) != 0) {
        destination.append(ByteBuffer.wrap(new byte[1]));
      }
      destination.rewriteStart(ByteBuffer.wrap(header.bytes(writtenBytes)));
      destination.commit(digest);
      committed = true;
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
    if (!committed && writtenBytes == 0 && buffer.position() == 0) {
      discard();
      return;
    }
    try (destination) {
      if (!committed) {
        if (!broken) {
          buffer.flip();
          writtenBytes += buffer.remaining();
          destination.append(buffer);
        }
        destination.rewriteStart(ByteBuffer.wrap(header.bytes(writtenBytes)));
      }
    } catch (IOException e) {
      if (!broken) {
        throw failed(e);
      }
    }
  }

  private void discard() throws OutputProblem {
    try {
      destination.discard();
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
    return encoder.clipped();
  }

  @Override
  public long notFinite() {
    return encoder.notFinite();
  }

  private void flush() throws OutputProblem {
    buffer.flip();
    int bytes = buffer.remaining();
    sum.update(buffer.duplicate());
    try {
      destination.append(buffer);
      writtenBytes += bytes;
      long now = System.nanoTime();
      boolean doubled = writtenBytes >= 2 * refreshedBytes;
      if (doubled || now - refreshedAt > REFRESH_NANOS) {
        destination.rewriteStart(ByteBuffer.wrap(header.bytes(writtenBytes)));
        refreshedAt = now;
        refreshedBytes = writtenBytes;
      }
    } catch (IOException e) {
      throw failed(e);
    } finally {
      buffer.clear();
    }
  }

  private OutputProblem failed(IOException cause) {
    broken = true;
    return OutputProblem.of(destination.file(), cause);
  }

  private void requireOpen() {
    if (closed || committed || broken) {
      throw new IllegalStateException("the file is closed, committed or broken");
    }
  }
}
