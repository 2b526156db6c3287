package glasswood.export;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;

/**
 * Where a writer's bytes go: appended at the end, rewritten at the beginning, given their final
 * name at last. A failure is an {@link IOException}; {@code file()} says what to call it.
 */
interface Destination extends AutoCloseable {

  /** Writes all of {@code bytes} at the end. */
  void append(ByteBuffer bytes) throws IOException;

  /** Writes all of {@code bytes} over the beginning. */
  void rewriteStart(ByteBuffer bytes) throws IOException;

  /** Feeds everything written so far into {@code digest}. */
  void digest(MessageDigest digest) throws IOException;

  /** Brings what was written so far onto the disk, where there is one. */
  default void force() throws IOException {}

  /** Makes what was written durable and gives it its final name. */
  void commit() throws IOException;

  /**
   * The same, and feeds everything into {@code digest}, at once where that saves time.
   *
   * @param digest null where nobody asks
   */
  default void commit(MessageDigest digest) throws IOException {
    if (digest != null) {
      digest(digest);
    }
    commit();
  }

  /** Lets go. Without a commit, what was written stays under its temporary name. */
  @Override
  void close() throws IOException;

  /** Lets go of something in which there is nothing worth keeping: no temporary file stays. */
  void discard() throws IOException;

  /** The file as a person would call it. */
  Path file();
}
