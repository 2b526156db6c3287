package glasswood.stage;

import glasswood.timeline.Score;
import java.util.Arrays;

/**
 * The layers of one chunk, and where in the piece it stands. While one is mixed, another is
 * computed.
 */
final class Batch implements Crew.Work {
  final int buffer;

  /** In the order in which they are mixed. */
  final LayerPlayer[] players;

  /** The same, the costliest first, and the frame of the chunk at which each begins. */
  final LayerPlayer[] tasks;

  final int[] from;
  long position;
  int frames;
  int whole;
  int count;

  Batch(int buffer, int most) {
    this.buffer = buffer;
    players = new LayerPlayer[most];
    tasks = new LayerPlayer[most];
    from = new int[most];
  }

  void begin(long first, int length) {
    position = first;
    frames = length;
    whole = (length + Score.QUANTUM - 1) / Score.QUANTUM * Score.QUANTUM;
    Arrays.fill(players, 0, count, null);
    Arrays.fill(tasks, 0, count, null);
    count = 0;
  }

  /** One that is under way goes before those that cost less. */
  void add(LayerPlayer player) {
    int at = count;
    while (at > 0 && tasks[at - 1].costNanos() < player.costNanos()) {
      tasks[at] = tasks[at - 1];
      at--;
    }
    tasks[at] = player;
    from[count] = 0;
    players[count++] = player;
  }

  /** One that comes in goes last, its cost not being known. */
  void add(LayerPlayer player, int firstFrame) {
    tasks[count] = player;
    from[count] = firstFrame;
    players[count++] = player;
  }

  @Override
  public void run(int number) {
    tasks[number].compute(buffer, from[number], whole);
  }
}
