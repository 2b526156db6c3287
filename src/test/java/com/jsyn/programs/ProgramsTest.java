package com.jsyn.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.jsyn.LoopDevices;
import com.jsyn.Player;
import com.jsyn.Rig;
import com.jsyn.Synthesizer;
import com.jsyn.data.FloatSample;
import com.jsyn.util.SampleLoader;
import com.softsynth.math.AudioMath;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Five programs as JSyn's users write them, and what they sound. */
@Timeout(60)
class ProgramsTest {
  /** Steps of 24 bits, and those of the floats that files are loaded into. */
  private static final double QUANTUM = 2.0e-7;

  @TempDir private Path folder;

  private File file() {
    return folder.resolve("heard.wav").toFile();
  }

  /** The channels of a file; the recording may begin within the first blocks. */
  private static double[][] load(File file) throws IOException {
    FloatSample sample = SampleLoader.loadFloatSample(file);
    assertEquals(48_000.0, sample.getFrameRate());
    int channels = sample.getChannelsPerFrame();
    double[][] signals = new double[channels][sample.getNumFrames()];
    for (int i = 0; i < sample.getNumFrames(); i++) {
      for (int c = 0; c < channels; c++) {
        signals[c][i] = sample.readDouble(i * channels + c);
      }
    }
    return signals;
  }

  private static int at(double seconds) {
    return (int) Math.round(seconds * Rig.RATE);
  }

  private static double level(double[] signal, double from, double to) {
    return Rig.rms(Arrays.copyOfRange(signal, at(from), at(to)));
  }

  /** The amplitude of a sinusoid, from 2^14 frames in Blackman and Harris's window. */
  private static double amplitude(double[] signal, double from, double hz) {
    int n = 1 << 14;
    double[] windowed = Rig.windowed(Arrays.copyOfRange(signal, at(from), at(from) + n));
    double re = 0.0;
    double im = 0.0;
    for (int i = 0; i < n; i++) {
      double angle = 2.0 * Math.PI * hz * i / Rig.RATE;
      re += windowed[i] * Math.cos(angle);
      im += windowed[i] * Math.sin(angle);
    }
    return 2.0 * Math.hypot(re, im) / n;
  }

  /** Bessel's function of the first kind, by its series. */
  private static double bessel(int order, double x) {
    double term = 1.0;
    for (int k = 1; k <= order; k++) {
      term *= 0.5 * x / k;
    }
    double sum = 0.0;
    for (int k = 0; k < 30; k++) {
      sum += term;
      term *= -0.25 * x * x / ((k + 1.0) * (k + 1.0 + order));
    }
    return sum;
  }

  @Test
  void theBellHasBesselsSidebandsAndFadesToItsCarrier() throws Exception {
    FmBell.record(file());
    double[] heard = load(file())[0];
    // While the index holds, side frequencies are |c ± k·m| with J_k(index); those below 0 Hz are
    // reflected with the sign −1 (here of the sum with J_−k = (−1)^k·J_k) and meet no others.
    for (int k = 0; k <= 5; k++) {
      double wanted = 0.8 * Math.abs(bessel(k, FmBell.INDEX));
      double up = FmBell.CARRIER_HZ + k * FmBell.MODULATOR_HZ;
      double down = Math.abs(FmBell.CARRIER_HZ - k * FmBell.MODULATOR_HZ);
      assertEquals(wanted, amplitude(heard, 0.1, up), 1.0e-4, "upper " + k);
      assertEquals(wanted, amplitude(heard, 0.1, down), 1.0e-4, "lower " + k);
    }
    // The frequency is modulated, not the phase: its integral is cos, which starts the phase off.
    assertTrue(amplitude(heard, 0.1, 330.0) < 1.0e-4, "between the side frequencies");
    double fading = amplitude(heard, 1.62, FmBell.CARRIER_HZ);
    assertTrue(amplitude(heard, 1.62, 480.0) < 0.01 * fading, "the index has not fallen");
    double left = 0.8 * (0.605 + 1.4 - 1.62 - 8192.0 / Rig.RATE) / 1.4;
    assertEquals(left, fading, 0.02 * left);
    assertEquals(0.0, level(heard, 2.05, 2.15), QUANTUM);
    assertEquals(0.8, peak(heard, 0.01, 0.5), 1.0e-3);
  }

  private static double peak(double[] signal, double from, double to) {
    double peak = 0.0;
    for (int i = at(from); i < at(to); i++) {
      peak = Math.max(peak, Math.abs(signal[i]));
    }
    return peak;
  }

  @Test
  void chordsComeOnTimeWithAllTheirNotes() throws Exception {
    PolySynth.record(file());
    double[][] sides = load(file());
    double[] heard = new double[sides[0].length];
    for (int i = 0; i < heard.length; i++) {
      heard[i] = sides[0][i] + sides[1][i];
    }
    assertEquals(0.0, level(heard, 0.0, 0.5), 0.0);
    double time = 0.5;
    for (int chord = 0; chord < PolySynth.CHORDS.length; chord++) {
      int onset = at(time);
      assertEquals(0.0, heard[onset - 1], 1.0e-3, "before chord " + chord);
      double early = Rig.rms(Arrays.copyOfRange(heard, onset, onset + 480));
      assertTrue(early > 0.02, "chord " + chord + " begins with " + early);
      for (int pitch : PolySynth.CHORDS[chord]) {
        double hz = AudioMath.pitchToFrequency(pitch);
        assertTrue(amplitude(heard, time + 0.15, hz) > 0.03, chord + " lacks " + pitch);
      }
      double foreign = AudioMath.pitchToFrequency(61);
      assertTrue(amplitude(heard, time + 0.15, foreign) < 0.003, "what is not played sounds");
      // The release falls by 90 dB in 0.15 s.
      double off = time + PolySynth.HELD_SECONDS;
      double held = level(heard, off - 0.05, off);
      assertTrue(level(heard, off + 0.1, off + 0.15) < 0.002 * held, "not released");
      time += PolySynth.CHORD_SECONDS;
    }
    assertEquals(0.0, level(heard, time, time + 0.4), 1.0e-4);
  }

  @Test
  void aSampleLoopsWhileItIsHeldAndReleases() throws Exception {
    List<String> told = LoopedSample.record(file());
    double[] heard = load(file())[0];
    double time = 0.25;
    for (double rate : LoopedSample.RATES) {
      assertEquals(0.0, level(heard, time - 0.05, time), QUANTUM);
      double hold = time + LoopedSample.HELD_SECONDS;
      // Attack: a straight rise, faster at a higher rate.
      double rise = LoopedSample.ATTACK_FRAMES / rate / Rig.RATE;
      assertEquals(0.25, peak(heard, time + 0.49 * rise, time + 0.5 * rise), 0.02);
      // Sustained: a sine that loops without a seam; linear interpolation loses 1e-3 of it.
      double hz = LoopedSample.SAMPLE_HZ * rate;
      assertEquals(0.5, amplitude(heard, time + rise + 0.01, hz), 1.0e-3, "rate " + rate);
      double whole = level(heard, time + rise + 0.01, hold);
      assertEquals(0.5 / Math.sqrt(2.0), whole, 1.0e-3);
      assertEquals(
          0.0, Player.cents(Player.pitch(heard, at(time + rise + 0.1)), hz), 0.1, "rate " + rate);
      // Release: to nothing within its frames.
      double fall = LoopedSample.RELEASE_FRAMES / rate / Rig.RATE;
      assertTrue(peak(heard, hold + 0.4 * fall, hold + 0.5 * fall) < 0.35);
      assertTrue(peak(heard, hold + 0.4 * fall, hold + 0.5 * fall) > 0.2);
      assertEquals(0.0, level(heard, hold + fall + 0.001, hold + fall + 0.02), QUANTUM);
      time += LoopedSample.NOTE_SECONDS;
    }
    assertEquals(List.of("started 4800", "looped", "finished"), told);
    int last = at(time);
    // The second pass begins exactly one attack later.
    for (int i = 1; i < LoopedSample.ATTACK_FRAMES; i++) {
      assertEquals(heard[last + i], heard[last + LoopedSample.ATTACK_FRAMES + i], 1.0e-5);
    }
    assertEquals("release", LoopedSample.makeSample().getMarker(0).name);
  }

  @Test
  void aCloudOfGrainsStretchesASweep() throws Exception {
    GrainCloud.record(file());
    double[][] heard = load(file());
    for (double second = 1.0; second < GrainCloud.CLOUD_SECONDS - 0.5; second += 1.0) {
      double share = 0.9 * second / GrainCloud.CLOUD_SECONDS;
      double wanted = GrainCloud.hertz(share);
      double found = centroid(heard[0], second, 0.2);
      // A grain lasts 0.02 … 0.04 s of the sweep's 0.5 s, a tenth of three octaves, so its middle
      // is higher by 3.6 · 0.03 semitones … a quarter of an octave at most.
      double cents = Player.cents(found, wanted);
      assertTrue(cents > 0.0 && cents < 250.0, second + " s: " + cents + " cents");
    }
    // 24 grains fill half the time each with cos² of RMS √(3/8)/√2, amplitude 0.05 ± 0.02, and
    // do not know of each other: √(24 · ½ · ½ · 3/8 · (0.05² + 0.02²/3)).
    double power = 24 * 0.5 * 0.5 * 0.375 * (0.05 * 0.05 + 0.02 * 0.02 / 3.0);
    double left = level(heard[0], 1.0, 9.5);
    double right = level(heard[1], 1.0, 9.5);
    double total = Math.sqrt(left * left + right * right);
    double panned = Math.hypot(0.75, 0.25);
    assertEquals(Math.sqrt(power) * panned, total, 0.1 * total);
    assertEquals(3.0, left / right, 0.01);
  }

  /** The mean frequency by power. */
  private static double centroid(double[] signal, double from, double seconds) {
    int n = Integer.highestOneBit(at(seconds));
    double[] bins =
        Rig.amplitudes(Rig.windowed(Arrays.copyOfRange(signal, at(from), at(from) + n)));
    double power = 0.0;
    double moment = 0.0;
    for (int i = 0; i < bins.length; i++) {
      power += bins[i] * bins[i];
      moment += i * bins[i] * bins[i];
    }
    return moment / power * Rig.RATE / n;
  }

  @Test
  void liveInputEchoesFromSideToSide() throws Exception {
    int click = 1000;
    LoopDevices devices =
        new LoopDevices(at(1.0), frame -> frame == click || frame == click + 1 ? 0.5 : 0.0);
    LiveEcho echo = new LiveEcho(devices);
    echo.start();
    double[][] heard = devices.await();
    echo.stop();
    assertTrue(devices.isClosed());
    assertEquals(0.0, Rig.rms(Arrays.copyOfRange(heard[0], 0, click)), 0.0);
    assertEquals(0.5, heard[0][click], 0.0);
    assertEquals(0.5, heard[1][click + 1], 0.0);
    int delay = at(LiveEcho.DELAY_SECONDS);
    // Of the two connections that make the loop one sees the block before, so that going round
    // both sides takes a block more.
    double[] wanted = {0.5, 0.5};
    int place = click + delay;
    for (int round = 0; round < 4; round++) {
      for (int side = 0; side < 2; side++) {
        wanted = darker(wanted);
        place = onset(heard[side], place - 300);
        int expected = click + (2 * round + side + 1) * delay;
        int late = place - expected;
        assertTrue(
            late >= 0 && late <= (round + 1) * Synthesizer.FRAMES_PER_BLOCK,
            "echo " + round + side + " is late by " + late);
        assertEquals(0, late % Synthesizer.FRAMES_PER_BLOCK);
        for (int i = 0; i < 16; i++) {
          assertEquals(wanted[i], heard[side][place + i], 1.0e-9, "echo " + round + side);
        }
        for (int i = 0; i < wanted.length; i++) {
          wanted[i] *= LiveEcho.FEEDBACK;
        }
        place += delay;
      }
    }
  }

  /** The one-pole low-pass of the echoes, written once more. */
  private static double[] darker(double[] signal) {
    double[] result = new double[200];
    double state = 0.0;
    for (int i = 0; i < result.length; i++) {
      double in = i < signal.length ? signal[i] : 0.0;
      state = (1.0 - LiveEcho.POLE) * in + LiveEcho.POLE * state;
      result[i] = state;
    }
    return result;
  }

  /** The first frame from a place on that is louder than what the echo before has left. */
  private static int onset(double[] signal, int from) {
    for (int i = from; i < signal.length; i++) {
      if (Math.abs(signal[i]) > 1.0e-6) {
        return i;
      }
    }
    throw new AssertionError("silent from " + from);
  }
}
