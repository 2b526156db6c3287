package glasswood.listen;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds what was heard before: a passage of ten seconds or more that is the same recording as one
 * {@value #LEAST_LAG} s to ten minutes earlier, even when it is softer or other sounds lie over it.
 *
 * <p>Eight times a second the mid signal becomes a fingerprint: of 36 bands, six to the octave from
 * 80 Hz, how much each changed in a quarter of a second, in dB, less what all changed together. So
 * neither level nor timbre counts, only what happens; what is composed anew, as a tune sung again
 * by other breaths, is not the same, since even its noise is not. For every lag, the correlation of
 * the fingerprints then and now is followed with a memory of 8 s; a repeat stands out from what
 * nine tenths of all lags have, which rhythm and breath raise too.
 *
 * <p>Sources: changes of band energies as a fingerprint, Haitsma and Kalker, "A highly robust audio
 * fingerprinting system", ISMIR 2002; following similarity over time along each lag, Goto, "A
 * chorus-section detecting method for musical audio signals", ICASSP 2003. Memory is constant, 1.5
 * MB.
 */
final class RepeatMeter {
  /** Shorter lags are rhythm and breath. */
  static final int LEAST_LAG = 15;

  static final double LIKE = 0.5;
  static final double STANDING_OUT = 0.3;

  private static final int PER_SECOND = 8;
  private static final int LONGEST_LAG = 600;
  private static final int BANDS = 36;
  private static final int BANDS_PER_OCTAVE = 6;
  private static final double LOWEST_HZ = 80;
  private static final int CHANGE = 2;
  private static final double MOST_DB = 12;
  private static final double SILENT_POWER = 1e-9;
  private static final double MEMORY_SECONDS = 8;
  private static final double LEAST_CHANGE_DB = 0.5;
  private static final int HITS = 5;
  private static final int SAME = 2;
  private static final int MOST_REPEATS = 1000;

  /**
   * A passage that was heard before.
   *
   * @param from when it begins again, in seconds
   * @param to until when it is the same
   * @param lag how much earlier it was, in seconds
   * @param likeness the highest correlation, up to 1
   * @param part which part of the mix it is, see {@link PartMemory}
   */
  record Repeat(double from, double to, double lag, double likeness, int part) {}

  private final PartMemory parts;
  private final int size;
  private final double rate;
  private final Fourier fourier;
  private final float[] window;
  private final float[] power;
  private final int[] edges = new int[BANDS + 1];
  private final Slicer slicer;
  private final int lags = (LONGEST_LAG - LEAST_LAG) * PER_SECOND;
  private final int kept = LONGEST_LAG * PER_SECOND + 1;
  // Newest first, and everything twice, so that all lags lie in one stretch.
  private final float[][] prints = new float[BANDS][2 * kept];
  private final float[] strengths = new float[2 * kept];
  private final float[] alike = new float[lags];
  private final float[] scores = new float[lags];
  private final float[][] levels = new float[CHANGE + 1][BANDS];
  private final float[] now = new float[BANDS];
  private final float keep = (float) StrictMath.exp(-1 / (MEMORY_SECONDS * PER_SECOND));
  private final List<Repeat> repeats = new ArrayList<>();
  private double[] causes = {};
  private float strength;
  private long count;
  private int hits;
  private int misses;
  private int hitLag;
  private double firstHit;
  private double lastHit;
  private double highest;

  /**
   * A meter for sound of {@code rate} frames a second.
   *
   * @param parts what the sound is mixed from; null when that is not known
   */
  RepeatMeter(int rate, PartMemory parts) {
    this.parts = parts;
    this.rate = rate;
    size = 1 << (int) Math.rint(StrictMath.log(0.34 * rate) / StrictMath.log(2));
    fourier = new Fourier(size);
    window = Fourier.hann(size);
    power = new float[size / 2 + 1];
    for (int b = 0; b <= BANDS; b++) {
      double hz = LOWEST_HZ * StrictMath.pow(2, b / (double) BANDS_PER_OCTAVE);
      edges[b] = Math.min(size / 2, (int) Math.rint(hz * size / rate));
    }
    slicer = new Slicer(size, rate / PER_SECOND, this::hear);
  }

  void add(double[] left, double[] right, int offset, int frames) {
    slicer.add(left, right, offset, frames);
  }

  /** What was heard twice; ends the last one. */
  List<Repeat> finish() {
    close();
    return List.copyOf(repeats);
  }

  private void hear(float[] samples, long start) {
    System.arraycopy(levels[1], 0, levels[0], 0, BANDS);
    System.arraycopy(levels[2], 0, levels[1], 0, BANDS);
    level(samples, levels[2]);
    print(levels[2], count < CHANGE ? levels[2] : levels[0], now);
    int at = kept - 1 - (int) (count % kept);
    float squares = 0;
    for (int b = 0; b < BANDS; b++) {
      prints[b][at] = now[b];
      prints[b][at + kept] = now[b];
      squares += now[b] * now[b];
    }
    strength = keep * strength + squares;
    strengths[at] = strength;
    strengths[at + kept] = strength;
    follow(at);
    count++;
    if (count % PER_SECOND == 0 && count > (LEAST_LAG + 2 * MEMORY_SECONDS) * PER_SECOND) {
      judge(at, start);
    }
  }

  /** The levels of a window's bands, in dB. */
  private void level(float[] samples, float[] level) {
    for (int i = 0; i < size; i++) {
      samples[i] *= window[i];
    }
    fourier.real(samples);
    fourier.power(samples, power);
    float scale = 16f / size / size;
    for (int b = 0; b < BANDS; b++) {
      float sum = 0;
      for (int k = edges[b]; k < Math.max(edges[b] + 1, edges[b + 1]); k++) {
        sum += power[k];
      }
      level[b] = (float) (10 * StrictMath.log10(sum * scale + SILENT_POWER));
    }
  }

  /** The fingerprint of a change of levels. */
  private static void print(float[] level, float[] before, float[] print) {
    float mean = 0;
    for (int b = 0; b < BANDS; b++) {
      print[b] = (float) Math.max(-MOST_DB, Math.min(MOST_DB, level[b] - before[b]));
      mean += print[b] / BANDS;
    }
    for (int b = 0; b < BANDS; b++) {
      print[b] -= mean;
    }
  }

  /** Compares every part's fingerprint with that of the whole at the lag that was found. */
  private void seekCause(long start, int then) {
    if (causes.length < parts.count()) {
      causes = Arrays.copyOf(causes, parts.count());
    }
    float[] samples = new float[size];
    float[] level = new float[BANDS];
    float[] before = new float[BANDS];
    float[] print = new float[BANDS];
    for (int number = 0; number < parts.count(); number++) {
      if (parts.audio(number, start, samples)) {
        level(samples, level);
        parts.audio(number, start - CHANGE * (long) (rate / PER_SECOND), samples);
        level(samples, before);
        print(level, before, print);
        double product = 0;
        double squares = 1e-9;
        double others = 1e-9;
        for (int b = 0; b < BANDS; b++) {
          product += print[b] * prints[b][then];
          squares += print[b] * print[b];
          others += prints[b][then] * prints[b][then];
        }
        causes[number] += product / Math.sqrt(squares * others);
      }
    }
  }

  private int cause() {
    int found = PartMemory.NOBODY;
    for (int i = 0; i < causes.length; i++) {
      if (causes[i] > (found == PartMemory.NOBODY ? 0 : causes[found])) {
        found = i;
      }
    }
    return found;
  }

  /** Follows how alike now and each lag are. */
  private void follow(int at) {
    int first = at + LEAST_LAG * PER_SECOND;
    int known = (int) Math.max(0, Math.min(lags, count - (first - at)));
    for (int i = 0; i < known; i++) {
      alike[i] *= keep;
    }
    for (int b = 0; b < BANDS; b += 4) {
      float[] p0 = prints[b];
      float[] p1 = prints[b + 1];
      float[] p2 = prints[b + 2];
      float[] p3 = prints[b + 3];
      float n0 = now[b];
      float n1 = now[b + 1];
      float n2 = now[b + 2];
      float n3 = now[b + 3];
      for (int i = 0; i < known; i++) {
        alike[i] +=
            n0 * p0[first + i] + n1 * p1[first + i] + n2 * p2[first + i] + n3 * p3[first + i];
      }
    }
  }

  private void judge(int at, long start) {
    double seconds = (start + size / 2.0) / rate;
    int first = LEAST_LAG * PER_SECOND;
    int known = (int) Math.max(0, Math.min(lags, count - 1 - first));
    float least = (float) (LEAST_CHANGE_DB * LEAST_CHANGE_DB * BANDS * MEMORY_SECONDS * PER_SECOND);
    int best = -1;
    for (int i = 0; i < known; i++) {
      float other = strengths[at + first + i];
      boolean moving = strength > least && other > least;
      scores[i] = moving ? (float) (alike[i] / Math.sqrt((double) strength * other)) : 0;
      if (best < 0 || scores[i] > scores[best]) {
        best = i;
      }
    }
    if (best < 0) {
      return;
    }
    float score = scores[best];
    Arrays.sort(scores, 0, known);
    float usual = scores[(int) (0.9 * (known - 1))];
    if (score > LIKE && score > usual + STANDING_OUT) {
      if (hits > 0 && Math.abs(best - hitLag) > SAME) {
        close();
      }
      if (hits == 0) {
        firstHit = seconds;
        highest = 0;
        Arrays.fill(causes, 0);
      }
      if (parts != null) {
        seekCause(start, at + first + best);
      }
      hits++;
      misses = 0;
      hitLag = best;
      lastHit = seconds;
      highest = Math.max(highest, score);
    } else if (hits > 0 && ++misses > 2) {
      close();
    }
  }

  private void close() {
    if (hits >= HITS && repeats.size() < MOST_REPEATS) {
      double lag = (hitLag + (double) LEAST_LAG * PER_SECOND) / PER_SECOND;
      // A likeness of a half needs as long as the memory halves its weight to build up.
      double built = MEMORY_SECONDS * StrictMath.log(2);
      repeats.add(new Repeat(Math.max(lag, firstHit - built), lastHit, lag, highest, cause()));
    }
    hits = 0;
    misses = 0;
  }
}
