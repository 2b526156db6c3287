package glasswood.play;

import com.jsyn.devices.AudioDeviceManager;
import com.jsyn.devices.AudioDeviceOutputStream;
import glasswood.listen.Witness;
import glasswood.stage.Balance;
import glasswood.stage.Failure;
import glasswood.stage.Mastering;
import glasswood.stage.Stage;
import glasswood.timeline.Phase;
import glasswood.timeline.Score;
import glasswood.unit.Kernels;
import java.io.IOException;
import java.util.List;

/**
 * Plays a score on a sound device. Without pauses, skips and fades the device receives exactly the
 * samples of a render.
 */
public final class Player {
  /** Seconds over which playing fades out unless asked otherwise. */
  public static final double FADE_SECONDS = 8;

  private static final int CHUNK = 1024;
  private static final double PAUSE_FADE_SECONDS = 0.4;
  private static final double DEVICE_SECONDS = 0.25;
  private static final double TELL_SECONDS = 0.2;
  private static final long PAUSE_NANOS = 20_000_000L;

  /** What a player does. */
  public enum State {
    PLAYING,
    PAUSED,
    FADING
  }

  private final Score score;
  private final Balance balance;
  private final AudioDeviceOutputStream device;
  private final int threads;
  private final double sleepSeconds;
  private volatile boolean pauseAsked;
  private volatile boolean skipAsked;
  private volatile double fadeAsked = Double.NaN;
  private List<Failure> failures = List.of();
  private Witness witness = Witness.none();
  private double[] interleaved = new double[2 * CHUNK];
  private double level = 1;
  private double fadeFrames;
  private double fadeLeft = Double.POSITIVE_INFINITY;
  private long played;
  private long toldAt;

  /**
   * @param score the piece
   * @param balance what mastering does to its levels
   * @param device what {@link #open} gave; closed when playing ends
   * @param threads threads that compute layers
   * @param sleepSeconds when to fade out, in seconds after the start; infinite for never
   */
  public Player(
      Score score,
      Balance balance,
      AudioDeviceOutputStream device,
      int threads,
      double sleepSeconds) {
    this.score = score;
    this.balance = balance;
    this.device = device;
    this.threads = threads;
    this.sleepSeconds = sleepSeconds;
  }

  /**
   * Opens the default sound device for stereo at {@code rate} Hz.
   *
   * @throws NoSoundDevice when there is none, or it cannot play this
   */
  public static AudioDeviceOutputStream open(AudioDeviceManager devices, int rate)
      throws NoSoundDevice {
    devices.setSuggestedOutputLatency(DEVICE_SECONDS);
    try {
      return devices.createOutputStream(AudioDeviceManager.USE_DEFAULT_DEVICE, rate, 2);
    } catch (RuntimeException e) {
      throw new NoSoundDevice(e);
    }
  }

  /** Pauses or goes on, with a short fade. */
  public void togglePause() {
    pauseAsked = !pauseAsked;
  }

  /** Leads over to the next phase. */
  public void skip() {
    skipAsked = true;
  }

  /** Fades out over {@code seconds} and ends; a pause ends at once. */
  public void fadeOut(double seconds) {
    fadeAsked = seconds;
  }

  /**
   * Lets {@code hears} hear what the device gets, from now on; it belongs to the playing thread.
   */
  public void witness(Witness hears) {
    witness = hears;
  }

  /** Layers that had to be faded out. */
  public List<Failure> failures() {
    return failures;
  }

  /**
   * Plays until the end of the piece or of a fade.
   *
   * @throws IOException when the device fails
   */
  public void play(PlayerListener listener) throws IOException {
    try (Stage stage = new Stage(score, threads, CHUNK)) {
      device.start();
      Mastering mastering = new Mastering(score, balance, stage.position());
      double[] left = new double[CHUNK];
      double[] right = new double[CHUNK];
      boolean ended = false;
      while (!ended) {
        obey(stage);
        if (pauseAsked && level == 0) {
          waitPaused(stage.position(), listener);
          ended = fadeLeft <= 0;
          continue;
        }
        long position = stage.position();
        int read = stage.read(left, right);
        failures = stage.failures();
        if (read == 0) {
          double[][] rest = mastering.finish();
          hand(rest[0], rest[1], rest[0].length, position, listener);
          ended = true;
        } else {
          mastering.moveTo(position);
          int ready = mastering.process(left, right, read);
          hand(left, right, ready, position, listener);
          ended = fadeLeft <= 0;
        }
      }
      device.stop();
    } finally {
      device.close();
    }
  }

  private void obey(Stage stage) {
    if (skipAsked) {
      skipAsked = false;
      stage.skip();
    }
    double seconds = fadeAsked;
    if (Double.isNaN(seconds) && played >= sleepSeconds * score.rate()) {
      seconds = FADE_SECONDS;
    }
    if (!Double.isNaN(seconds) && fadeLeft > seconds * score.rate()) {
      fadeFrames = Math.max(1, seconds * score.rate());
      fadeLeft = level == 0 ? 0 : fadeFrames;
    }
  }

  private void waitPaused(long position, PlayerListener listener) {
    tell(position, Double.NEGATIVE_INFINITY, listener);
    java.util.concurrent.locks.LockSupport.parkNanos(PAUSE_NANOS);
  }

  /** Applies pause and fade, which leave samples alone when there is neither, and writes. */
  private void hand(
      double[] left, double[] right, int frames, long position, PlayerListener listener)
      throws IOException {
    double step = 1 / (PAUSE_FADE_SECONDS * score.rate());
    if (interleaved.length < 2 * frames) {
      interleaved = new double[2 * frames];
    }
    double power = 0;
    for (int i = 0; i < frames; i++) {
      level = pauseAsked ? Math.max(0, level - step) : Math.min(1, level + step);
      double gain = Kernels.raisedCosine(level);
      if (fadeLeft < Double.POSITIVE_INFINITY) {
        fadeLeft -= 1;
        gain *= Kernels.raisedCosine(fadeLeft / fadeFrames);
      }
      left[i] = gain == 1 ? left[i] : gain * left[i];
      right[i] = gain == 1 ? right[i] : gain * right[i];
      interleaved[2 * i] = left[i];
      interleaved[2 * i + 1] = right[i];
      power += interleaved[2 * i] * interleaved[2 * i];
    }
    witness.heard(left, right, 0, frames);
    device.write(interleaved, 0, 2 * frames);
    played += frames;
    tell(position, 10 * StrictMath.log10(power / Math.max(1, frames) + 1e-12), listener);
  }

  private void tell(long position, double levelDb, PlayerListener listener) {
    if (played - toldAt < TELL_SECONDS * score.rate() && !pauseAsked) {
      return;
    }
    toldAt = played;
    String name = "";
    for (Phase phase : score.phases()) {
      if (position >= phase.startFrame()) {
        name = phase.name();
      }
    }
    State state =
        fadeLeft < Double.POSITIVE_INFINITY
            ? State.FADING
            : pauseAsked ? State.PAUSED : State.PLAYING;
    listener.at(position, name, levelDb, state);
  }
}
