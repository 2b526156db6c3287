package com.jsyn.engine;

import com.jsyn.JSyn;
import com.jsyn.Synthesizer;
import com.jsyn.devices.AudioDeviceFactory;
import com.jsyn.devices.AudioDeviceManager;
import com.jsyn.unitgen.UnitGenerator;
import com.softsynth.shared.time.ScheduledCommand;
import com.softsynth.shared.time.TimeStamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Computes audio by pulling the units of the run list, block by block. A block is split at the
 * frames of commands, so that these are exact to the frame.
 *
 * <p>Not in real time, the thread that sleeps or calls {@link #generateNextBuffer} computes. In
 * real time an {@link AudioThread} does, paced by the output device.
 */
public class SynthesisEngine implements Synthesizer {
  public static final int DEFAULT_FRAME_RATE = 44100;

  /** Amplitude of −90 dB. */
  public static final double DB90 = 1.0 / (1 << 15);

  /** Amplitude of −96 dB. */
  public static final double DB96 = 1.0 / (1 << 16);

  private static final int MOST_CHANNELS = 64;
  private static final double FRAME_TOLERANCE = 1e-6;
  private static final Runnable[] NO_TASKS = {};

  private final AudioDeviceManager givenDevices;
  private AudioDeviceManager devices;
  private final CommandQueue commands = new CommandQueue();
  private final LoadAnalyzer load = new LoadAnalyzer();
  private final List<UnitGenerator> units = new ArrayList<>();
  private final RunList started = new RunList();
  private volatile Runnable[] tasks = NO_TASKS;
  private double[][] inputBuffers = new double[0][];
  private double[][] outputBuffers = new double[0][];
  private int frameRate = DEFAULT_FRAME_RATE;
  private double framePeriod = 1.0 / DEFAULT_FRAME_RATE;
  private volatile long frameCount;
  private volatile boolean running;
  private boolean realTime = true;
  private boolean pullDataEnabled = true;
  private AudioThread audioThread;

  /** An engine that takes the default devices, once it needs any. */
  public SynthesisEngine() {
    this(null);
  }

  /** An engine that takes its devices from {@code audioDeviceManager}. */
  public SynthesisEngine(AudioDeviceManager audioDeviceManager) {
    givenDevices = audioDeviceManager;
    makeBuffers(0, 2);
  }

  private void makeBuffers(int inputs, int outputs) {
    inputBuffers = new double[inputs][FRAMES_PER_BLOCK];
    outputBuffers = new double[outputs][FRAMES_PER_BLOCK];
  }

  @Override
  public void start() {
    start(DEFAULT_FRAME_RATE);
  }

  @Override
  public void start(int frameRate) {
    start(
        frameRate,
        AudioDeviceManager.USE_DEFAULT_DEVICE,
        0,
        AudioDeviceManager.USE_DEFAULT_DEVICE,
        2);
  }

  @Override
  public synchronized void start(
      int frameRate,
      int inputDeviceID,
      int numInputChannels,
      int outputDeviceID,
      int numOutputChannels) {
    if (running) {
      return;
    }
    if (frameRate <= 0) {
      throw new IllegalArgumentException("frame rate must be above 0 Hz: " + frameRate);
    }
    if (Math.max(numInputChannels, numOutputChannels) > MOST_CHANNELS
        || Math.min(numInputChannels, numOutputChannels) < 0) {
      throw new IllegalArgumentException(
          "channels must be 0 to "
              + MOST_CHANNELS
              + ": "
              + numInputChannels
              + " in, "
              + numOutputChannels
              + " out");
    }
    this.frameRate = frameRate;
    this.framePeriod = 1.0 / frameRate;
    makeBuffers(numInputChannels, numOutputChannels);
    for (UnitGenerator unit : units) {
      unit.setFrameRate(frameRate);
    }
    if (realTime) {
      audioThread =
          new AudioThread(
              this,
              getAudioDeviceManager(),
              inputDeviceID,
              numInputChannels,
              outputDeviceID,
              numOutputChannels);
    }
    running = true;
    if (audioThread != null) {
      audioThread.start();
    }
  }

  @Override
  public void stop() {
    AudioThread thread;
    synchronized (this) {
      thread = audioThread;
      audioThread = null;
      running = false;
    }
    if (thread != null) {
      thread.finish();
    }
    started.clear();
  }

  /** Stops the engine and forgets its commands. */
  public void terminate() {
    stop();
    clearCommandQueue();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public boolean isRealTime() {
    return realTime;
  }

  @Override
  public void setRealTime(boolean realTime) {
    this.realTime = realTime;
  }

  /** Computes the next block into the output buffers. Allocates nothing, locks nothing. */
  public void generateNextBuffer() {
    long first = frameCount;
    for (double[] buffer : outputBuffers) {
      Arrays.fill(buffer, 0.0);
    }
    Runnable[] allTasks = tasks;
    for (int i = 0; i < allTasks.length; i++) {
      allTasks[i].run();
    }
    int start = 0;
    while (start < FRAMES_PER_BLOCK) {
      commands.runDue(first + start);
      int limit = (int) Math.min(FRAMES_PER_BLOCK, commands.nextFrame() - first);
      if (pullDataEnabled) {
        UnitGenerator[] list = started.units();
        for (int i = 0; i < list.length && list[i] != null; i++) {
          list[i].pullData(first, start, limit);
        }
      }
      start = limit;
      frameCount = first + limit;
    }
  }

  /** Counts the time until {@link #endLoad} as used for computing. */
  void beginLoad() {
    load.start();
  }

  void endLoad() {
    load.stop();
  }

  /** Values that arrived from an input channel for the present block; null without that channel. */
  public double[] getInputBuffer(int channel) {
    return channel < inputBuffers.length ? inputBuffers[channel] : null;
  }

  /** Where sinks add their output for the present block; null without that channel. */
  public double[] getOutputBuffer(int channel) {
    return channel < outputBuffers.length ? outputBuffers[channel] : null;
  }

  @Override
  public synchronized void add(UnitGenerator unit) {
    if (unit.getCircuit() != null) {
      throw new IllegalArgumentException(
          unit.getClass().getSimpleName() + " is part of a circuit: add the circuit");
    }
    unit.setSynthesisEngine(this);
    unit.setFrameRate(frameRate);
    if (!units.contains(unit)) {
      units.add(unit);
    }
  }

  @Override
  public synchronized void remove(UnitGenerator unit) {
    units.remove(unit);
    stopNow(unit);
    if (unit.getSynthesisEngine() == this) {
      unit.setSynthesisEngine(null);
    }
  }

  private void stopNow(UnitGenerator unit) {
    if (started.remove(unit)) {
      unit.flattenOutputs();
    }
  }

  /** Takes a unit off the run list at once; for units that stop themselves. */
  public void autoStopUnit(UnitGenerator unit) {
    stopNow(unit.getTopUnit());
  }

  @Override
  public void startUnit(UnitGenerator unit) {
    checkMine(unit);
    if (unit.getCircuit() == null) {
      queueCommand(() -> started.add(unit));
    }
  }

  @Override
  public void startUnit(UnitGenerator unit, double time) {
    startUnit(unit, new TimeStamp(time));
  }

  @Override
  public void startUnit(UnitGenerator unit, TimeStamp timeStamp) {
    checkMine(unit);
    if (unit.getCircuit() == null) {
      scheduleCommand(timeStamp, () -> started.add(unit));
    }
  }

  @Override
  public void stopUnit(UnitGenerator unit) {
    queueCommand(() -> stopNow(unit));
  }

  @Override
  public void stopUnit(UnitGenerator unit, double time) {
    stopUnit(unit, new TimeStamp(time));
  }

  @Override
  public void stopUnit(UnitGenerator unit, TimeStamp timeStamp) {
    scheduleCommand(timeStamp, () -> stopNow(unit));
  }

  private void checkMine(UnitGenerator unit) {
    if (unit.getSynthesisEngine() != this) {
      throw new IllegalArgumentException(
          unit.getClass().getSimpleName() + " was not added to this synthesizer");
    }
  }

  @Override
  public synchronized void addAudioTask(Runnable task) {
    Runnable[] more = Arrays.copyOf(tasks, tasks.length + 1);
    more[more.length - 1] = task;
    tasks = more;
  }

  @Override
  public synchronized void removeAudioTask(Runnable task) {
    tasks = Arrays.stream(tasks).filter(t -> t != task).toArray(Runnable[]::new);
  }

  @Override
  public void queueCommand(ScheduledCommand command) {
    commands.add(command, Long.MIN_VALUE);
  }

  @Override
  public void scheduleCommand(double time, ScheduledCommand command) {
    commands.add(command, frameOf(time));
  }

  private long frameOf(double time) {
    return (long) Math.ceil(time * frameRate - FRAME_TOLERANCE);
  }

  /**
   * Whether the calling thread is within a command that this engine runs, and a time (null for as
   * soon as possible) is not later than that command's: then nothing has to be scheduled.
   */
  public boolean isDueWithinCommand(TimeStamp timeStamp) {
    return commands.isRunning(timeStamp == null ? Long.MIN_VALUE : frameOf(timeStamp.getTime()));
  }

  @Override
  public void scheduleCommand(TimeStamp timeStamp, ScheduledCommand command) {
    scheduleCommand(timeStamp.getTime(), command);
  }

  @Override
  public void clearCommandQueue() {
    commands.clear();
  }

  @Override
  public void sleepUntil(double time) throws InterruptedException {
    if (!realTime) {
      while (running && getCurrentTime() < time) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        beginLoad();
        generateNextBuffer();
        endLoad();
      }
      return;
    }
    double left = time - getCurrentTime();
    while (running && left > 0) {
      Thread.sleep(Math.max(1, (long) (left * 1000)));
      left = time - getCurrentTime();
    }
  }

  @Override
  public void sleepFor(double duration) throws InterruptedException {
    sleepUntil(getCurrentTime() + duration);
  }

  @Override
  public TimeStamp createTimeStamp() {
    return new TimeStamp(getCurrentTime());
  }

  @Override
  public double getCurrentTime() {
    return frameCount / (double) frameRate;
  }

  @Override
  public long getFrameCount() {
    return frameCount;
  }

  @Override
  public int getFrameRate() {
    return frameRate;
  }

  @Override
  public double getFramePeriod() {
    return framePeriod;
  }

  /** 2 ÷ frame rate. */
  public double getInverseNyquist() {
    return 2.0 / frameRate;
  }

  /** Factor per frame by which a value falls by 90 dB in {@code duration} seconds. */
  public double convertTimeToExponentialScaler(double duration) {
    double frames = Math.max(1, duration * frameRate);
    return StrictMath.pow(DB90, 1 / frames);
  }

  @Override
  public double getUsage() {
    return load.getAverageLoad();
  }

  @Override
  public synchronized AudioDeviceManager getAudioDeviceManager() {
    if (devices == null) {
      devices = givenDevices != null ? givenDevices : AudioDeviceFactory.createAudioDeviceManager();
    }
    return devices;
  }

  /** Seconds; 0 without a device. */
  public double getInputLatency() {
    AudioThread thread = audioThread;
    return thread == null ? 0 : thread.inputLatency();
  }

  /** Seconds; 0 without a device. */
  public double getOutputLatency() {
    AudioThread thread = audioThread;
    return thread == null ? 0 : thread.outputLatency();
  }

  public boolean isPullDataEnabled() {
    return pullDataEnabled;
  }

  /** Lets blocks pass in silence while false. */
  public void setPullDataEnabled(boolean enabled) {
    pullDataEnabled = enabled;
  }

  /** Prints the tree of connections of each unit that was started. */
  public void printConnections() {
    UnitGenerator[] list = started.units();
    for (int i = 0; i < list.length && list[i] != null; i++) {
      list[i].printConnections();
    }
  }

  @Override
  public String getVersion() {
    return JSyn.VERSION;
  }

  @Override
  public int getVersionCode() {
    return JSyn.VERSION_CODE;
  }

  /** Nearest 16-bit sample of a value in −1…1; values beyond are clipped. */
  public static short convertDoubleToShort(double value) {
    return (short) Math.max(-32768, Math.min(32767, Math.rint(value * 32767)));
  }

  /** Value in −1…1 of a 16-bit sample. */
  public static double convertShortToDouble(short sample) {
    return sample / 32768.0;
  }

  @Override
  public String toString() {
    return "SynthesisEngine at " + frameRate + " Hz, " + started.size() + " units started";
  }
}
