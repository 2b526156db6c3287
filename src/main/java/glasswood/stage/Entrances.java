package glasswood.stage;

import glasswood.timeline.Layer;
import glasswood.timeline.Phase;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * The layers that have yet to come in, in their order, and the threads that build them ahead of
 * time. The thread that reads the stage only says how far ahead and takes what is ready; it
 * allocates nothing.
 */
final class Entrances implements AutoCloseable {
  private static final String NAME = "glasswood instruments ";

  /** Makes a layer's player. */
  interface Builder {
    LayerPlayer build(Phase phase, Layer layer);
  }

  private final Entrance[] entrances;
  private final Builder builder;
  private final Thread[] threads;
  private final AtomicInteger claimed = new AtomicInteger();
  private int taken;
  private volatile long horizon = Long.MIN_VALUE;
  private volatile boolean closed;

  private static final class Entrance {
    final Phase phase;
    final Layer layer;
    private volatile LayerPlayer player;
    private volatile Throwable thrown;

    Entrance(Phase phase, Layer layer) {
      this.phase = phase;
      this.layer = layer;
    }
  }

  /**
   * The layers of phases.
   *
   * @param builders how many threads build, at least 1
   */
  Entrances(List<Phase> phases, Builder builder, int builders) {
    this.builder = builder;
    entrances =
        phases.stream()
            .flatMap(phase -> phase.layers().stream().map(layer -> new Entrance(phase, layer)))
            .sorted(Comparator.comparingLong(entrance -> entrance.phase.startFrame()))
            .toArray(Entrance[]::new);
    threads = new Thread[builders];
    for (int i = 0; i < builders; i++) {
      threads[i] = new Thread(this::work, NAME + (i + 1));
      threads[i].setDaemon(true);
      threads[i].start();
    }
  }

  /** How many layers there are in all. */
  int count() {
    return entrances.length;
  }

  /** Has those built that come in before {@code frame}. */
  void prepare(long frame) {
    int next = claimed.get();
    horizon = Math.max(horizon, frame);
    if (next < entrances.length && entrances[next].phase.startFrame() < frame) {
      for (Thread thread : threads) {
        LockSupport.unpark(thread);
      }
    }
  }

  /** Whether the next one comes in before {@code frame}. */
  boolean isDue(long frame) {
    return taken < entrances.length && entrances[taken].phase.startFrame() < frame;
  }

  /** The next one's player, once it is built; throws what building it threw. */
  LayerPlayer take() {
    Entrance entrance = entrances[taken++];
    prepare(entrance.phase.startFrame() + 1);
    while (entrance.player == null && entrance.thrown == null) {
      LockSupport.parkNanos(this, 20_000);
    }
    if (entrance.thrown instanceof RuntimeException e) {
      throw e;
    }
    if (entrance.thrown instanceof Error e) {
      throw e;
    }
    LayerPlayer player = entrance.player;
    entrance.player = null;
    return player;
  }

  private void work() {
    while (!closed && claimed.get() < entrances.length) {
      int number = claimed.get();
      if (number >= entrances.length || entrances[number].phase.startFrame() >= horizon) {
        LockSupport.park(this);
      } else if (claimed.compareAndSet(number, number + 1)) {
        build(entrances[number]);
      }
    }
  }

  private void build(Entrance entrance) {
    try {
      entrance.player = builder.build(entrance.phase, entrance.layer);
    } catch (RuntimeException | Error e) {
      entrance.thrown = e;
    }
  }

  /** Lets the threads go; what they are building is given up. */
  @Override
  public void close() {
    closed = true;
    for (Thread thread : threads) {
      LockSupport.unpark(thread);
    }
  }
}
