package com.jsyn.devices;

import com.jsyn.io.AudioInputStream;

/** Sound that comes from a device. */
public interface AudioDeviceInputStream extends AudioInputStream {

  void start();

  void stop();

  /** Estimated latency in seconds. */
  double getLatency();
}
