package glasswood.export;

import glasswood.listen.Mark;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/**
 * Reads WAV, RF64 and BW64 files: PCM of 16, 24 or 32 bits, floats of 32 or 64, mono or stereo, of
 * any length, from any frame. Memory: one buffer of 256 KiB. Not thread-safe.
 */
public final class WavReader implements SoundReader {
  private static final int BUFFER_BYTES = 1 << 18;

  private final Path file;
  private final FileChannel channel;
  private final WavChunks chunks;
  private final ByteBuffer buffer =
      ByteBuffer.allocate(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN).limit(0);
  private final long frames;
  private long next;

  private WavReader(Path file, FileChannel channel) throws IOException {
    this.file = file;
    this.channel = channel;
    chunks = WavChunks.parse(file, channel);
    frames = chunks.dataBytes() / chunks.format().frameBytes();
  }

  /**
   * Opens a file and reads what stands before and after its samples.
   *
   * @throws InputProblem when it is missing, not a WAV file, of a kind that is not read, or cut off
   */
  public static WavReader open(Path file) throws InputProblem {
    if (!Files.exists(file)) {
      throw new InputProblem(file, "it does not exist");
    }
    if (Files.isDirectory(file)) {
      throw new InputProblem(file, "it is a folder");
    }
    FileChannel channel;
    try {
      channel = FileChannel.open(file, StandardOpenOption.READ);
    } catch (AccessDeniedException e) {
      throw new InputProblem(file, "permission denied");
    } catch (IOException e) {
      throw new InputProblem(file, String.valueOf(e.getMessage()));
    }
    try {
      return new WavReader(file, channel);
    } catch (IOException e) {
      try {
        channel.close();
      } catch (IOException second) {
        e.addSuppressed(second);
      }
      throw e instanceof InputProblem problem
          ? problem
          : new InputProblem(file, String.valueOf(e.getMessage()));
    }
  }

  @Override
  public WavFormat format() {
    return chunks.format();
  }

  @Override
  public int rate() {
    return format().rate();
  }

  @Override
  public int channels() {
    return format().channels();
  }

  @Override
  public long frames() {
    return frames;
  }

  @Override
  public List<Mark> marks() {
    return chunks.marks();
  }

  /** The text of an INFO field such as {@code INAM}, {@code ISFT}, {@code ICMT}. */
  public Optional<String> info(String id) {
    return Optional.ofNullable(chunks.info().get(id));
  }

  /** The loop that the file says it has. */
  public Optional<SampleLoop> loop() {
    return Optional.ofNullable(chunks.loop());
  }

  @Override
  public Optional<Recipe> recipe() {
    return info("ICMT").flatMap(Recipe::fromJson);
  }

  /** Continues reading at {@code frame}, 0 … {@link #frames}. */
  public void seek(long frame) {
    if (frame < 0 || frame > frames) {
      throw new IllegalArgumentException("no frame " + frame + " in 0 … " + frames);
    }
    next = frame;
    buffer.limit(0);
  }

  @Override
  public int read(double[] left, double[] right, int offset, int count) throws IOException {
    int wanted = (int) Math.min(count, frames - next);
    if (wanted <= 0) {
      return count == 0 ? 0 : -1;
    }
    int frameBytes = format().frameBytes();
    int done = 0;
    while (done < wanted) {
      if (buffer.remaining() < frameBytes) {
        fill(frameBytes);
      }
      int now = Math.min(wanted - done, buffer.remaining() / frameBytes);
      SampleDecoder.decode(format(), buffer, left, right, offset + done, now);
      done += now;
      next += now;
    }
    return done;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private void fill(int frameBytes) throws IOException {
    long left = (frames - next) * frameBytes;
    buffer.clear().limit((int) Math.min(left, BUFFER_BYTES / frameBytes * (long) frameBytes));
    long position = chunks.dataAt() + next * frameBytes;
    while (buffer.hasRemaining()) {
      int read = channel.read(buffer, position);
      if (read < 0) {
        throw new InputProblem(file, "it became shorter while it was read");
      }
      position += read;
    }
    buffer.flip();
  }
}
