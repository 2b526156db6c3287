package glasswood.unit;

import com.jsyn.ports.UnitInputPort;
import com.jsyn.ports.UnitOutputPort;
import com.jsyn.unitgen.UnitGenerator;
import glasswood.dream.Beats;
import glasswood.dream.Breath;
import glasswood.dream.Chord;
import glasswood.dream.Dream;
import glasswood.dream.Dreaming;
import glasswood.dream.Note;
import glasswood.dream.Tuning;
import glasswood.dream.Words;
import glasswood.patch.LayerDream;
import java.util.Arrays;
import java.util.List;

/** Renders one unit by itself for tests: no engine, blocks cut however a test likes. */
final class DreamRender {
  static final int RATE = 48000;

  private DreamRender() {}

  static Dream dream(long seed, double seconds, Beats beats, List<Chord> hymn, List<Note> lullaby) {
    Words words = new Words(List.of(), List.of(), null);
    Breath breath = Breath.steady(6, 0.45);
    return LayerDream.of(
        seed, seconds, Tuning.GLASSWOOD, breath, beats, () -> words, () -> hymn, () -> lullaby);
  }

  static Dream dream(long seed, double seconds, Beats beats) {
    return dream(seed, seconds, beats, List.of(), List.of());
  }

  /** Both sides of the unit's output for {@code frames} frames, in blocks of {@code block}. */
  static double[][] render(UnitGenerator unit, Dream dream, int frames, int block) {
    return render(unit, dream, frames, block, null);
  }

  /** The same, with the sides of {@code input} as the unit's input. */
  static double[][] render(
      UnitGenerator unit, Dream dream, int frames, int block, double[][] input) {
    unit.setFrameRate(RATE);
    if (unit instanceof Dreaming dreaming) {
      dreaming.enter(dream);
    }
    UnitOutputPort output = (UnitOutputPort) unit.getPortByName("output");
    int sides = output.getNumParts();
    double[][] sound = new double[sides][frames];
    for (int at = 0; at < frames; at += block) {
      int count = Math.min(block, frames - at);
      if (input != null) {
        UnitInputPort port = (UnitInputPort) unit.getPortByName("input");
        for (int part = 0; part < port.getNumParts(); part++) {
          System.arraycopy(input[part], at, port.getValues(part), 0, count);
        }
      }
      unit.generate(0, count);
      for (int side = 0; side < sides; side++) {
        System.arraycopy(output.getValues(side), 0, sound[side], at, count);
      }
    }
    return sound;
  }

  static double[][] render(UnitGenerator unit, Dream dream, double seconds) {
    return render(unit, dream, (int) (seconds * RATE), 64);
  }

  static double peak(double[][] sound) {
    double peak = 0;
    for (double[] side : sound) {
      for (double value : side) {
        peak = Math.max(peak, Math.abs(value));
      }
    }
    return peak;
  }

  static double rms(double[] sound, double from, double to) {
    double sum = 0;
    int begin = (int) (from * RATE);
    int end = (int) (to * RATE);
    for (int i = begin; i < end; i++) {
      sum += sound[i] * sound[i];
    }
    return Math.sqrt(sum / (end - begin));
  }

  /** Power of a sound at a frequency (one bin of a Fourier transform over a Hann window). */
  static double power(double[] sound, int from, int count, double hz) {
    double re = 0;
    double im = 0;
    double cos = 1;
    double sin = 0;
    double turnCos = Math.cos(2 * Math.PI * hz / RATE);
    double turnSin = Math.sin(2 * Math.PI * hz / RATE);
    double windowCos = 1;
    double windowSin = 0;
    double windowTurnCos = Math.cos(2 * Math.PI / count);
    double windowTurnSin = Math.sin(2 * Math.PI / count);
    for (int i = 0; i < count; i++) {
      double value = (0.5 - 0.5 * windowCos) * sound[from + i];
      re += value * cos;
      im += value * sin;
      double next = cos * turnCos - sin * turnSin;
      sin = cos * turnSin + sin * turnCos;
      cos = next;
      next = windowCos * windowTurnCos - windowSin * windowTurnSin;
      windowSin = windowCos * windowTurnSin + windowSin * windowTurnCos;
      windowCos = next;
    }
    return (re * re + im * im) * 16 / ((double) count * count);
  }

  /** The frequency between low and high at which {@link #power} is greatest, within 0.1 cent. */
  static double peakHz(double[] sound, int from, int count, double low, double high) {
    double best = low;
    double bestPower = 0;
    double bin = (double) RATE / count / 8;
    for (double hz = low; hz <= high; hz += bin) {
      double power = power(sound, from, count, hz);
      if (power > bestPower) {
        bestPower = power;
        best = hz;
      }
    }
    for (double step = bin / 2; step > best * 5e-5; step /= 2) {
      for (double hz : new double[] {best - step, best + step}) {
        double power = power(sound, from, count, hz);
        if (power > bestPower) {
          bestPower = power;
          best = hz;
        }
      }
    }
    return best;
  }

  /** Beats at equal intervals. */
  static Beats even(double bpm, double seconds) {
    double[] times = new double[(int) (seconds * bpm / 60) + 1];
    for (int i = 0; i < times.length; i++) {
      times[i] = 0.25 + i * 60 / bpm;
    }
    return Beats.at(Arrays.stream(times).filter(t -> t < seconds).toArray());
  }
}
