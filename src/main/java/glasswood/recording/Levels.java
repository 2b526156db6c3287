package glasswood.recording;

import java.util.Arrays;

/**
 * How loud a sound is, a hundred times a second, and where in it something is said.
 *
 * <p>Speech is what is {@value #ABOVE_NOISE} dB above the noise between the words (the level that a
 * tenth of the sound stays below) and within {@value #BELOW_PEAK} dB of the loudest; shorter pauses
 * than {@value #PAUSE} values are part of it.
 */
final class Levels {
  static final int PER_SECOND = 100;
  private static final double ABOVE_NOISE = 10;
  private static final double BELOW_PEAK = 35;
  private static final double QUIETEST = -120;
  private static final int PAUSE = 8;
  private static final int LEAST = 3;
  private static final double NOISE_SHARE = 0.1;

  private final double[] db;
  private final boolean[] active;
  private final double peakDb;
  private final double noiseDb;

  Levels(double[] sound, int rate) {
    int hop = Math.max(1, rate / PER_SECOND);
    db = new double[Math.max(1, (sound.length + hop - 1) / hop)];
    for (int i = 0; i < db.length; i++) {
      int from = Math.max(0, i * hop - hop / 2);
      int to = Math.min(sound.length, i * hop + hop + hop / 2);
      double squares = 0;
      for (int k = from; k < to; k++) {
        squares += sound[k] * sound[k];
      }
      db[i] = Math.max(QUIETEST, 10 * StrictMath.log10(squares / Math.max(1, to - from) + 1e-30));
    }
    double[] sorted = db.clone();
    Arrays.sort(sorted);
    peakDb = sorted[sorted.length - 1];
    noiseDb = sorted[(int) (NOISE_SHARE * (sorted.length - 1))];
    // Who speaks without a pause leaves no noise to be heard.
    double threshold = Math.max(peakDb - BELOW_PEAK, Math.min(noiseDb + ABOVE_NOISE, peakDb - 20));
    active = new boolean[db.length];
    for (int i = 0; i < db.length; i++) {
      active[i] = db[i] > threshold;
    }
    runs(false, PAUSE);
    runs(true, LEAST);
  }

  /** Turns runs of {@code kind} that are shorter than {@code shortest} into the other kind. */
  private void runs(boolean kind, int shortest) {
    int begin = -1;
    for (int i = 0; i <= active.length; i++) {
      boolean here = i < active.length && active[i] == kind;
      if (here && begin < 0) {
        begin = i;
      } else if (!here && begin >= 0) {
        boolean inside = kind || (begin > 0 && i < active.length);
        if (inside && i - begin < shortest) {
          Arrays.fill(active, begin, i, !kind);
        }
        begin = -1;
      }
    }
  }

  int count() {
    return db.length;
  }

  /** RMS in dB below full scale over 20 ms. */
  double db(int index) {
    return db[index];
  }

  /** Whether something is said. */
  boolean isActive(int index) {
    return active[Math.max(0, Math.min(active.length - 1, index))];
  }

  double peakDb() {
    return peakDb;
  }

  /** What a tenth of the sound stays below. */
  double noiseDb() {
    return noiseDb;
  }

  /** How long something is said. */
  double activeSeconds() {
    int count = 0;
    for (boolean a : active) {
      count += a ? 1 : 0;
    }
    return (double) count / PER_SECOND;
  }
}
