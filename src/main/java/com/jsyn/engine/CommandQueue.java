package com.jsyn.engine;

import com.softsynth.shared.time.ScheduledCommand;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Commands from any thread to the one that computes the audio, which neither locks nor allocates
 * here: producers push events onto a lock-free stack; the consumer moves them, oldest first, into a
 * pairing heap whose links are the events' own fields.
 *
 * <p>Source: Treiber, "Systems programming: coping with parallelism", 1986; Fredman, Sedgewick,
 * Sleator and Tarjan, "The pairing heap", Algorithmica 1 (1986).
 */
final class CommandQueue {
  private final AtomicReference<Event> incoming = new AtomicReference<>();
  private final AtomicInteger clears = new AtomicInteger();
  private volatile Thread runner;
  private long runningFrame;
  private int clearsSeen;
  private Event root;
  private long sequence;

  private static final class Event {
    final ScheduledCommand command;
    final long frame;
    final int generation;
    long order;
    Event next; // in the stack, and as the sibling in the heap
    Event child;

    Event(ScheduledCommand command, long frame, int generation) {
      this.command = command;
      this.frame = frame;
      this.generation = generation;
    }

    boolean before(Event other) {
      return frame < other.frame || (frame == other.frame && order < other.order);
    }
  }

  /** Adds a command that is due at {@code frame}; from any thread. */
  void add(ScheduledCommand command, long frame) {
    Event event = new Event(command, frame, clears.get());
    Event head;
    do {
      head = incoming.get();
      event.next = head;
    } while (!incoming.compareAndSet(head, event));
  }

  /** Forgets everything added so far; from any thread. */
  void clear() {
    clears.incrementAndGet();
  }

  /** Runs everything due at {@code frame} or earlier, including what those commands add. */
  void runDue(long frame) {
    takeIncoming();
    if (root == null || root.frame > frame) {
      return;
    }
    runningFrame = frame;
    runner = Thread.currentThread();
    try {
      while (root != null && root.frame <= frame) {
        Event event = root;
        root = mergePairs(event.child);
        event.child = null;
        event.command.run();
        takeIncoming();
      }
    } finally {
      runner = null;
    }
  }

  /** Whether this thread is just running commands, for a frame that is not before that one. */
  boolean isRunning(long frame) {
    return Thread.currentThread() == runner && frame <= runningFrame;
  }

  /** The frame of the next command; {@link Long#MAX_VALUE} when there is none. */
  long nextFrame() {
    return root == null ? Long.MAX_VALUE : root.frame;
  }

  private void takeIncoming() {
    int generation = clears.get();
    if (generation != clearsSeen) {
      clearsSeen = generation;
      root = null;
    }
    Event stack = incoming.get() == null ? null : incoming.getAndSet(null);
    Event oldest = null;
    while (stack != null) {
      Event next = stack.next;
      stack.next = oldest;
      oldest = stack;
      stack = next;
    }
    while (oldest != null) {
      Event next = oldest.next;
      oldest.next = null;
      if (oldest.generation == generation) {
        oldest.order = sequence++;
        root = merge(root, oldest);
      }
      oldest = next;
    }
  }

  private static Event merge(Event a, Event b) {
    if (a == null) {
      return b;
    }
    if (b == null) {
      return a;
    }
    Event top = b.before(a) ? b : a;
    Event below = top == a ? b : a;
    below.next = top.child;
    top.child = below;
    return top;
  }

  /** Merges a list of siblings: pairs from left to right, then the pairs from right to left. */
  private static Event mergePairs(Event first) {
    Event pairs = null;
    while (first != null) {
      Event a = first;
      Event b = a.next;
      first = b == null ? null : b.next;
      a.next = null;
      if (b != null) {
        b.next = null;
      }
      Event pair = merge(a, b);
      pair.next = pairs;
      pairs = pair;
    }
    Event result = null;
    while (pairs != null) {
      Event next = pairs.next;
      pairs.next = null;
      result = merge(result, pairs);
      pairs = next;
    }
    return result;
  }
}
