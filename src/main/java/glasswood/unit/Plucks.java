package glasswood.unit;

import java.util.Arrays;

/**
 * A pool of plucked or struck tones: each a few decaying sines with a soft attack, at its own
 * place. A tone for which no voice is free is left out, since taking a ringing voice would click.
 * Allocates nothing after construction.
 */
final class Plucks {
  private static final int CHUNK = 64;

  /** What is missing of a full level is then nothing. */
  private static final double NEGLIGIBLE = 1e-30;

  private static final double INAUDIBLE_DB = 100;
  private static final double DECAY_DB = 60;
  private static final double NARROWEST_BAND_HZ = 115;
  private static final double BAND_OVER_CENTRE = 0.19;

  /** An exponential approach has come within 5 % after three time constants. */
  private static final double TIME_CONSTANTS_OF_ATTACK = 3;

  private final int partials;
  private final double[] ratios;
  private final double[] gains;
  private final double[] decays;
  private final Voice[] voices;

  /**
   * Creates a pool.
   *
   * @param voices how many tones can ring at once
   * @param ratios the sines' frequencies over the tone's
   * @param gains their amplitudes over the tone's level
   * @param decays their decays over the tone's
   */
  Plucks(int voices, double[] ratios, double[] gains, double[] decays) {
    partials = ratios.length;
    this.ratios = ratios.clone();
    this.gains = gains.clone();
    this.decays = decays.clone();
    this.voices = new Voice[voices];
    for (int i = 0; i < voices; i++) {
      this.voices[i] = new Voice();
    }
  }

  /** Whether two different tones lie in one critical band (Zwicker) and so would be rough. */
  static boolean shareACriticalBand(double oneHz, double otherHz) {
    double distance = Math.abs(oneHz - otherHz);
    double band = Math.max(NARROWEST_BAND_HZ, BAND_OVER_CENTRE * Math.max(oneHz, otherHz));
    return distance > 2 && distance < band;
  }

  /** Silences all voices. */
  void reset() {
    for (Voice voice : voices) {
      voice.framesLeft = 0;
    }
  }

  /**
   * Begins a tone.
   *
   * @param pan −1 left … 1 right, equal power
   * @param attack seconds until it has its full level
   * @param decay seconds in which it then falls by 60 dB
   */
  void strike(int rate, double hz, double level, double pan, double attack, double decay) {
    for (Voice voice : voices) {
      if (voice.framesLeft == 0) {
        voice.strike(rate, hz, level, pan, attack, decay);
        return;
      }
    }
  }

  /** Replaces the frames of both sides by the sum of what rings. */
  void sound(double[] lefts, double[] rights, int from, int to) {
    for (int i = from; i < to; i++) {
      lefts[i] = 0;
      rights[i] = 0;
    }
    for (Voice voice : voices) {
      if (voice.framesLeft > 0) {
        voice.addTo(lefts, rights, from, to);
      }
    }
  }

  /**
   * A pluck that rings: for each partial a phasor and the table of what it becomes within {@value
   * #CHUNK} frames, so that a chunk is a few products a frame in loops that the JIT vectorises.
   */
  private final class Voice {
    private final double[] real = new double[partials];
    private final double[] imaginary = new double[partials];
    private final double[][] cosines = new double[partials][CHUNK + 1];
    private final double[][] sines = new double[partials][CHUNK + 1];
    private final double[] sum = new double[CHUNK];
    private int heard;
    private double missing;
    private double approach;
    private double left;
    private double right;
    private int framesLeft;

    void strike(int rate, double hz, double level, double pan, double attack, double decay) {
      for (int k = 0; k < partials; k++) {
        double turns = hz * ratios[k] / rate;
        double shrink = Kernels.decay60(decay * decays[k], rate);
        real[k] = turns < 0.45 ? gains[k] : 0;
        imaginary[k] = 0;
        double fallen = 1;
        for (int i = 0; i <= CHUNK; i++) {
          cosines[k][i] = fallen * Kernels.cos(turns * i);
          sines[k][i] = fallen * Kernels.sin(turns * i);
          fallen *= shrink;
        }
      }
      heard = CHUNK;
      missing = 1;
      approach = 1 - Kernels.smoothing(attack / TIME_CONSTANTS_OF_ATTACK, rate);
      left = level * Kernels.cos(0.125 * (1 + pan));
      right = level * Kernels.sin(0.125 * (1 + pan));
      framesLeft = (int) (decay * rate * INAUDIBLE_DB / DECAY_DB);
    }

    void addTo(double[] lefts, double[] rights, int from, int to) {
      int end = Math.min(to, from + framesLeft);
      framesLeft -= end - from;
      double away = missing;
      int i = from;
      while (i < end) {
        if (heard == CHUNK) {
          ring();
          heard = 0;
        }
        int until = Math.min(end, i + CHUNK - heard);
        for (; i < until; i++) {
          double value = sum[heard++] * (1 - away);
          away *= approach;
          lefts[i] += left * value;
          rights[i] += right * value;
        }
      }
      missing = away < NEGLIGIBLE ? 0 : away;
    }

    /** Computes the next chunk, whatever part of it is asked for. */
    private void ring() {
      double[] out = sum;
      Arrays.fill(out, 0);
      for (int k = 0; k < partials; k++) {
        double re = real[k];
        double im = imaginary[k];
        double[] cos = cosines[k];
        double[] sin = sines[k];
        for (int i = 0; i < CHUNK; i++) {
          out[i] += re * sin[i] + im * cos[i];
        }
        real[k] = re * cos[CHUNK] - im * sin[CHUNK];
        imaginary[k] = re * sin[CHUNK] + im * cos[CHUNK];
      }
    }
  }
}
