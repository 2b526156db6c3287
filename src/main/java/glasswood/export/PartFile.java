package glasswood.export;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.zip.CRC32C;

/**
 * A file that is written beside its final name, as {@code NAME.part.wav}, and takes that name in
 * one step when it is complete. Until then an earlier file of that name stays as it was.
 *
 * <p>A lock keeps a second writer of the same file away. A file that is reached through a symbolic
 * link is replaced where the link points.
 */
final class PartFile implements Destination {
  /** Calls of a digest are compiled sooner than the loop within it: bytes of each. */
  private static final int DIGESTED_AT_ONCE = 1 << 12;

  private final Path target;
  private final Path part;
  private final FileChannel channel;

  /** Looks at a part that is to be continued. */
  interface Check {
    /**
     * @param channel the part from its first byte
     * @return how many of its bytes are to stay
     * @throws PartProblem when it cannot be continued
     */
    long check(FileChannel channel) throws IOException;
  }

  /**
   * Continues the part of {@code wanted}. If there is none, the file itself, when it passes the
   * check, becomes a part again: the render was stopped while it gave its files their names.
   *
   * @throws PartProblem when there is nothing that passes the check
   */
  PartFile(Path wanted, Check check) throws IOException {
    target = checked(wanted);
    part = partOf(target);
    boolean named = !Files.exists(part);
    try {
      channel =
          FileChannel.open(
              named ? target : part, StandardOpenOption.READ, StandardOpenOption.WRITE);
    } catch (NoSuchFileException e) {
      throw new PartProblem(part.getFileName() + " is gone");
    } catch (IOException e) {
      throw OutputProblem.of(wanted, e);
    }
    try {
      if (!lock()) {
        throw new OutputProblem(wanted, "another render is writing it");
      }
      long length = check.check(channel);
      if (named) {
        Files.move(target, part, StandardCopyOption.ATOMIC_MOVE);
      }
      channel.truncate(length);
      channel.position(length);
    } catch (PartProblem e) {
      closeQuietly();
      throw e;
    } catch (IOException e) {
      closeQuietly();
      throw OutputProblem.of(wanted, e);
    }
  }

  /**
   * Looks whether a part is what was written.
   *
   * @param sum receives the bytes from {@code from} to {@code end}
   * @param written what the sum is to be then
   * @throws PartProblem when it is not that, or when there are not as many bytes
   */
  static void check(Path wanted, FileChannel channel, long from, long end, CRC32C sum, long written)
      throws IOException {
    String name = partOf(wanted).getFileName().toString();
    if (channel.size() < end) {
      throw new PartProblem(name + " is shorter than it was");
    }
    ByteBuffer buffer = ByteBuffer.allocate(1 << 17);
    for (long position = from; position < end; ) {
      buffer.clear().limit((int) Math.min(buffer.capacity(), end - position));
      int read = channel.read(buffer, position);
      if (read <= 0) {
        break;
      }
      sum.update(buffer.flip());
      position += read;
    }
    if (sum.getValue() != written) {
      throw new PartProblem(name + " is not what was written");
    }
  }

  /** Removes the part of {@code wanted} that a stopped render left, unless it is being written. */
  static void sweep(Path wanted) throws OutputProblem {
    if (Files.exists(partOf(wanted))) {
      try (PartFile file = new PartFile(wanted)) {
        file.discard();
      } catch (IOException e) {
        throw OutputProblem.of(wanted, e);
      }
    }
  }

  PartFile(Path wanted) throws OutputProblem {
    target = checked(wanted);
    part = partOf(target);
    try {
      channel =
          FileChannel.open(
              part, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw OutputProblem.of(wanted, e);
    }
    try {
      if (!lock()) {
        throw new OutputProblem(wanted, "another render is writing it");
      }
      channel.truncate(0);
    } catch (IOException e) {
      closeQuietly();
      throw OutputProblem.of(wanted, e);
    }
  }

  /**
   * The temporary name of {@code target}: {@code dream.wav} is {@code dream.part.wav} until done.
   */
  static Path partOf(Path target) {
    String name = target.getFileName().toString();
    int dot = name.lastIndexOf('.');
    String stem = dot > 0 ? name.substring(0, dot) : name;
    String extension = dot > 0 ? name.substring(dot) : ".wav";
    return target.resolveSibling(stem + ".part" + extension);
  }

  @Override
  public void append(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  @Override
  public void rewriteStart(ByteBuffer bytes) throws IOException {
    long position = 0;
    while (bytes.hasRemaining()) {
      position += channel.write(bytes, position);
    }
  }

  @Override
  public void force() throws IOException {
    channel.force(false);
  }

  @Override
  public void digest(MessageDigest digest) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(1 << 18);
    byte[] bytes = buffer.array();
    long position = 0;
    for (int read = channel.read(buffer, position); read >= 0; ) {
      position += read;
      for (int at = 0; at < read; at += DIGESTED_AT_ONCE) {
        digest.update(bytes, at, Math.min(DIGESTED_AT_ONCE, read - at));
      }
      buffer.clear();
      read = channel.read(buffer, position);
    }
  }

  @Override
  public void commit() throws IOException {
    channel.force(true);
    name();
  }

  /** The disk takes the file while it is read, from the system's memory. */
  @Override
  public void commit(MessageDigest digest) throws IOException {
    if (digest == null) {
      commit();
      return;
    }
    FutureTask<Void> forcing =
        new FutureTask<>(
            () -> {
              channel.force(true);
              return null;
            });
    Thread disk = new Thread(forcing, "glasswood disk");
    disk.setDaemon(true);
    disk.start();
    digest(digest);
    try {
      forcing.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while the disk took the file");
    }
    name();
  }

  /** Gives the part its final name. */
  private void name() throws IOException {
    try {
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    }
    syncFolder();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  @Override
  public void discard() throws IOException {
    // Gone before the lock is: nobody else's part can be in its place.
    Files.deleteIfExists(part);
    channel.close();
  }

  @Override
  public Path file() {
    return target;
  }

  /** Makes the new name durable, where the system allows a folder to be opened. */
  private void syncFolder() {
    try (FileChannel folder =
        FileChannel.open(target.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
      folder.force(true);
    } catch (IOException e) {
      // Windows opens no folders: there the rename is as durable as the system makes it.
      return;
    }
  }

  private boolean lock() throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private void closeQuietly() {
    try {
      channel.close();
    } catch (IOException e) {
      // The problem that led here is the one to tell.
      return;
    }
  }

  private static Path checked(Path wanted) throws OutputProblem {
    if (wanted.getFileName() == null || Files.isDirectory(wanted)) {
      throw new OutputProblem(wanted, "it is a folder");
    }
    Path file = wanted;
    if (Files.exists(wanted)) {
      if (!Files.isRegularFile(wanted)) {
        throw new OutputProblem(wanted, "it exists and is not a regular file");
      }
      if (!Files.isWritable(wanted)) {
        throw new OutputProblem(wanted, "it exists and is read-only");
      }
      if (Files.isSymbolicLink(wanted)) {
        try {
          file = wanted.toRealPath();
        } catch (IOException e) {
          throw OutputProblem.of(wanted, e);
        }
      }
    } else if (Files.exists(wanted, LinkOption.NOFOLLOW_LINKS)) {
      throw new OutputProblem(wanted, "it is a symbolic link to nowhere");
    }
    Path folder = file.toAbsolutePath().getParent();
    if (!Files.exists(folder)) {
      throw new OutputProblem(wanted, "the folder " + folder + " does not exist");
    }
    if (!Files.isDirectory(folder)) {
      throw new OutputProblem(wanted, folder + " is not a folder");
    }
    if (!Files.isWritable(folder)) {
      throw new OutputProblem(wanted, "the folder " + folder + " is not writable");
    }
    return file;
  }
}
