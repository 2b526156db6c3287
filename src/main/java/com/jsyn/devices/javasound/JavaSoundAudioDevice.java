package com.jsyn.devices.javasound;

import com.jsyn.devices.AudioDeviceInputStream;
import com.jsyn.devices.AudioDeviceManager;
import com.jsyn.devices.AudioDeviceOutputStream;
import java.util.ArrayList;
import java.util.List;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.Line;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.Mixer;
import javax.sound.sampled.SourceDataLine;
import javax.sound.sampled.TargetDataLine;

/** The machine's audio devices as JavaSound shows them: 16 bits, little-endian. */
public class JavaSoundAudioDevice implements AudioDeviceManager {
  private static final double LOW_LATENCY = 0.04;
  private static final double HIGH_LATENCY = 0.2;

  private final List<Device> devices = new ArrayList<>();
  private double suggestedInputLatency = LOW_LATENCY;
  private double suggestedOutputLatency = LOW_LATENCY;

  private record Device(String name, Mixer mixer, int inputs, int outputs) {}

  /** Looks at the devices that are there now; finds none on a machine without sound. */
  public JavaSoundAudioDevice() {
    for (Mixer.Info info : AudioSystem.getMixerInfo()) {
      Mixer mixer = AudioSystem.getMixer(info);
      int inputs = channels(mixer, mixer.getTargetLineInfo());
      int outputs = channels(mixer, mixer.getSourceLineInfo());
      if (inputs > 0 || outputs > 0) {
        devices.add(new Device(info.getName(), mixer, inputs, outputs));
      }
    }
  }

  private static int channels(Mixer mixer, Line.Info[] lines) {
    int most = 0;
    for (Line.Info line : lines) {
      if (line instanceof DataLine.Info data && mixer.isLineSupported(line)) {
        for (AudioFormat format : data.getFormats()) {
          int channels = format.getChannels();
          most = Math.max(most, channels == AudioSystem.NOT_SPECIFIED ? 2 : channels);
        }
      }
    }
    return most;
  }

  @Override
  public String getName() {
    return "JavaSound";
  }

  @Override
  public int getDeviceCount() {
    return devices.size();
  }

  @Override
  public String getDeviceName(int deviceID) {
    return devices.get(deviceID).name();
  }

  @Override
  public int getMaxInputChannels(int deviceID) {
    return devices.get(deviceID).inputs();
  }

  @Override
  public int getMaxOutputChannels(int deviceID) {
    return devices.get(deviceID).outputs();
  }

  @Override
  public int getDefaultInputDeviceID() {
    for (int id = 0; id < devices.size(); id++) {
      if (devices.get(id).inputs() > 0) {
        return id;
      }
    }
    return USE_DEFAULT_DEVICE;
  }

  @Override
  public int getDefaultOutputDeviceID() {
    for (int id = 0; id < devices.size(); id++) {
      if (devices.get(id).outputs() > 0) {
        return id;
      }
    }
    return USE_DEFAULT_DEVICE;
  }

  @Override
  public double getDefaultLowInputLatency(int deviceID) {
    return LOW_LATENCY;
  }

  @Override
  public double getDefaultHighInputLatency(int deviceID) {
    return HIGH_LATENCY;
  }

  @Override
  public double getDefaultLowOutputLatency(int deviceID) {
    return LOW_LATENCY;
  }

  @Override
  public double getDefaultHighOutputLatency(int deviceID) {
    return HIGH_LATENCY;
  }

  @Override
  public int setSuggestedInputLatency(double latency) {
    suggestedInputLatency = latency;
    return 0;
  }

  @Override
  public int setSuggestedOutputLatency(double latency) {
    suggestedOutputLatency = latency;
    return 0;
  }

  /**
   * Opens a line for playing.
   *
   * @throws IllegalStateException when no such line can be had
   */
  @Override
  public AudioDeviceOutputStream createOutputStream(
      int deviceID, int frameRate, int samplesPerFrame) {
    AudioFormat format = format(frameRate, samplesPerFrame);
    try {
      DataLine.Info info = new DataLine.Info(SourceDataLine.class, format);
      SourceDataLine line =
          (SourceDataLine)
              (deviceID == USE_DEFAULT_DEVICE
                  ? AudioSystem.getLine(info)
                  : devices.get(deviceID).mixer().getLine(info));
      return new JavaSoundOutputStream(line, format, suggestedOutputLatency);
    } catch (LineUnavailableException | IllegalArgumentException | SecurityException e) {
      throw new IllegalStateException("no sound output with " + format + ": " + e.getMessage(), e);
    }
  }

  /**
   * Opens a line for recording.
   *
   * @throws IllegalStateException when no such line can be had
   */
  @Override
  public AudioDeviceInputStream createInputStream(
      int deviceID, int frameRate, int samplesPerFrame) {
    AudioFormat format = format(frameRate, samplesPerFrame);
    try {
      DataLine.Info info = new DataLine.Info(TargetDataLine.class, format);
      TargetDataLine line =
          (TargetDataLine)
              (deviceID == USE_DEFAULT_DEVICE
                  ? AudioSystem.getLine(info)
                  : devices.get(deviceID).mixer().getLine(info));
      return new JavaSoundInputStream(line, format, suggestedInputLatency);
    } catch (LineUnavailableException | IllegalArgumentException | SecurityException e) {
      throw new IllegalStateException("no sound input with " + format + ": " + e.getMessage(), e);
    }
  }

  private static AudioFormat format(int frameRate, int channels) {
    return new AudioFormat(frameRate, 16, channels, true, false);
  }
}
