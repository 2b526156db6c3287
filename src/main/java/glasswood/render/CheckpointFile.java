package glasswood.render;

import glasswood.export.OutputProblem;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.zip.CRC32C;

/**
 * The file beside a part that tells where its render stands: {@code NAME.part.resume}. It holds the
 * newest checkpoint and the one before, each with a check sum, and is replaced in one step.
 *
 * <p>The first checkpoint is due after a second, others every five, or less often where writing one
 * takes more than a thirtieth of the time. {@link #write} may be called by another thread than the
 * others.
 */
final class CheckpointFile implements AutoCloseable {
  private static final long MAGIC = 0x676C617373772D33L;
  private static final int MOST = 2;
  private static final int LARGEST = 1 << 28;
  private static final int COST_FACTOR = 30;

  private final Path file;
  private final long interval;
  private byte[] previous;
  private volatile long dueAt;
  private volatile FutureTask<Void> writing;

  /** Brings onto the disk what a checkpoint speaks of. */
  interface Forcing {
    void force() throws OutputProblem;
  }

  /**
   * @param output the file that is rendered
   * @param intervalNanos time between checkpoints
   */
  CheckpointFile(Path output, long intervalNanos) {
    file = pathOf(output);
    interval = intervalNanos;
    dueAt = System.nanoTime() + interval / 5;
  }

  static Path pathOf(Path output) {
    String name = output.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return output.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + ".part.resume");
  }

  boolean exists() {
    return Files.exists(file);
  }

  /** Whether it is time for the next, or to hear that the last could not be written. */
  boolean due() {
    return System.nanoTime() - dueAt >= 0;
  }

  /** Has the next one wait until this one is written. */
  void begun() {
    dueAt = System.nanoTime() + Long.MAX_VALUE / 4;
  }

  /**
   * Writes a checkpoint.
   *
   * @param beganAt when its making began, in {@link System#nanoTime}
   */
  void write(Checkpoint checkpoint, long beganAt) throws OutputProblem {
    close();
    put(checkpoint, beganAt);
  }

  /**
   * Writes a checkpoint on a thread of its own, so that nobody waits for the disk; what goes wrong
   * there is thrown by the next call or {@link #close}.
   *
   * @param first what has to be on the disk before it
   */
  void write(Checkpoint checkpoint, long beganAt, Forcing first) throws OutputProblem {
    close();
    begun();
    FutureTask<Void> task =
        new FutureTask<>(
            () -> {
              writeAfter(first, checkpoint, beganAt);
              return null;
            });
    writing = task;
    Thread thread = new Thread(task, "glasswood checkpoint");
    thread.setDaemon(true);
    thread.start();
  }

  /** Waits until nothing is being written; there may be more to write afterwards. */
  @Override
  public void close() throws OutputProblem {
    FutureTask<Void> task = writing;
    if (task == null) {
      return;
    }
    writing = null;
    try {
      task.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof OutputProblem problem
          ? problem
          : new OutputProblem(file, String.valueOf(e.getCause().getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OutputProblem(file, "interrupted while it was written");
    }
  }

  private void writeAfter(Forcing first, Checkpoint checkpoint, long beganAt) throws OutputProblem {
    boolean written = false;
    try {
      first.force();
      put(checkpoint, beganAt);
      written = true;
    } finally {
      if (!written) {
        dueAt = System.nanoTime();
      }
    }
  }

  private void put(Checkpoint checkpoint, long beganAt) throws OutputProblem {
    Path part = file.resolveSibling(file.getFileName() + ".new");
    try {
      byte[] newest = checkpoint.bytes();
      try (FileChannel channel =
          FileChannel.open(
              part,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        DataOutputStream out = new DataOutputStream(Channels.newOutputStream(channel));
        slot(out, newest);
        if (previous != null) {
          slot(out, previous);
        }
        out.flush();
        channel.force(false);
      }
      try {
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
      }
      previous = newest;
    } catch (IOException e) {
      throw new OutputProblem(file, String.valueOf(e.getMessage()));
    }
    long now = System.nanoTime();
    dueAt = now + Math.max(interval, COST_FACTOR * (now - beganAt));
  }

  private static void slot(DataOutputStream out, byte[] bytes) throws IOException {
    CRC32C sum = new CRC32C();
    sum.update(bytes);
    out.writeLong(MAGIC);
    out.writeLong(sum.getValue());
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  /** The checkpoints that are intact, the newest first. */
  List<Checkpoint> read() {
    List<Checkpoint> found = new ArrayList<>();
    byte[] all;
    try {
      all = Files.readAllBytes(file);
    } catch (IOException e) {
      return found;
    }
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(all));
    try {
      for (int i = 0; i < MOST; i++) {
        if (in.readLong() != MAGIC) {
          break;
        }
        long written = in.readLong();
        int length = in.readInt();
        if (length < 0 || length > LARGEST) {
          break;
        }
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        CRC32C sum = new CRC32C();
        sum.update(bytes);
        if (sum.getValue() == written) {
          found.add(Checkpoint.of(bytes));
        }
      }
    } catch (IOException e) {
      return found;
    }
    return found;
  }

  void remove() throws OutputProblem {
    close();
    try {
      Files.deleteIfExists(file);
      Files.deleteIfExists(file.resolveSibling(file.getFileName() + ".new"));
    } catch (IOException e) {
      throw new OutputProblem(file, String.valueOf(e.getMessage()));
    }
  }
}
