package glasswood.export;

import glasswood.dream.Seeds;
import glasswood.listen.Mark;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Writes a WAV file block by block: RIFF while it fits in 4 GiB, RF64 beyond.
 *
 * <p>The file grows as {@code NAME.part.wav}. Its header is brought up to date after the first
 * block and then every two seconds, so that whatever is there when the process is killed plays;
 * only {@link #commit} gives it its name. {@link #close} without a commit leaves the part if there
 * is sound in it.
 *
 * <p>Integer formats are dithered with triangular noise of ±1 LSB from a seeded generator, one
 * stream a channel; a sample that is exactly 0 is written as 0 without dither, so that digital
 * silence stays silence. Samples are rounded to nearest, ties to even; those beyond full scale are
 * limited to it and counted, those that are no number are written as 0 and counted.
 *
 * <p>The bytes depend on the format, marks, recipe and samples only, not on how they came in
 * blocks. Memory: one buffer of 192 KiB. Not thread-safe.
 */
public final class WavWriter implements Closeable {
  /** Named in every file. */
  public static final String SOFTWARE = "Glasswood";

  private static final int BUFFER_FRAMES = 1 << 14;
  private static final long REFRESH_NANOS = 2_000_000_000L;

  private final Destination destination;
  private final WavFormat format;
  private final WavHeader header;
  private final SampleEncoder encoder;
  private final ByteBuffer buffer;
  private final long expectedFrames;
  private final MessageDigest digest;
  private long frames;
  private long writtenBytes;
  private long refreshedAt;
  private boolean started;
  private boolean broken;
  private boolean committed;
  private boolean closed;
  private String sha256;

  WavWriter(
      Destination destination,
      WavFormat format,
      List<Mark> marks,
      Recipe recipe,
      long expectedFrames)
      throws OutputProblem {
    if (format.samples() == SampleFormat.PCM_32 || format.samples() == SampleFormat.FLOAT_64) {
      throw new IllegalArgumentException("read, not written: " + format.samples());
    }
    this.destination = destination;
    this.format = format;
    this.expectedFrames = expectedFrames;
    header = new WavHeader(format, marks, recipe, SOFTWARE);
    encoder = new SampleEncoder(format, Seeds.of(recipe == null ? 0 : recipe.seed(), "dither"));
    buffer = ByteBuffer.allocate(BUFFER_FRAMES * format.frameBytes());
    digest = sha256Digest();
    if (expectedFrames >= 0) {
      digest.update(header.bytes(expectedFrames * format.frameBytes()));
    }
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
   * @param marks phases, in order; those beyond 2^32 frames are left out
   * @param recipe what the file is made from; null leaves it out
   * @param expectedFrames how many frames will come, if known, else −1; a right guess saves reading
   *     the file again for its hash, a wrong one does no harm
   * @throws OutputProblem when there can be no such file
   */
  public static WavWriter open(
      Path target, WavFormat format, List<Mark> marks, Recipe recipe, long expectedFrames)
      throws OutputProblem {
    PartFile file = new PartFile(target);
    try {
      return new WavWriter(file, format, marks, recipe, expectedFrames);
    } catch (OutputProblem e) {
      try {
        file.discard();
      } catch (IOException second) {
        e.addSuppressed(second);
      }
      throw e;
    }
  }

  /** The name under which a file grows: {@code dream.part.wav} for {@code dream.wav}. */
  public static Path partOf(Path target) {
    return PartFile.partOf(target);
  }

  /**
   * Appends frames {@code offset … offset + count − 1} of both sides.
   *
   * @param right ignored by a mono file, may then be null
   * @throws OutputProblem when they cannot be written; the writer then only closes
   */
  public void write(double[] left, double[] right, int offset, int count) throws OutputProblem {
    requireOpen();
    int done = 0;
    while (done < count) {
      int room = BUFFER_FRAMES - buffer.position() / format.frameBytes();
      int now = Math.min(room, count - done);
      encoder.encode(left, right, offset + done, now, buffer);
      done += now;
      frames += now;
      if (!buffer.hasRemaining()) {
        flush();
      }
    }
  }

  /**
   * Completes the file, makes it durable and gives it its final name.
   *
   * @throws OutputProblem when that fails; an earlier file of the name is then still there
   */
  public void commit() throws OutputProblem {
    requireOpen();
    flush();
    try {
      if ((writtenBytes & 1) != 0) {
        ByteBuffer pad = ByteBuffer.wrap(new byte[1]);
        digest.update(pad.duplicate());
        destination.append(pad);
      }
      destination.rewriteStart(ByteBuffer.wrap(header.bytes(writtenBytes)));
      if (frames != expectedFrames) {
        digest.reset();
        destination.digest(digest);
      }
      sha256 = HexFormat.of().formatHex(digest.digest());
      destination.commit();
      committed = true;
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /**
   * Lets the file go; uncommitted, it stays behind as a playable part, unless it holds no sound.
   */
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

  /** Frames given so far. */
  public long frames() {
    return frames;
  }

  /** Samples so far that were beyond full scale. */
  public long clipped() {
    return encoder.clipped();
  }

  /** Samples so far that were infinite or no number. */
  public long notFinite() {
    return encoder.notFinite();
  }

  /** SHA-256 of the committed file, lower-case hex. */
  public String sha256() {
    if (!committed) {
      throw new IllegalStateException("not committed");
    }
    return sha256;
  }

  private static MessageDigest sha256Digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private void flush() throws OutputProblem {
    buffer.flip();
    int bytes = buffer.remaining();
    try {
      if (expectedFrames >= 0) {
        digest.update(buffer.duplicate());
      }
      destination.append(buffer);
      writtenBytes += bytes;
      long now = System.nanoTime();
      if (!started || now - refreshedAt > REFRESH_NANOS) {
        destination.rewriteStart(ByteBuffer.wrap(header.bytes(writtenBytes)));
        refreshedAt = now;
        started = true;
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
