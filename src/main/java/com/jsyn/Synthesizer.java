package com.jsyn;

import com.jsyn.devices.AudioDeviceManager;
import com.jsyn.unitgen.UnitGenerator;
import com.softsynth.shared.time.ScheduledCommand;
import com.softsynth.shared.time.TimeStamp;

/** Computes blocks of audio by pulling started unit generators, live or as fast as it can. */
public interface Synthesizer {

  /**
   * Frames in a block; a multiple of 8. Unit generators get arrays of this length and must not
   * assume its value.
   */
  int FRAMES_PER_BLOCK = 64;

  /** Starts at 44,100 Hz without input, stereo, on the default devices. */
  void start();

  /** Starts at {@code frameRate} Hz without input, stereo, on the default devices. */
  void start(int frameRate);

  /**
   * Starts the engine; does nothing when it runs already.
   *
   * @param frameRate frames a second
   * @param inputDeviceID a device's number or {@link AudioDeviceManager#USE_DEFAULT_DEVICE}
   * @param numInputChannels 0 for none
   * @param outputDeviceID as the input's
   * @param numOutputChannels 0 for none
   */
  void start(
      int frameRate,
      int inputDeviceID,
      int numInputChannels,
      int outputDeviceID,
      int numOutputChannels);

  /** Stops the engine and empties the run list. */
  void stop();

  boolean isRunning();

  /** Whether a device's clock drives the engine; to be set before {@link #start}. */
  void setRealTime(boolean realTime);

  boolean isRealTime();

  /**
   * Adds a unit and, for a circuit, all that it holds.
   *
   * @throws IllegalArgumentException when the unit belongs to another synthesizer
   */
  void add(UnitGenerator ugen);

  /** Removes a unit; it is stopped first. */
  void remove(UnitGenerator ugen);

  /** Runs {@code task} once a block, on the engine's thread. */
  void addAudioTask(Runnable task);

  void removeAudioTask(Runnable task);

  void startUnit(UnitGenerator unit);

  void startUnit(UnitGenerator unit, double time);

  void startUnit(UnitGenerator unit, TimeStamp timeStamp);

  void stopUnit(UnitGenerator unit);

  void stopUnit(UnitGenerator unit, double time);

  void stopUnit(UnitGenerator unit, TimeStamp timeStamp);

  /** Sleeps, or computes when not in real time, until engine time has reached {@code time}. */
  void sleepUntil(double time) throws InterruptedException;

  /** As {@link #sleepUntil}, {@code duration} seconds from now. */
  void sleepFor(double duration) throws InterruptedException;

  /** The present moment of engine time. */
  TimeStamp createTimeStamp();

  /** Seconds of audio computed since the start. */
  double getCurrentTime();

  /** Frames computed since the start. */
  long getFrameCount();

  int getFrameRate();

  /** Seconds a frame lasts. */
  double getFramePeriod();

  /** Smoothed fraction of the available time that computing takes. */
  double getUsage();

  AudioDeviceManager getAudioDeviceManager();

  /** Runs {@code command} at the frame of its time, in the order of times. */
  void scheduleCommand(double time, ScheduledCommand command);

  /** Runs {@code command} at the frame of its time, in the order of times. */
  void scheduleCommand(TimeStamp timeStamp, ScheduledCommand command);

  /** Runs {@code command} before the next block. */
  void queueCommand(ScheduledCommand command);

  /** Forgets all commands that have not yet run. */
  void clearCommandQueue();

  String getVersion();

  int getVersionCode();
}
