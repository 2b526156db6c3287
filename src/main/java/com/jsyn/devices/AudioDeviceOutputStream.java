package com.jsyn.devices;

import com.jsyn.io.AudioOutputStream;

/** Sound that goes to a device; writing waits until the device has room. */
public interface AudioDeviceOutputStream extends AudioOutputStream {

  void start();

  void stop();

  /** Estimated latency in seconds. */
  double getLatency();
}
