package glasswood.stage;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Threads that share out the layers of a chunk, the costliest first. The caller of {@link #finish}
 * takes part. With one thread all the work is done there. Allocates nothing once made.
 */
final class Crew implements AutoCloseable {
  private static final int NUMBER_BITS = 16;

  /** How often it is looked whether helpers are done before the processor is offered to others. */
  private static final int MOST_LOOKS = 200;

  private static final int NUMBER_MASK = (1 << NUMBER_BITS) - 1;

  /** Tasks that are known by their numbers, from 0. */
  interface Work {
    void run(int number);
  }

  private final Thread[] helpers;

  /**
   * Which work (32 bits), how many tasks it has (16) and which of them is next (16). A helper that
   * comes late cannot take a task of another work: its compare-and-set fails.
   */
  private final AtomicLong ticket = new AtomicLong();

  private final AtomicInteger left = new AtomicInteger();
  private volatile Work work;
  private volatile Throwable thrown;
  private volatile boolean closed;

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
    while (!closed) {
      if (!takeOne()) {
        LockSupport.park(this);
      }
    }
  }

  /** Does one task, if there is one that nobody has taken. */
  private boolean takeOne() {
    long now = ticket.get();
    int number = (int) (now & NUMBER_MASK);
    if (number >= (int) ((now >>> NUMBER_BITS) & NUMBER_MASK)) {
      return false;
    }
    if (!ticket.compareAndSet(now, now + 1)) {
      return true;
    }
    // The work of a ticket is in place before its ticket, and stays until the last task is done.
    try {
      work.run(number);
    } catch (RuntimeException | Error e) {
      thrown = e;
    } finally {
      left.decrementAndGet();
    }
    return true;
  }

  /**
   * Lets the helpers begin; the tasks are taken in order. What was begun before must be finished.
   *
   * @param tasks how many, at most 65535
   */
  void begin(Work next, int tasks) {
    if (tasks > NUMBER_MASK) {
      throw new IllegalArgumentException(tasks + " tasks are too many");
    }
    work = next;
    left.set(tasks);
    long number = (ticket.get() >>> (2 * NUMBER_BITS)) + 1;
    ticket.set((number << (2 * NUMBER_BITS)) | ((long) tasks << NUMBER_BITS));
    for (Thread helper : helpers) {
      LockSupport.unpark(helper);
    }
  }

  /** Helps until everything that was begun is done; throws what a task threw. */
  void finish() {
    while (takeOne()) {
      // as long as there are tasks
    }
    int looks = 0;
    while (left.get() > 0) {
      if (looks < MOST_LOOKS) {
        looks++;
        Thread.onSpinWait();
      } else {
        // Somebody else may need the processor more: the compiler, or the helper itself.
        Thread.yield();
      }
    }
    Throwable problem = thrown;
    thrown = null;
    if (problem instanceof RuntimeException e) {
      throw e;
    }
    if (problem instanceof Error e) {
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
