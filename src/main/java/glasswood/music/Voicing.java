package glasswood.music;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * A harmony given to four voices.
 *
 * @param hz frequencies from bass to soprano
 * @param semitones the same as semitones over 1 Hz
 * @param strain how crowded and rough it is by itself, 0 or more
 */
record Voicing(double[] hz, double[] semitones, double strain) {
  /** Lowest and highest tone of bass, tenor, alto and soprano in Hz: D2–D3, A2–E4, E3–A4, A3–D5. */
  static final double[][] RANGES = {{73, 147}, {109, 331}, {164, 441}, {219, 588}};

  private static final double CLOSEST = 3;
  private static final double CLOSEST_OVER_LOW_BASS = 6.9;
  private static final double LOW_BASS_HZ = 115;

  /**
   * Thirds on tones below this beat at 30 to 55 Hz within one critical band. Sung on <i>u</i>, with
   * next to no overtones, nothing else is heard.
   */
  private static final double LOW_HZ = 215;

  private static final double CLOSEST_OF_LOW = 4.5;
  private static final double WIDEST_UPPER = 12.1;
  private static final double WIDEST_OVER_BASS = 22;
  private static final double EQUAL_SEMITONES = 0.3;
  private static final double STRAIN_OF_ROUGHNESS = 6;
  private static final int KEPT = 48;

  /** The best voicings of {@code harmony} over {@code rootHz}, least strained first. */
  static List<Voicing> of(Harmony harmony, double rootHz) {
    List<double[]> uppers = new ArrayList<>();
    List<Double> required = harmony.required();
    if (required.size() == 3) {
      permute(required.get(0), required.get(1), required.get(2), uppers);
    } else {
      for (double doubled : harmony.doubled()) {
        permute(required.get(0), required.get(1), doubled, uppers);
      }
    }
    List<Voicing> voicings = new ArrayList<>();
    for (double[] upper : uppers) {
      for (double bass : inRange(harmony.bass() * rootHz, 0)) {
        for (double tenor : inRange(upper[0] * rootHz, 1)) {
          for (double alto : inRange(upper[1] * rootHz, 2)) {
            for (double soprano : inRange(upper[2] * rootHz, 3)) {
              add(new double[] {bass, tenor, alto, soprano}, voicings);
            }
          }
        }
      }
    }
    voicings.sort(Comparator.comparingDouble(Voicing::strain));
    return List.copyOf(voicings.subList(0, Math.min(KEPT, voicings.size())));
  }

  /**
   * Whether a pair of voices moves in fifths or octaves (or twelfths and so on) from this voicing
   * to the next, in whatever direction.
   */
  boolean movesInParallelTo(Voicing next) {
    for (int low = 0; low < 3; low++) {
      for (int high = low + 1; high < 4; high++) {
        boolean bothMove =
            Math.abs(next.semitones[low] - semitones[low]) > EQUAL_SEMITONES
                && Math.abs(next.semitones[high] - semitones[high]) > EQUAL_SEMITONES;
        int interval = perfect(semitones[high] - semitones[low]);
        if (bothMove
            && interval >= 0
            && interval == perfect(next.semitones[high] - next.semitones[low])) {
          return true;
        }
      }
    }
    return false;
  }

  /** Cost of moving to {@code next}: nearest tones are cheap, leaps and crossings dear. */
  double motionTo(Voicing next) {
    double cost = 0;
    for (int voice = 0; voice < 4; voice++) {
      double step = Math.abs(next.semitones[voice] - semitones[voice]);
      double weight = voice == 0 ? 0.5 : 1;
      cost += weight * step + (step > 5.5 && voice > 0 ? 3 * (step - 5.5) : 0);
    }
    if (Math.abs(next.semitones[3] - semitones[3]) < EQUAL_SEMITONES) {
      cost += 1.5;
    }
    return cost;
  }

  private static int perfect(double semitones) {
    double inOctave = semitones - 12 * Math.rint(semitones / 12);
    if (Math.abs(inOctave) < EQUAL_SEMITONES) {
      return 0;
    }
    return Math.abs(inOctave + 5) < EQUAL_SEMITONES || Math.abs(inOctave - 7) < EQUAL_SEMITONES
        ? 7
        : -1;
  }

  private static void add(double[] hz, List<Voicing> voicings) {
    double[] semitones = new double[4];
    for (int i = 0; i < 4; i++) {
      semitones[i] = Pitch.cents(1, hz[i]) / 100;
    }
    double overBass = semitones[1] - semitones[0];
    double closest = hz[0] < LOW_BASS_HZ ? CLOSEST_OVER_LOW_BASS : CLOSEST;
    if (overBass < closest || overBass > WIDEST_OVER_BASS) {
      return;
    }
    for (int i = 2; i < 4; i++) {
      double interval = semitones[i] - semitones[i - 1];
      double least = hz[i - 1] < LOW_HZ ? CLOSEST_OF_LOW : CLOSEST;
      if (interval < least || interval > WIDEST_UPPER) {
        return;
      }
    }
    double strain = STRAIN_OF_ROUGHNESS * roughness(hz) + Math.max(0, overBass - 14) * 0.2;
    voicings.add(new Voicing(hz, semitones, strain));
  }

  /** Sensory dissonance of the voices' first four harmonics after Sethares (JASA 94, 1993). */
  private static double roughness(double[] hz) {
    double sum = 0;
    for (int a = 0; a < 16; a++) {
      for (int b = 0; b < a; b++) {
        double one = hz[a / 4] * (a % 4 + 1);
        double other = hz[b / 4] * (b % 4 + 1);
        double scale = 0.24 / (0.021 * Math.min(one, other) + 19);
        double x = scale * Math.abs(one - other);
        double weight = 1.0 / ((a % 4 + 1) * (b % 4 + 1));
        sum += weight * (StrictMath.exp(-3.5 * x) - StrictMath.exp(-5.75 * x));
      }
    }
    return sum;
  }

  private static void permute(double a, double b, double c, List<double[]> into) {
    double[][] orders = {{a, b, c}, {a, c, b}, {b, a, c}, {b, c, a}, {c, a, b}, {c, b, a}};
    Collections.addAll(into, orders);
  }

  private static List<Double> inRange(double hz, int voice) {
    List<Double> tones = new ArrayList<>();
    for (int octave = -5; octave <= 5; octave++) {
      double tone = StrictMath.scalb(hz, octave);
      if (tone >= RANGES[voice][0] && tone <= RANGES[voice][1]) {
        tones.add(tone);
      }
    }
    return tones;
  }
}
