package glasswood.listen;

import be.tarsos.dsp.pitch.PitchDetectionResult;
import be.tarsos.dsp.pitch.Yin;
import java.util.Arrays;

/**
 * The pitch of one speaking voice, two hundred times a second.
 *
 * <p>TarsosDSP's YIN (de Cheveigné and Kawahara, "YIN, a fundamental frequency estimator for speech
 * and music", JASA 111, 2002) over 48 ms at 16 kHz, from {@value #LOWEST_HZ} to {@value
 * #HIGHEST_HZ} Hz, of what is below some {@value #EDGE_HZ} Hz, where formants on their way disturb
 * less. It is asked with a threshold of 0.1, then of 0.2, then of 0.35 until a pitch is found: the
 * strictest answer is the least likely to be an overtone. Then the lag is refined within {@value
 * #NEARBY} by the correlation of the whole sound's slope, which the closures of the glottis shape
 * more than formants do. A value an octave away from its neighbours is moved to them, one that is
 * elsewhere is dropped, and so is voice that lasts less than {@value #SHORTEST_RUN} values.
 * TarsosDSP's FastYIN, which computes the same by Fourier transforms, misses pure tones at some
 * frequencies.
 */
public final class SpeechPitch {
  /** Values a second. */
  public static final int PER_SECOND = 200;

  /** Lowest pitch that is found, in Hz. */
  public static final double LOWEST_HZ = 50;

  /** Highest pitch that is found, in Hz. */
  public static final double HIGHEST_HZ = 600;

  private static final int RATE = 16_000;
  private static final int HOP = RATE / PER_SECOND;
  private static final int SIZE = 768;
  private static final double EDGE_HZ = 600;
  private static final double[] THRESHOLDS = {0.1, 0.2, 0.35};
  private static final double NEARBY = 0.06;

  /**
   * How much less alike a lag counts that is 100 % off: formants make ripples beside the summit.
   */
  private static final double DOUBT = 60;

  private static final double ALIKE = 0.45;
  private static final double SILENCE = 1e-10;
  private static final int NEIGHBOURS = 12;
  private static final double NEAR = 0.2;
  private static final int SHORTEST_RUN = 5;

  private final double[] hz;
  private final double[] clarity;

  private SpeechPitch(double[] hz, double[] clarity) {
    this.hz = hz;
    this.clarity = clarity;
  }

  /** The pitch along a sound of {@code rate} frames a second. */
  public static SpeechPitch of(double[] sound, int rate) {
    double[] full = Resampler.resample(sound, rate, RATE);
    double[] thin = low(full);
    double[] slope = new double[full.length];
    for (int i = 1; i < full.length; i++) {
      slope[i] = full[i] - full[i - 1];
    }
    Yin[] yins = new Yin[THRESHOLDS.length];
    for (int i = 0; i < yins.length; i++) {
      yins[i] = new Yin(RATE, SIZE, THRESHOLDS[i]);
    }
    int count = thin.length / HOP + 1;
    double[] hz = new double[count];
    double[] clarity = new double[count];
    float[] window = new float[SIZE];
    double before = 1.0 / 100;
    for (int i = 0; i < count; i++) {
      // What is compared are SIZE/2 frames with those a period later; that is to be the middle.
      int start = i * HOP - (int) (SIZE / 4 + 0.5 * before * RATE);
      double squares = 0;
      for (int k = 0; k < SIZE; k++) {
        int at = start + k;
        window[k] = at < 0 || at >= thin.length ? 0 : (float) thin[at];
        squares += (double) window[k] * window[k];
      }
      hz[i] = Double.NaN;
      if (squares < SILENCE * SIZE) {
        continue;
      }
      PitchDetectionResult result = pitch(yins, window);
      double found = result.getPitch();
      if (result.isPitched() && found >= LOWEST_HZ && found <= HIGHEST_HZ) {
        hz[i] = refined(slope, i * HOP, found);
        clarity[i] = result.getProbability();
        before = 1 / found;
      }
    }
    return new SpeechPitch(withoutRuns(cleaned(hz)), clarity);
  }

  /**
   * The pitch by the lag, near that of {@code hz}, at which the slopes around {@code at} are most
   * alike; {@code hz} where they are not alike.
   */
  private static double refined(double[] slope, int at, double hz) {
    double lag = RATE / hz;
    int from = (int) Math.floor(lag * (1 - NEARBY));
    int to = (int) Math.ceil(lag * (1 + NEARBY));
    double[] alike = new double[to - from + 3];
    int best = 0;
    for (int k = 0; k < alike.length; k++) {
      double off = (from - 1 + k) / lag - 1;
      alike[k] = alike(slope, at, from - 1 + k) - DOUBT * off * off;
      best = alike[k] > alike[best] ? k : best;
    }
    if (alike[best] < ALIKE || best == 0 || best == alike.length - 1) {
      return hz;
    }
    double bend = alike[best - 1] - 2 * alike[best] + alike[best + 1];
    double part = bend >= 0 ? 0 : 0.5 * (alike[best - 1] - alike[best + 1]) / bend;
    return RATE / (from - 1 + best + part);
  }

  /** Normalised correlation of a period and a half before {@code at} with what is a lag later. */
  private static double alike(double[] slope, int at, int lag) {
    double ab = 0;
    double aa = 1e-20;
    double bb = 1e-20;
    int half = (3 * lag) / 4;
    for (int k = -half; k <= half; k++) {
      int a = at - lag / 2 + k;
      int b = a + lag;
      if (a >= 0 && b < slope.length) {
        ab += slope[a] * slope[b];
        aa += slope[a] * slope[a];
        bb += slope[b] * slope[b];
      }
    }
    return ab / Math.sqrt(aa * bb);
  }

  /** By the strictest detector that finds one: it is the least likely to take an overtone. */
  private static PitchDetectionResult pitch(Yin[] yins, float[] window) {
    PitchDetectionResult result = yins[0].getPitch(window);
    for (int i = 1; i < yins.length && !result.isPitched(); i++) {
      result = yins[i].getPitch(window);
    }
    return result;
  }

  /** One-pole low-passes, twice there and back, so that nothing is moved in time. */
  private static double[] low(double[] sound) {
    double share = 1 - StrictMath.exp(-2 * Math.PI * EDGE_HZ / RATE);
    double[] out = sound.clone();
    for (int round = 0; round < 4; round++) {
      double value = 0;
      for (int i = 0; i < out.length; i++) {
        int at = round % 2 == 0 ? i : out.length - 1 - i;
        value += share * (out[at] - value);
        out[at] = value;
      }
    }
    return out;
  }

  /** Values that agree with what is around them. */
  private static double[] cleaned(double[] hz) {
    double[] clean = new double[hz.length];
    double[] near = new double[2 * NEIGHBOURS + 1];
    for (int i = 0; i < hz.length; i++) {
      clean[i] = Double.NaN;
      if (Double.isNaN(hz[i])) {
        continue;
      }
      int count = 0;
      for (int k = Math.max(0, i - NEIGHBOURS); k < Math.min(hz.length, i + NEIGHBOURS + 1); k++) {
        if (!Double.isNaN(hz[k])) {
          near[count++] = hz[k];
        }
      }
      Arrays.sort(near, 0, count);
      double usual = near[count / 2];
      for (double factor : new double[] {1, 2, 0.5}) {
        if (Math.abs(hz[i] * factor / usual - 1) < NEAR) {
          clean[i] = hz[i] * factor;
          break;
        }
      }
    }
    return clean;
  }

  private static double[] withoutRuns(double[] hz) {
    int begin = 0;
    for (int i = 0; i <= hz.length; i++) {
      if (i == hz.length || Double.isNaN(hz[i])) {
        if (i - begin < SHORTEST_RUN) {
          Arrays.fill(hz, begin, i, Double.NaN);
        }
        begin = i + 1;
      }
    }
    return hz;
  }

  /** How many values there are; the first is that of time 0. */
  public int count() {
    return hz.length;
  }

  /** Pitch in Hz; NaN where there is no voice. */
  public double hz(int index) {
    return hz[index];
  }

  /** How periodic the sound is there, 0 … 1. */
  public double clarity(int index) {
    return clarity[index];
  }
}
