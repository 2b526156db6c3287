package com.jsyn;

import com.jsyn.devices.AudioDeviceManager;
import com.jsyn.engine.SynthesisEngine;

/** Where programs begin: creates synthesizers and names the version of the API. */
public class JSyn {
  /** The release of the API that this implementation follows. */
  public static final String VERSION = "17.2.0";

  public static final int BUILD_NUMBER = 463;
  public static final int VERSION_CODE = (17 << 16) + (2 << 8);
  public static final String VERSION_TEXT = "V" + VERSION + " (Glasswood)";

  private JSyn() {}

  /** A synthesizer that plays to the default audio device, unless it is set not to be real-time. */
  public static Synthesizer createSynthesizer() {
    return new SynthesisEngine();
  }

  /** A synthesizer that takes its devices from {@code audioDeviceManager}. */
  public static Synthesizer createSynthesizer(AudioDeviceManager audioDeviceManager) {
    return new SynthesisEngine(audioDeviceManager);
  }
}
