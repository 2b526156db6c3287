package glasswood.export;

import java.io.Closeable;
import java.io.DataOutput;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * Writes a sound file block by block, under {@code NAME.part.EXTENSION} until {@link #commit}.
 *
 * <p>What is there when the process is killed, or what {@link #close} leaves without a commit, is a
 * playable part; where nothing was written, nothing stays. One thread writes.
 */
public interface SoundWriter extends Closeable {

  /**
   * Appends frames {@code offset … offset + count − 1} of both sides.
   *
   * @param right ignored by a mono file, may then be null
   * @throws OutputProblem when they cannot be written; the writer then only closes
   */
  void write(double[] left, double[] right, int offset, int count) throws OutputProblem;

  /**
   * Brings everything onto the disk and writes where the writer stands, for {@link
   * SoundFiles#resume}.
   *
   * @throws OutputProblem when the disk does not take it
   */
  void save(DataOutput out) throws IOException;

  /** Tells what was measured of all frames, before the commit; without it, it stays unsaid. */
  void levels(MeasuredLevels levels);

  /**
   * Completes the file, makes it durable and gives it its final name.
   *
   * @throws OutputProblem when that fails; an earlier file of the name is then still there
   */
  default void commit() throws OutputProblem {
    commit(null);
  }

  /**
   * The same, and reads the file once for its hash while the disk takes it: its header was
   * completed last.
   *
   * @return SHA-256 of the whole file, lower-case hex
   * @throws OutputProblem as {@link #commit()}
   */
  default String commitHashed() throws OutputProblem {
    MessageDigest digest = Hashes.digest("SHA-256");
    commit(digest);
    return HexFormat.of().formatHex(digest.digest());
  }

  /**
   * The same.
   *
   * @param digest is fed with the whole file; null where nobody asks
   * @throws OutputProblem as {@link #commit()}
   */
  void commit(MessageDigest digest) throws OutputProblem;

  /**
   * Lets the file go; uncommitted, it stays behind as a playable part, unless it holds no sound.
   */
  @Override
  void close() throws OutputProblem;

  /** Frames given so far. */
  long frames();

  /** Samples so far that were beyond full scale. */
  long clipped();

  /** Samples so far that were infinite or no number. */
  long notFinite();
}
