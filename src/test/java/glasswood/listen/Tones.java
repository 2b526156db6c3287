package glasswood.listen;

import glasswood.dream.Random64;

/** Sounds with known figures. Levels are peak dBFS of a sine. */
final class Tones {
  static final int RATE = 48_000;

  private Tones() {}

  /** A sine, the same on both sides. */
  static double[] sine(double hz, double db, double seconds) {
    double[] out = new double[(int) Math.round(seconds * RATE)];
    double amplitude = Levels.dbToAmplitude(db);
    for (int i = 0; i < out.length; i++) {
      out[i] = amplitude * Math.sin(2 * Math.PI * hz * i / RATE);
    }
    return out;
  }

  /** Pairs of dBFS and seconds, one after another, of one continuing sine. */
  static double[] steps(double hz, double... levelsAndSeconds) {
    int total = 0;
    for (int i = 1; i < levelsAndSeconds.length; i += 2) {
      total += (int) Math.round(levelsAndSeconds[i] * RATE);
    }
    double[] out = new double[total];
    int at = 0;
    for (int i = 0; i < levelsAndSeconds.length; i += 2) {
      double amplitude = Levels.dbToAmplitude(levelsAndSeconds[i]);
      int end = at + (int) Math.round(levelsAndSeconds[i + 1] * RATE);
      for (; at < end; at++) {
        out[at] = amplitude * Math.sin(2 * Math.PI * hz * at / RATE);
      }
    }
    return out;
  }

  /** Uniform white noise of the given peak. */
  static double[] noise(long seed, double peak, double seconds) {
    Random64 random = new Random64(seed);
    double[] out = new double[(int) Math.round(seconds * RATE)];
    for (int i = 0; i < out.length; i++) {
      out[i] = peak * random.bipolar();
    }
    return out;
  }

  /** A carrier whose amplitude swings by {@code depth}, 60 dB SPL as {@link Roughness} hears it. */
  static float[] modulated(int size, double carrierHz, double rateHz, double depth) {
    double amplitude =
        Levels.dbToAmplitude(60 - Roughness.FULL_SCALE_SPL) / Math.sqrt(1 + depth * depth / 2);
    float[] out = new float[size];
    for (int i = 0; i < size; i++) {
      double t = 2 * Math.PI * i / RATE;
      out[i] = (float) (amplitude * (1 + depth * Math.sin(rateHz * t)) * Math.sin(carrierHz * t));
    }
    return out;
  }
}
