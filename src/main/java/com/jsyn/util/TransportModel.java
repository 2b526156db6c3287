package com.jsyn.util;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Whether something runs and how far it is, for those who want to know. Thread-safe. */
public class TransportModel {
  public static final int STATE_STOPPED = 0;
  public static final int STATE_PAUSED = 1;
  public static final int STATE_RUNNING = 2;

  private final List<TransportListener> listeners = new CopyOnWriteArrayList<>();
  private volatile int state = STATE_STOPPED;
  private volatile long position;

  public void addTransportListener(TransportListener listener) {
    listeners.add(listener);
  }

  public void removeTransportListener(TransportListener listener) {
    listeners.remove(listener);
  }

  /** One of the constants. */
  public int getState() {
    return state;
  }

  /** Changes the state and tells the listeners. */
  public void setState(int newState) {
    state = newState;
    fireStateChanged(newState);
  }

  /** Frames. */
  public long getPosition() {
    return position;
  }

  /** Changes the position and tells the listeners. */
  public void setPosition(long newPosition) {
    position = newPosition;
    firePositionChanged(newPosition);
  }

  public void fireStateChanged(int newState) {
    for (TransportListener listener : listeners) {
      listener.stateChanged(this, newState);
    }
  }

  public void firePositionChanged(long newPosition) {
    for (TransportListener listener : listeners) {
      listener.positionChanged(this, newPosition);
    }
  }
}
