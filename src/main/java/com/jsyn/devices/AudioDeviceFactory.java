package com.jsyn.devices;

import com.jsyn.devices.javasound.JavaSoundAudioDevice;

/** Chooses how audio devices are reached: a given manager, or JavaSound. */
public class AudioDeviceFactory {
  private static volatile AudioDeviceManager instance;

  private AudioDeviceFactory() {}

  /** Lets {@code manager} serve all synthesizers created from now on; null restores the default. */
  public static void setInstance(AudioDeviceManager manager) {
    instance = manager;
  }

  /** The manager set before, or a new JavaSound one. */
  public static AudioDeviceManager createAudioDeviceManager() {
    return createAudioDeviceManager(false);
  }

  /** The same; {@code preferJavaSound} has no effect as there is only JavaSound. */
  public static AudioDeviceManager createAudioDeviceManager(boolean preferJavaSound) {
    AudioDeviceManager manager = instance;
    return manager != null ? manager : new JavaSoundAudioDevice();
  }
}
