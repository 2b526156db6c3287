package glasswood.stage;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Threads that share out the layers of a chunk, the costliest first. The caller of {@link #finish}
 * takes part. With one thread all the work is done there.
 */
final class Crew implements AutoCloseable {
  private final Thread[] helpers;
  private volatile Job job;
  private volatile boolean closed;

  /** The work of one chunk: tasks are taken by number. */
  private static final class Job {
    final Runnable[] tasks;
    final AtomicInteger next = new AtomicInteger();
    final AtomicInteger left;
    volatile Throwable thrown;

    Job(Runnable[] tasks) {
      this.tasks = tasks;
      this.left = new AtomicInteger(tasks.length);
    }

    void work() {
      int number;
      while ((number = next.getAndIncrement()) < tasks.length) {
        try {
          tasks[number].run();
        } catch (RuntimeException | Error e) {
          thrown = e;
        } finally {
          left.decrementAndGet();
        }
      }
    }
  }

  /** A crew of {@code threads}, the caller included; at least 1. */
  Crew(int threads) {
    helpers = new Thread[threads - 1];
    for (int i = 0; i < helpers.length; i++) {
      helpers[i] = new Thread(this::help, "glasswood layers " + (i + 1));
      helpers[i].setDaemon(true);
      helpers[i].start();
    }
  }

  private void help() {
    Job done = null;
    while (!closed) {
      Job current = job;
      if (current == done || current == null) {
        LockSupport.park(this);
      } else {
        current.work();
        done = current;
      }
    }
  }

  /** Lets the helpers begin; the tasks are taken in order. */
  void begin(Runnable[] tasks) {
    job = new Job(tasks);
    for (Thread helper : helpers) {
      LockSupport.unpark(helper);
    }
  }

  /** Helps until everything that was begun is done; throws what a task threw. */
  void finish() {
    Job current = job;
    if (current == null) {
      return;
    }
    current.work();
    while (current.left.get() > 0) {
      Thread.onSpinWait();
    }
    job = null;
    if (current.thrown instanceof RuntimeException e) {
      throw e;
    }
    if (current.thrown instanceof Error e) {
      throw e;
    }
  }

  @Override
  public void close() {
    closed = true;
    for (Thread helper : helpers) {
      LockSupport.unpark(helper);
    }
  }
}
