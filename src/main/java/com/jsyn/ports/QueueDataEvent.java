package com.jsyn.ports;

import com.jsyn.data.SequentialData;
import java.util.EventObject;

/** What happens to data in a queue: which part is played, how often, and in what manner. */
public class QueueDataEvent extends EventObject {
  private static final long serialVersionUID = 1L;

  /** What is played. */
  protected transient SequentialData sequentialData;

  /** First frame. */
  protected int startFrame;

  /** Number of frames. */
  protected int numFrames;

  /** How often it is played again, or {@link UnitDataQueuePort#LOOP_IF_LAST}. */
  protected int numLoops;

  /** How often it will still be played again. */
  protected int loopsLeft;

  /** Whether it is left out when something waits behind it. */
  protected boolean skipIfOthers;

  /** Whether the unit stops after it. */
  protected boolean autoStop;

  /** Whether it begins at once. */
  protected boolean immediate;

  /** Frames during which it is mixed with what was played before. */
  protected int crossFadeIn;

  /** An event of a port. */
  public QueueDataEvent(Object source) {
    super(source);
  }

  public boolean isSkipIfOthers() {
    return skipIfOthers;
  }

  public SequentialData getSequentialData() {
    return sequentialData;
  }

  public int getStartFrame() {
    return startFrame;
  }

  public int getNumFrames() {
    return numFrames;
  }

  public int getNumLoops() {
    return numLoops;
  }

  public int getLoopsLeft() {
    return loopsLeft;
  }

  public int getCrossFadeIn() {
    return crossFadeIn;
  }

  public boolean isAutoStop() {
    return autoStop;
  }

  public boolean isImmediate() {
    return immediate;
  }
}
