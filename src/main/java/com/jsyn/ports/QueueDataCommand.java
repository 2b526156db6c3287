package com.jsyn.ports;

import com.jsyn.data.SequentialData;
import com.jsyn.exceptions.ChannelMismatchException;
import com.softsynth.shared.time.ScheduledCommand;

/**
 * Puts data into a queue when it is run. Made by {@link UnitDataQueuePort#createQueueDataCommand},
 * adjusted, then given to the synthesizer's {@code queueCommand} or {@code scheduleCommand}. It may
 * be run again once it has been played to its end.
 */
public abstract class QueueDataCommand extends QueueDataEvent implements ScheduledCommand {
  private static final long serialVersionUID = 1L;

  /** What waits behind this one. */
  transient QueueDataCommand next;

  /** Whether it waits or plays. */
  transient boolean queued;

  private transient SequentialDataCrossfade crossfadeData;
  private transient SequentialData currentData;
  private transient UnitDataQueueCallback callback;

  /**
   * A command for part of some data.
   *
   * @throws ChannelMismatchException if the port has another number of channels
   * @throws IllegalArgumentException if the part is not within the data
   */
  QueueDataCommand(
      UnitDataQueuePort port, SequentialData sequentialData, int startFrame, int numFrames) {
    super(port);
    if (sequentialData.getChannelsPerFrame() != port.getNumChannels()) {
      throw new ChannelMismatchException(
          port
              + " takes data of "
              + port.getNumChannels()
              + " channels, not "
              + sequentialData.getChannelsPerFrame());
    }
    if (startFrame < 0 || numFrames < 0 || startFrame > sequentialData.getNumFrames() - numFrames) {
      throw new IllegalArgumentException(
          "frames "
              + startFrame
              + " to "
              + ((long) startFrame + numFrames)
              + " are not within the data's "
              + sequentialData.getNumFrames());
    }
    this.sequentialData = sequentialData;
    this.currentData = sequentialData;
    this.startFrame = startFrame;
    this.numFrames = numFrames;
  }

  /** Puts it into the queue; called by the engine. */
  @Override
  public abstract void run();

  /** How often to play it again, or {@link UnitDataQueuePort#LOOP_IF_LAST}; at first 0. */
  public void setNumLoops(int numLoops) {
    this.numLoops = numLoops;
  }

  /** Leaves it out when something waits behind it by the time it would start. */
  public void setSkipIfOthers(boolean skipIfOthers) {
    this.skipIfOthers = skipIfOthers;
  }

  /** Begins at once: what plays ends, what waits is forgotten. */
  public void setImmediate(boolean immediate) {
    this.immediate = immediate;
  }

  /** Stops the unit when this has been played and nothing follows. */
  public void setAutoStop(boolean autoStop) {
    this.autoStop = autoStop;
  }

  /** Mixes its first frames with what was played before, 0 for a sharp edge. */
  public void setCrossFadeIn(int frames) {
    crossFadeIn = frames;
    if (frames > 0 && crossfadeData == null) {
      crossfadeData = new SequentialDataCrossfade();
    }
  }

  public UnitDataQueueCallback getCallback() {
    return callback;
  }

  public void setCallback(UnitDataQueueCallback callback) {
    this.callback = callback;
  }

  /** What is read at the moment: the data, or a mixture while they fade in. */
  public SequentialData getCurrentData() {
    return currentData;
  }

  public void setCurrentData(SequentialData currentData) {
    this.currentData = currentData;
  }

  public SequentialDataCrossfade getCrossfadeData() {
    return crossfadeData;
  }

  public void setCrossfadeData(SequentialDataCrossfade crossfadeData) {
    this.crossfadeData = crossfadeData;
  }

  /** Prepares to be played, after {@code before} (null: silence) had arrived at a frame. */
  void begin(SequentialData before, int frameBefore) {
    loopsLeft = numLoops;
    currentData = sequentialData;
    if (crossFadeIn > 0 && before != null && crossfadeData != null) {
      crossfadeData.setup(
          before, frameBefore, sequentialData, startFrame, Math.min(crossFadeIn, numFrames));
      currentData = crossfadeData;
    }
  }

  /** Begins again: fades are for the first time only. */
  void loop() {
    currentData = sequentialData;
    if (loopsLeft > 0) {
      loopsLeft--;
    }
  }
}
