package glasswood.export;

import glasswood.listen.Mark;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jflac.FLACDecoder;
import org.jflac.FrameListener;
import org.jflac.frame.Frame;
import org.jflac.metadata.Metadata;

/**
 * Reads a FLAC file of 8, 16 or 24 bits, mono or stereo, from beginning to end, and checks its
 * samples against the checksum that the encoder left.
 *
 * <p>jFLAC decodes the frames; what stands in front of them is read by ourselves, since the library
 * keeps neither exact chapters nor calm about unknown blocks. It passes over damaged frames, some
 * with words on the console; so it is given whole ones only, and the first that is not is an error.
 * Memory: the library's arrays for a block. Not thread-safe.
 */
final class FlacReader implements SoundReader {
  private final Path file;
  private final InputStream in;
  private final FlacBlocks blocks;
  private final FlacFrames frames;
  private final FLACDecoder decoder;
  private final SampleDigest digest;
  private final double scale;
  private int[] left;
  private int[] right;
  private int at;
  private int ready;
  private long next;
  private boolean complained;

  /**
   * @param digested whether the samples' checksum is made even if the file does not say it
   */
  private FlacReader(Path file, InputStream in, boolean digested) throws IOException {
    this.file = file;
    this.in = in;
    blocks = FlacBlocks.read(file, new DataInputStream(in));
    digest =
        digested || blocks.md5() != null ? new SampleDigest(channels(), blocks.bits() / 8) : null;
    scale = 1.0 / (1L << (blocks.bits() - 1));
    ByteBuffer header = ByteBuffer.allocate(42).put(new byte[] {'f', 'L', 'a', 'C'});
    header.putInt(0x8000_0000 | 34).put(blocks.streamInfo());
    frames = new FlacFrames(in, channels(), blocks.bits());
    decoder =
        new FLACDecoder(new SequenceInputStream(new ByteArrayInputStream(header.array()), frames));
    decoder.readMetadata();
    decoder.addFrameListener(new Complaints());
  }

  /** Hears of wrong checksums of frames and of lost places, which the library puts up with. */
  private final class Complaints implements FrameListener {
    @Override
    public void processMetadata(Metadata metadata) {
      // Was read before.
    }

    @Override
    public void processFrame(Frame frame) {
      // Is taken where it is asked for.
    }

    @Override
    public void processError(String message) {
      complained = true;
    }
  }

  /**
   * Opens a file and reads what stands in front of its frames.
   *
   * @throws InputProblem when it is of a kind that is not read, or cut off
   */
  static FlacReader open(Path file) throws InputProblem {
    try {
      InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 17);
      try {
        return new FlacReader(file, in, false);
      } catch (IOException | RuntimeException e) {
        in.close();
        throw e;
      }
    } catch (InputProblem e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw new InputProblem(file, String.valueOf(e.getMessage()));
    }
  }

  /**
   * The checksum of the first samples of a file.
   *
   * @param file what to call it
   * @param in the file from its first byte; stays open
   * @param frames at the end of one of the file's blocks
   * @throws InputProblem when they are not there, or damaged
   */
  static SampleDigest digest(Path file, InputStream in, long frames) throws IOException {
    FlacReader reader = new FlacReader(file, new BufferedInputStream(in, 1 << 17), true);
    while (reader.next < frames) {
      reader.decode();
      reader.next += reader.ready;
    }
    return reader.digest;
  }

  @Override
  public WavFormat format() {
    return blocks.format();
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
    return blocks.frames();
  }

  @Override
  public List<Mark> marks() {
    return blocks.marks();
  }

  @Override
  public Optional<Recipe> recipe() {
    return Optional.ofNullable(blocks.comment("COMMENT")).flatMap(Recipe::fromJson);
  }

  @Override
  public int read(double[] leftOut, double[] rightOut, int offset, int count) throws IOException {
    int wanted = (int) Math.min(count, frames() - next);
    if (wanted <= 0) {
      return count == 0 ? 0 : -1;
    }
    int done = 0;
    while (done < wanted) {
      if (at == ready) {
        decode();
      }
      int now = Math.min(wanted - done, ready - at);
      for (int i = 0; i < now; i++) {
        leftOut[offset + done + i] = left[at + i] * scale;
        rightOut[offset + done + i] = right[at + i] * scale;
      }
      at += now;
      done += now;
      next += now;
    }
    return done;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private void decode() throws IOException {
    Frame frame;
    try {
      frame = decoder.readNextFrame();
    } catch (RuntimeException e) {
      throw damaged();
    }
    if (frame == null && frames.isDamaged()) {
      throw damaged();
    }
    if (frame == null && frames.unfinished() > 0 && next + frames.unfinished() >= frames()) {
      String where = String.format(Locale.ROOT, "%.1f s", (double) next / rate());
      throw new InputProblem(
          file,
          "its last block, at " + where + ", is damaged, cut off, or followed by something else");
    }
    if (frame == null) {
      throw new InputProblem(
          file,
          String.format(
              Locale.ROOT,
              "it is truncated: its header promises %.1f s of sound, %.1f s are there",
              (double) frames() / rate(),
              (double) next / rate()));
    }
    if (complained
        || decoder.getBadFrames() > 0
        || frame.header.channels != channels()
        || frame.header.blockSize < 1) {
      throw damaged();
    }
    left = decoder.getChannelData()[0].getOutput();
    right = decoder.getChannelData()[channels() - 1].getOutput();
    at = 0;
    ready = (int) Math.min(frame.header.blockSize, frames() - next);
    if (digest != null) {
      check();
    }
  }

  /** Adds the block to the checksum; after the last, it must be the one in the header. */
  private void check() throws InputProblem {
    digest.add(left, right, 0, 1, ready);
    boolean known = next + ready == frames() && blocks.md5() != null;
    if (known && !Arrays.equals(digest.sofar(), blocks.md5())) {
      throw new InputProblem(file, "it is damaged: its samples do not match its checksum");
    }
  }

  private InputProblem damaged() {
    return new InputProblem(
        file, String.format(Locale.ROOT, "it is damaged at %.1f s", (double) next / rate()));
  }
}
