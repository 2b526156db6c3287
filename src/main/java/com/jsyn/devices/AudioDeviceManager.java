package com.jsyn.devices;

/** Lists a machine's audio devices and opens streams on them. */
public interface AudioDeviceManager {
  /** Stands for the default device wherever a device's number is asked for. */
  int USE_DEFAULT_DEVICE = -1;

  int getDeviceCount();

  String getDeviceName(int deviceID);

  String getName();

  int getMaxInputChannels(int deviceID);

  int getMaxOutputChannels(int deviceID);

  /** Number of the default input device, −1 when there is none. */
  int getDefaultInputDeviceID();

  /** Number of the default output device, −1 when there is none. */
  int getDefaultOutputDeviceID();

  /** Seconds. */
  double getDefaultLowInputLatency(int deviceID);

  /** Seconds. */
  double getDefaultHighInputLatency(int deviceID);

  /** Seconds. */
  double getDefaultLowOutputLatency(int deviceID);

  /** Seconds. */
  double getDefaultHighOutputLatency(int deviceID);

  /** Asks for a latency in seconds; returns 0 when it will be tried. */
  int setSuggestedInputLatency(double latency);

  /** Asks for a latency in seconds; returns 0 when it will be tried. */
  int setSuggestedOutputLatency(double latency);

  /** Opens an output. */
  AudioDeviceOutputStream createOutputStream(int deviceID, int frameRate, int samplesPerFrame);

  /** Opens an input. */
  AudioDeviceInputStream createInputStream(int deviceID, int frameRate, int samplesPerFrame);
}
