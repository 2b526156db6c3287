package com.jsyn.ports;

import com.jsyn.data.AudioSample;
import com.jsyn.data.SegmentedEnvelope;
import com.jsyn.data.SequentialData;
import com.softsynth.shared.time.TimeStamp;

/**
 * A queue of data that a reader plays, or a writer fills, frame by frame.
 *
 * <p>Any thread may queue; commands are run by the engine at their frame, in order. A loop that is
 * the last in the queue goes on until something is queued behind it, then ends at the end of its
 * pass. {@link #queueOn} and {@link #queueOff} take effect at once.
 *
 * <p>The audio thread calls, for each frame: {@link #beginFrame}, then {@link
 * #readCurrentChannelDouble} or {@link #writeCurrentChannelDouble} for each channel, then {@link
 * #endFrame}; and {@link #firePendingCallbacks} at the end of a call of {@code generate}. None of
 * these allocates.
 */
public class UnitDataQueuePort extends UnitPort {
  /** Number of loops of data that repeat as long as nothing waits behind them. */
  public static final int LOOP_IF_LAST = -1;

  /** Frames of fade when a sample goes from its sustain loop to its release. */
  private static final int RELEASE_FADE = 256;

  private static final int PENDING = 64;
  private static final int STARTED = 0;
  private static final int LOOPED = 1;
  private static final int FINISHED = 2;

  private QueueDataCommand head;
  private QueueDataCommand tail;
  private QueueDataCommand current;
  private SequentialData lastData;
  private int lastFrame;
  private int frameIndex;
  private int numChannels = 1;
  private double normalizedRate;
  private long frameCount;
  private boolean autoStopPending;
  private boolean targetValid;
  private boolean interrupted;
  private boolean startNoted;

  private final QueueDataCommand[] pendingCommands = new QueueDataCommand[PENDING];
  private final int[] pendingKinds = new int[PENDING];
  private int pendingCount;

  public UnitDataQueuePort(String name) {
    super(name);
  }

  /** Appends itself when run. */
  private static final class Append extends QueueDataCommand {
    private static final long serialVersionUID = 1L;
    private final transient UnitDataQueuePort port;

    Append(UnitDataQueuePort port, SequentialData data, int startFrame, int numFrames) {
      super(port, data, startFrame, numFrames);
      this.port = port;
    }

    @Override
    public void run() {
      port.addCommand(this);
    }
  }

  /** A command for a part of some data, to be adjusted and then given to the synthesizer. */
  public QueueDataCommand createQueueDataCommand(
      SequentialData queueableData, int startFrame, int numFrames) {
    return new Append(this, queueableData, startFrame, numFrames);
  }

  /** A command for all of some data, to be adjusted and then given to the synthesizer. */
  public QueueDataCommand createQueueDataCommand(SequentialData queueableData) {
    return createQueueDataCommand(queueableData, 0, queueableData.getNumFrames());
  }

  private void submit(QueueDataCommand command, TimeStamp timeStamp) {
    if (timeStamp == null) {
      queueCommand(command);
    } else {
      scheduleCommand(timeStamp, command);
    }
  }

  /** Plays part of some data once, behind what is queued. */
  public void queue(SequentialData queueableData, int startFrame, int numFrames) {
    queue(queueableData, startFrame, numFrames, null);
  }

  /** Plays all of some data once, behind what is queued. */
  public void queue(SequentialData queueableData) {
    queue(queueableData, 0, queueableData.getNumFrames(), null);
  }

  /** Plays part of some data once, behind what is queued at that time. */
  public void queue(
      SequentialData queueableData, int startFrame, int numFrames, TimeStamp timeStamp) {
    submit(createQueueDataCommand(queueableData, startFrame, numFrames), timeStamp);
  }

  /** Plays part of some data at once; what plays ends, what waits is forgotten. */
  public void queueImmediate(
      SequentialData queueableData, int startFrame, int numFrames, TimeStamp timeStamp) {
    QueueDataCommand command = createQueueDataCommand(queueableData, startFrame, numFrames);
    command.setImmediate(true);
    submit(command, timeStamp);
  }

  /** Plays part of some data, then stops the unit if nothing follows. */
  public void queueStop(
      SequentialData queueableData, int startFrame, int numFrames, TimeStamp timeStamp) {
    QueueDataCommand command = createQueueDataCommand(queueableData, startFrame, numFrames);
    command.setAutoStop(true);
    submit(command, timeStamp);
  }

  /** Repeats all of some data until something is queued behind them. */
  public void queueLoop(SequentialData queueableData) {
    queueLoop(queueableData, 0, queueableData.getNumFrames());
  }

  /** Repeats part of some data until something is queued behind them. */
  public void queueLoop(SequentialData queueableData, int startFrame, int numFrames) {
    queueLoop(queueableData, startFrame, numFrames, LOOP_IF_LAST, null);
  }

  /** Repeats part of some data until something is queued behind them. */
  public void queueLoop(
      SequentialData queueableData, int startFrame, int numFrames, TimeStamp timeStamp) {
    queueLoop(queueableData, startFrame, numFrames, LOOP_IF_LAST, timeStamp);
  }

  /** Plays part of some data once and repeats it {@code numLoops} times. */
  public void queueLoop(SequentialData queueableData, int startFrame, int numFrames, int numLoops) {
    queueLoop(queueableData, startFrame, numFrames, numLoops, null);
  }

  /** Plays part of some data once and repeats it {@code numLoops} times. */
  public void queueLoop(
      SequentialData queueableData,
      int startFrame,
      int numFrames,
      int numLoops,
      TimeStamp timeStamp) {
    QueueDataCommand command = createQueueDataCommand(queueableData, startFrame, numFrames);
    command.setNumLoops(numLoops);
    submit(command, timeStamp);
  }

  /** Begins a note, see {@link #queueOn(SequentialData, TimeStamp)}. */
  public void queueOn(SequentialData queueableData) {
    queueOn(queueableData, null);
  }

  /**
   * Begins a note at once: plays up to the sustain loop and then repeats that; without one, plays
   * to the release loop and repeats that; without either, plays everything. A sustain loop without
   * frames lets an envelope rest there.
   */
  public void queueOn(SequentialData queueableData, TimeStamp timeStamp) {
    int loopBegin = queueableData.getSustainBegin();
    int loopEnd = queueableData.getSustainEnd();
    if (loopBegin < 0) {
      loopBegin = queueableData.getReleaseBegin();
      loopEnd = queueableData.getReleaseEnd();
    }
    int attack = loopBegin < 0 ? queueableData.getNumFrames() : loopBegin;
    queueImmediate(queueableData, 0, attack, timeStamp);
    if (loopBegin >= 0 && loopEnd > loopBegin) {
      queueLoop(queueableData, loopBegin, loopEnd - loopBegin, timeStamp);
    }
  }

  /** Ends a note without stopping the unit. */
  public void queueOff(SequentialData queueableData) {
    queueOff(queueableData, false, null);
  }

  /** Ends a note, see {@link #queueOff(SequentialData, boolean, TimeStamp)}. */
  public void queueOff(SequentialData queueableData, boolean ifStop) {
    queueOff(queueableData, ifStop, null);
  }

  /**
   * Ends a note at once: goes on behind the sustain loop, to the end or into the release loop. A
   * sample fades over within 256 frames. Data without a sustain loop just play on.
   *
   * @param ifStop whether the unit stops after the last frame
   */
  public void queueOff(SequentialData queueableData, boolean ifStop, TimeStamp timeStamp) {
    int start = queueableData.getSustainEnd();
    if (queueableData.getSustainBegin() < 0 || start < 0) {
      if (ifStop) {
        queueStop(queueableData, 0, 0, timeStamp);
      }
      return;
    }
    int loopBegin = queueableData.getReleaseBegin();
    int loopEnd = queueableData.getReleaseEnd();
    boolean loops = loopBegin >= start && loopEnd > loopBegin;
    int end = loops ? loopBegin : queueableData.getNumFrames();
    QueueDataCommand release = createQueueDataCommand(queueableData, start, end - start);
    release.setImmediate(true);
    release.setAutoStop(ifStop && !loops);
    if (queueableData instanceof AudioSample) {
      release.setCrossFadeIn(RELEASE_FADE);
    }
    submit(release, timeStamp);
    if (loops) {
      queueLoop(queueableData, loopBegin, loopEnd - loopBegin, timeStamp);
    }
  }

  /** Forgets everything; what plays ends at once. */
  public void clear() {
    queueCommand(this::clearNow);
  }

  /** Forgets everything at a time. */
  public void clear(TimeStamp timeStamp) {
    scheduleCommand(timeStamp, this::clearNow);
  }

  private void clearNow() {
    interrupt();
    lastData = null;
    autoStopPending = false;
  }

  /** Ends what plays, forgets what waits. */
  private void interrupt() {
    if (current != null) {
      note(current, FINISHED);
      lastData = current.sequentialData;
      lastFrame = current.startFrame + frameIndex;
      current.queued = false;
      current = null;
      startNoted = false;
    }
    while (head != null) {
      pop();
    }
    interrupted = true;
  }

  private QueueDataCommand pop() {
    QueueDataCommand command = head;
    head = command.next;
    command.next = null;
    command.queued = false;
    if (head == null) {
      tail = null;
    }
    return command;
  }

  private void addCommand(QueueDataCommand command) {
    if (command.immediate) {
      interrupt();
    }
    if (command.queued) {
      return;
    }
    command.queued = true;
    if (tail == null) {
      head = command;
    } else {
      tail.next = command;
    }
    tail = command;
    autoStopPending = false;
  }

  /** Makes a command the one that plays, from its first frame; null for none. */
  public void setCurrentBlock(QueueDataCommand command) {
    current = command;
    frameIndex = 0;
    if (command != null) {
      command.queued = true;
      command.begin(lastData, lastFrame);
    }
  }

  /** The last command that waits, null if none does. */
  public QueueDataCommand getEndBlock() {
    return tail;
  }

  /** Whether there is another frame to play. */
  public boolean hasMore() {
    if (current == null) {
      startNext();
    }
    return current != null;
  }

  /** Takes the next command that has something to play. */
  private void startNext() {
    while (current == null && head != null) {
      QueueDataCommand command = pop();
      if (command.skipIfOthers && head != null) {
        continue;
      }
      if (command.numFrames == 0) {
        autoStopPending |= command.autoStop && head == null;
        continue;
      }
      setCurrentBlock(command);
    }
  }

  /**
   * Finds the frame to be played.
   *
   * @param synthesisPeriod seconds a frame of the synthesizer lasts
   */
  public void beginFrame(double synthesisPeriod) {
    targetValid = hasMore();
    if (targetValid) {
      normalizedRate =
          current.getCurrentData().getRateScaler(current.startFrame + frameIndex, synthesisPeriod);
    }
  }

  /** Whether {@link #beginFrame} found a frame. */
  public boolean isTargetValid() {
    return targetValid;
  }

  /** Frames of the data in a frame of the synthesizer, for the frame that was begun. */
  public double getNormalizedRate() {
    return normalizedRate;
  }

  /** Whether the frame that was begun is a segment's end rather than a sample. */
  public boolean isEnvelope() {
    return current != null && current.sequentialData instanceof SegmentedEnvelope;
  }

  /** A channel of the frame that was begun. */
  public double readCurrentChannelDouble(int channelIndex) {
    int index = (current.startFrame + frameIndex) * numChannels + channelIndex;
    return current.getCurrentData().readDouble(index);
  }

  /** Writes a channel of the frame that was begun. */
  public void writeCurrentChannelDouble(int channelIndex, double value) {
    int index = (current.startFrame + frameIndex) * numChannels + channelIndex;
    current.sequentialData.writeDouble(index, value);
  }

  /** Plays a frame of mono data; there must be one. */
  public double readNextMonoDouble(double synthesisPeriod) {
    beginFrame(synthesisPeriod);
    double value = readCurrentChannelDouble(0);
    endFrame();
    return value;
  }

  /** Writes a frame of mono data; there must be room, see {@link #hasMore}. */
  public void writeNextDouble(double value) {
    beginFrame(0.0);
    writeCurrentChannelDouble(0, value);
    endFrame();
  }

  /** Goes on behind the frame that was begun: to the next, back to the first, or to what waits. */
  public void endFrame() {
    if (current == null) {
      return;
    }
    frameCount++;
    if (!startNoted) {
      startNoted = true;
      note(current, STARTED);
    }
    frameIndex++;
    if (frameIndex < current.numFrames) {
      return;
    }
    if (current.loopsLeft > 0 || (current.loopsLeft < 0 && head == null)) {
      frameIndex = 0;
      current.loop();
      note(current, LOOPED);
    } else {
      finish();
    }
  }

  private void finish() {
    QueueDataCommand done = current;
    lastData = done.sequentialData;
    lastFrame = done.startFrame + done.numFrames;
    done.queued = false;
    current = null;
    startNoted = false;
    note(done, FINISHED);
    if (done.autoStop && head == null) {
      autoStopPending = true;
    }
  }

  private void note(QueueDataCommand command, int kind) {
    if (command.getCallback() != null && pendingCount < PENDING) {
      pendingCommands[pendingCount] = command;
      pendingKinds[pendingCount] = kind;
      pendingCount++;
    }
  }

  /** Tells callbacks what has happened since the last call; at most 64 things, others are lost. */
  public void firePendingCallbacks() {
    for (int i = 0; i < pendingCount; i++) {
      QueueDataCommand command = pendingCommands[i];
      pendingCommands[i] = null;
      UnitDataQueueCallback callback = command.getCallback();
      switch (pendingKinds[i]) {
        case STARTED -> callback.started(command);
        case LOOPED -> callback.looped(command);
        default -> callback.finished(command);
      }
    }
    pendingCount = 0;
  }

  /** Whether the unit is to stop now; asks only once. */
  public boolean testAndClearAutoStop() {
    boolean result = autoStopPending && current == null && head == null;
    if (result) {
      autoStopPending = false;
    }
    return result;
  }

  /** Whether something began at once, or everything was cleared, since the last call. */
  public boolean testAndClearInterrupted() {
    boolean result = interrupted;
    interrupted = false;
    return result;
  }

  /** Frames played so far. */
  public long getFrameCount() {
    return frameCount;
  }

  /** Values in a frame; data with another number cannot be queued. At first 1. */
  public int getNumChannels() {
    return numChannels;
  }

  public void setNumChannels(int numChannels) {
    this.numChannels = numChannels;
  }
}
