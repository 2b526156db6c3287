package glasswood.listen;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Keeps the worst of a stream of events, and how many there were; memory is constant. */
final class Worst<T> {
  private final int most;
  private final Comparator<T> badness;
  private final PriorityQueue<T> kept;
  private long count;

  /**
   * @param most how many are kept
   * @param badness the greater the worse
   */
  Worst(int most, Comparator<T> badness) {
    this.most = most;
    this.badness = badness;
    kept = new PriorityQueue<>(badness);
  }

  void add(T event) {
    count++;
    kept.add(event);
    if (kept.size() > most) {
      kept.remove();
    }
  }

  /** How many there were in all. */
  long count() {
    return count;
  }

  /** Those that were kept, the worst first. */
  List<T> list() {
    List<T> list = new ArrayList<>(kept);
    list.sort(Collections.reverseOrder(badness));
    return List.copyOf(list);
  }
}
