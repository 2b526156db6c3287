package glasswood.play;

import com.jsyn.devices.AudioDeviceInputStream;
import com.jsyn.devices.AudioDeviceManager;
import com.jsyn.devices.AudioDeviceOutputStream;
import java.util.Arrays;

/** One device that keeps what it receives, or none at all. */
final class RecordingDevices implements AudioDeviceManager {
  private final boolean present;
  private double[] samples = new double[1 << 16];
  private int count;
  private boolean closed;
  private int actAt = Integer.MAX_VALUE;
  private Runnable act = () -> {};

  RecordingDevices() {
    this(true);
  }

  private RecordingDevices(boolean present) {
    this.present = present;
  }

  static RecordingDevices none() {
    return new RecordingDevices(false);
  }

  /** Runs {@code action} once when this many frames have arrived. */
  void after(int frames, Runnable action) {
    actAt = frames;
    act = action;
  }

  double[] samples() {
    return Arrays.copyOf(samples, count);
  }

  boolean closed() {
    return closed;
  }

  private final class Output implements AudioDeviceOutputStream {
    @Override
    public void start() {}

    @Override
    public void stop() {}

    @Override
    public double getLatency() {
      return 0;
    }

    @Override
    public void write(double value) {
      write(new double[] {value}, 0, 1);
    }

    @Override
    public void write(double[] buffer) {
      write(buffer, 0, buffer.length);
    }

    @Override
    public void write(double[] buffer, int start, int length) {
      while (count + length > samples.length) {
        samples = Arrays.copyOf(samples, 2 * samples.length);
      }
      System.arraycopy(buffer, start, samples, count, length);
      count += length;
      if (count / 2 >= actAt) {
        actAt = Integer.MAX_VALUE;
        act.run();
      }
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  @Override
  public AudioDeviceOutputStream createOutputStream(
      int deviceID, int frameRate, int samplesPerFrame) {
    if (!present) {
      throw new IllegalStateException("no device");
    }
    return new Output();
  }

  @Override
  public AudioDeviceInputStream createInputStream(
      int deviceID, int frameRate, int samplesPerFrame) {
    throw new IllegalStateException("no input");
  }

  @Override
  public int getDeviceCount() {
    return present ? 1 : 0;
  }

  @Override
  public String getDeviceName(int deviceID) {
    return "recording";
  }

  @Override
  public String getName() {
    return "recording";
  }

  @Override
  public int getMaxInputChannels(int deviceID) {
    return 0;
  }

  @Override
  public int getMaxOutputChannels(int deviceID) {
    return 2;
  }

  @Override
  public int getDefaultInputDeviceID() {
    return USE_DEFAULT_DEVICE;
  }

  @Override
  public int getDefaultOutputDeviceID() {
    return present ? 0 : USE_DEFAULT_DEVICE;
  }

  @Override
  public double getDefaultLowInputLatency(int deviceID) {
    return 0;
  }

  @Override
  public double getDefaultHighInputLatency(int deviceID) {
    return 0;
  }

  @Override
  public double getDefaultLowOutputLatency(int deviceID) {
    return 0;
  }

  @Override
  public double getDefaultHighOutputLatency(int deviceID) {
    return 0;
  }

  @Override
  public int setSuggestedInputLatency(double latency) {
    return 0;
  }

  @Override
  public int setSuggestedOutputLatency(double latency) {
    return 0;
  }
}
