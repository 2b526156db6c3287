package glasswood.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasswood.export.OutputProblem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CheckpointFileTest {
  @TempDir Path folder;

  private static Checkpoint at(long done) throws IOException {
    return new Checkpoint().with("done", out -> out.writeLong(done));
  }

  private CheckpointFile file() {
    return new CheckpointFile(folder.resolve("dream.wav"), 0);
  }

  @Test
  void nobodyWaitsForTheDiskUntilTheFileIsClosed() throws Exception {
    CheckpointFile file = file();
    assertTrue(file.due());
    CountDownLatch disk = new CountDownLatch(1);

    file.write(at(7), System.nanoTime(), () -> awaitQuietly(disk));
    assertFalse(file.exists(), "what it speaks of is not on the disk yet");
    assertFalse(file.due(), "the next waits for this one");
    disk.countDown();
    file.close();

    List<Checkpoint> read = file().read();
    assertEquals(1, read.size());
    assertEquals(7, read.get(0).done());
  }

  @Test
  void oneIsWrittenAfterTheOtherAndTheLastTwoAreKept() throws Exception {
    CheckpointFile file = file();
    for (long done = 1; done <= 5; done++) {
      file.write(at(done), System.nanoTime(), () -> {});
    }
    file.write(at(6), System.nanoTime());

    List<Checkpoint> read = file().read();
    assertEquals(2, read.size());
    assertEquals(6, read.get(0).done());
    assertEquals(5, read.get(1).done());
  }

  @Test
  void whatTheDiskSaysIsHeardByTheNextCallAndTheEarlierCheckpointStays() throws Exception {
    CheckpointFile file = file();
    file.write(at(1), System.nanoTime());
    OutputProblem full = new OutputProblem(folder.resolve("dream.wav"), "the disk is full");
    CountDownLatch tried = new CountDownLatch(1);
    file.write(
        at(2),
        System.nanoTime(),
        () -> {
          tried.countDown();
          throw full;
        });
    tried.await();
    while (!file.due()) {
      Thread.onSpinWait();
    }

    assertSame(full, assertThrows(OutputProblem.class, () -> file.write(at(3), 0, () -> {})));
    file.close();
    assertEquals(1, file().read().get(0).done());
  }

  @Test
  void whatIsRemovedIsNotWrittenAfterwards() throws Exception {
    CheckpointFile file = file();
    file.write(at(1), System.nanoTime(), () -> {});
    file.remove();

    assertFalse(file.exists());
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
