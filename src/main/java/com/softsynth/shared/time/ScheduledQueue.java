package com.softsynth.shared.time;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Things that wait for their time: sorted by time, first in first out within a time. Thread-safe.
 *
 * @param <T> what waits
 */
public class ScheduledQueue<T> {
  private final TreeMap<TimeStamp, Deque<T>> waiting = new TreeMap<>();

  /** Adds {@code item} behind everything that waits for the same or an earlier time. */
  public synchronized void add(TimeStamp time, T item) {
    waiting.computeIfAbsent(time, t -> new ArrayDeque<>()).addLast(item);
  }

  public synchronized boolean isEmpty() {
    return waiting.isEmpty();
  }

  public synchronized void clear() {
    waiting.clear();
  }

  /** When the next item is due, null when nothing waits. */
  public synchronized TimeStamp getNextTime() {
    return waiting.isEmpty() ? null : waiting.firstKey();
  }

  /** Removes and returns the next item that is due at {@code now}; null when there is none. */
  public synchronized T removeNext(TimeStamp now) {
    Map.Entry<TimeStamp, Deque<T>> first = waiting.firstEntry();
    if (first == null || first.getKey().compareTo(now) > 0) {
      return null;
    }
    T item = first.getValue().removeFirst();
    if (first.getValue().isEmpty()) {
      waiting.remove(first.getKey());
    }
    return item;
  }

  /** Removes and returns all items of the earliest time that is due; null when there is none. */
  public synchronized List<T> removeNextList(TimeStamp now) {
    Map.Entry<TimeStamp, Deque<T>> first = waiting.firstEntry();
    if (first == null || first.getKey().compareTo(now) > 0) {
      return null;
    }
    waiting.remove(first.getKey());
    return new ArrayList<>(first.getValue());
  }
}
