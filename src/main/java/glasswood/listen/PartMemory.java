package glasswood.listen;

import glasswood.stage.GainCurve;
import glasswood.stage.StemSink;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Remembers the last seconds of every part of a mix, so that whoever finds something in the mix can
 * ask which part it was. Parts are the layers and the shared space.
 *
 * <p>Of each part that sounds it keeps 1.4 s of its mid signal and 10 s of its energy in steps of
 * 10 ms, above 60 Hz, below which loudness hears little. Parts that have been silent for longer are
 * forgotten, so memory does not grow with duration. Answers are numbers for {@link #label}; −1
 * means nobody.
 */
final class PartMemory implements StemSink {
  static final int NOBODY = -1;

  private static final double AUDIO_SECONDS = 1.4;
  private static final int STEPS_PER_SECOND = 100;
  private static final int STEPS = 1024;
  private static final double HIGH_PASS_HZ = 60;
  private static final int SPACE_NUMBER = 0;
  private static final double EVENT_SECONDS = 0.03;
  private static final double CLICK_SECONDS = 0.006;

  private final int rate;
  private final GainCurve gain;
  private final double highPass;
  private final int mask;
  private final List<Part> parts = new ArrayList<>();
  private final List<String> phases = new ArrayList<>();
  private final List<String> layers = new ArrayList<>();
  private final List<Double> means = new ArrayList<>();

  /** One part's past. */
  private final class Part {
    final int number;
    final float[] audio = new float[mask + 1];
    final float[] energy = new float[STEPS];
    final long begin;
    long end;
    double low;
    double sum;

    Part(int number, long begin) {
      this.number = number;
      this.begin = begin;
      end = begin;
    }

    void add(double[] left, double[] right, int frames) {
      double at = low;
      double squares = sum;
      double mean = 0;
      long frame = end;
      long stepEnd = stepStart(step(frame) + 1);
      for (int i = 0; i < frames; i++) {
        double mid = 0.5 * (left[i] + right[i]);
        audio[(int) (frame & mask)] = (float) mid;
        at += highPass * (mid - at);
        double high = mid - at;
        squares += high * high;
        mean += mid;
        frame++;
        if (frame == stepEnd) {
          energy[(int) (step(frame - 1) % STEPS)] = (float) squares;
          squares = 0;
          stepEnd = stepStart(step(frame) + 1);
        }
      }
      low = Math.abs(at) < 1e-30 ? 0 : at;
      sum = squares;
      means.set(number, means.get(number) + mean);
      end = frame;
    }

    double at(long frame) {
      boolean kept = frame >= begin && frame < end && frame > end - audio.length;
      return kept ? audio[(int) (frame & mask)] : 0;
    }

    double energy(long fromStep, long toStep) {
      long first = Math.max(Math.max(fromStep, step(begin)), step(end) - STEPS + 1);
      long last = Math.min(toStep, step(end));
      double squares = 0;
      for (long s = first; s < last; s++) {
        squares += energy[(int) (s % STEPS)];
      }
      return squares;
    }
  }

  /** How much a part has of something. */
  @FunctionalInterface
  private interface Share {
    double of(Part part);
  }

  /**
   * @param rate frames a second
   * @param gain what the mix is mastered by
   */
  PartMemory(int rate, GainCurve gain) {
    this.rate = rate;
    this.gain = gain;
    highPass = 1 - StrictMath.exp(-2 * Math.PI * HIGH_PASS_HZ / rate);
    mask = Integer.highestOneBit((int) (AUDIO_SECONDS * rate)) * 2 - 1;
    phases.add(null);
    layers.add("space");
    means.add(0.0);
  }

  private long step(long frame) {
    return (frame * STEPS_PER_SECOND + STEPS_PER_SECOND - 1) / rate;
  }

  private long stepStart(long step) {
    return step * rate / STEPS_PER_SECOND;
  }

  @Override
  public void part(
      String phase, String layer, long position, double[] left, double[] right, int frames) {
    if (layer == null) {
      forget(position);
    }
    Part part = find(phase, layer);
    if (part == null || part.end != position) {
      parts.remove(part);
      part = new Part(number(phase, layer), position);
      parts.add(part);
    }
    part.add(left, right, frames);
  }

  private Part find(String phase, String layer) {
    for (Part part : parts) {
      if (layer == null
          ? part.number == SPACE_NUMBER
          : layer.equals(layers.get(part.number)) && phase.equals(phases.get(part.number))) {
        return part;
      }
    }
    return null;
  }

  private int number(String phase, String layer) {
    if (layer == null) {
      return SPACE_NUMBER;
    }
    for (int i = 1; i < layers.size(); i++) {
      if (layer.equals(layers.get(i)) && phase.equals(phases.get(i))) {
        return i;
      }
    }
    layers.add(layer);
    phases.add(phase);
    means.add(0.0);
    return layers.size() - 1;
  }

  private void forget(long position) {
    long oldest = position - (long) STEPS * rate / STEPS_PER_SECOND;
    for (Iterator<Part> i = parts.iterator(); i.hasNext(); ) {
      if (i.next().end < oldest) {
        i.remove();
      }
    }
  }

  /**
   * What a part is called: its layer, with its phase before it when that is not {@code phase}; null
   * for nobody.
   */
  String label(int number, String phase) {
    if (number == NOBODY) {
      return null;
    }
    String own = phases.get(number);
    return own == null || own.equals(phase) ? layers.get(number) : own + "/" + layers.get(number);
  }

  /** The part that has the most; a layer rather than the space, which only follows layers. */
  private int most(Share share) {
    int found = NOBODY;
    double highest = 0;
    for (Part part : parts) {
      double value = share.of(part);
      if (value > highest && (part.number != SPACE_NUMBER || found == NOBODY)) {
        highest = part.number == SPACE_NUMBER ? 0 : value;
        found = part.number;
      }
    }
    return found;
  }

  /** Who has the most energy in the {@code seconds} before {@code frame}. */
  int loudest(long frame, double seconds) {
    long to = step(frame);
    long from = to - Math.round(seconds * STEPS_PER_SECOND);
    return most(part -> part.energy(from, to));
  }

  /**
   * Who makes the short-term loudness rise most in the second before {@code frame}: what its 3 s
   * gain at one end and lose at the other.
   */
  int rising(long frame) {
    long now = step(frame);
    return most(part -> part.energy(now - 100, now) - part.energy(now - 400, now - 300));
  }

  /**
   * Who begins at {@code frame}: whose energy grows most, tilted towards the high tones, which are
   * what is sudden about a beginning.
   */
  int beginning(long frame) {
    int reach = (int) (EVENT_SECONDS * rate);
    return most(part -> squares(part, frame, frame + reach) - squares(part, frame - reach, frame));
  }

  private static double squares(Part part, long from, long to) {
    double sum = 0;
    for (long f = from; f < to; f++) {
      double value = part.at(f) - part.at(f - 1);
      sum += value * value;
    }
    return sum;
  }

  /** Who clicks at {@code frame}: whose third difference is the greatest. */
  int clicking(long frame) {
    int reach = (int) (CLICK_SECONDS * rate);
    return most(
        part -> {
          double highest = 0;
          for (long f = frame - reach; f < frame + reach; f++) {
            double third = part.at(f) - 3 * part.at(f - 1) + 3 * part.at(f - 2) - part.at(f - 3);
            highest = Math.max(highest, Math.abs(third));
          }
          return highest;
        });
  }

  /** Who peaks at {@code frame}. */
  int peaking(long frame) {
    int reach = (int) (CLICK_SECONDS * rate);
    return most(
        part -> {
          double highest = 0;
          for (long f = frame - reach; f < frame + reach; f++) {
            highest = Math.max(highest, Math.abs(part.at(f)));
          }
          return highest;
        });
  }

  /** Whose mean over everything is farthest from zero. */
  int leaning() {
    int found = NOBODY;
    for (int i = 0; i < means.size(); i++) {
      if (found == NOBODY || Math.abs(means.get(i)) > Math.abs(means.get(found))) {
        found = i;
      }
    }
    return found;
  }

  /** How many parts have been heard so far; their numbers are below. */
  int count() {
    return layers.size();
  }

  /** The mid signal of part {@code number} from {@code frame} on; false when it is silent there. */
  boolean audio(int number, long frame, float[] out) {
    for (Part part : parts) {
      if (part.number == number && part.end > frame) {
        double factor = gain.factor(frame);
        for (int i = 0; i < out.length; i++) {
          out[i] = (float) (factor * part.at(frame + i));
        }
        return true;
      }
    }
    return false;
  }

  /** Without whom the mix around {@code frame} would be least rough. */
  int rough(long frame, Roughness model) {
    int size = model.size();
    long from = frame - size / 2;
    double factor = gain.factor(frame);
    float[] mix = new float[size];
    for (Part part : parts) {
      for (int i = 0; i < size; i++) {
        mix[i] += (float) (factor * part.at(from + i));
      }
    }
    float[] without = new float[size];
    double whole = model.of(mix);
    return most(
        part -> {
          double energy = 0;
          for (int i = 0; i < size; i++) {
            double value = factor * part.at(from + i);
            energy += value * value;
            without[i] = (float) (mix[i] - value);
          }
          return energy == 0 ? 0 : whole - model.of(without);
        });
  }
}
