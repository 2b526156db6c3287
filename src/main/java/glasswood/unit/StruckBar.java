package glasswood.unit;

import glasswood.dream.Random64;
import java.util.Arrays;

/**
 * One thing of {@link GlassImpacts}: five decaying modes, pushed once. Allocates nothing.
 *
 * <p>The push is a raised cosine; what is heard is the pressure, which follows its change: one
 * cycle of a sine, which leaves no direct current behind.
 */
final class StruckBar {
  private static final int MODES = 5;
  private static final int TICK_FRAMES = 32;

  /** Transverse modes of a bar with free ends over the lowest. */
  private static final double[] RATIOS = {1, 2.756, 5.404, 8.933, 13.34};

  private static final double LOG2_OF_1000 = 9.965784284662087;

  /** A mode softer than this (−110 dB) is heard no more. */
  private static final double SILENT = 3e-6;

  private final double[] real = new double[MODES];
  private final double[] imaginary = new double[MODES];
  private final double[] turnReal = new double[MODES];
  private final double[] turnImaginary = new double[MODES];
  private final double[] gain = new double[MODES];
  private final double[] turns = new double[MODES];
  private final double[] shrink = new double[MODES];
  private final double[] sum = new double[TICK_FRAMES];
  private final double[] given = new double[TICK_FRAMES];
  private double left;
  private double right;
  private double bend;
  private double bent;
  private double bending;
  private int pushFrames;
  private int pushed;
  private double push;
  private int framesLeft;
  private double loudness;
  private int modes;

  boolean rings() {
    return modes > 0;
  }

  /** About the level of what still sounds. */
  double loudness() {
    return loudness;
  }

  /**
   * Strikes it anew as hard as {@code blow} and as loud as {@code level}; what rang is forgotten.
   */
  void strike(
      int rate,
      double glassHz,
      double decay,
      double melt,
      double pan,
      double blow,
      double level,
      Random64 dice) {
    double radius = 0.0015 * Kernels.exp2(2 * dice.uniform()); // 1.5–6 mm
    double bubbleHz = 3 / radius;
    double hz = glassHz * Kernels.exp2(melt * Kernels.log2(bubbleHz / glassHz));
    double seconds = decay * (1 + 1.5 * melt);
    double firm = (1 - melt) * (1 - melt);
    for (int k = 0; k < MODES; k++) {
      real[k] = 0;
      imaginary[k] = 0;
      turns[k] = hz * RATIOS[k] / rate;
      double rings = seconds * Kernels.exp2(-0.7 * Kernels.log2(RATIOS[k]));
      shrink[k] = Kernels.exp2(-LOG2_OF_1000 / (rings * rate));
      double audible = turns[k] < 0.45 ? (k == 0 ? 0.3 : 0.42 * firm) : 0;
      gain[k] = dice.uniform(0.5, 1) * audible;
    }
    // A harder blow is shorter; a drop's push is as long as the softest blow's.
    double hardness = Math.sqrt(Math.sqrt(Math.min(blow, 1))) * (1 - melt);
    double pushSeconds = 0.0002 + 0.0008 * (1 - hardness) * dice.uniform(0.3 + 0.7 * melt, 1);
    pushFrames = Math.max((int) (pushSeconds * rate), 2);
    pushed = 0;
    push = level / ((pushFrames + 1.0) * (pushFrames + 1.0) * turns[0]);
    left = Math.sqrt(0.5 * (1 - pan));
    right = Math.sqrt(0.5 * (1 + pan));
    bend = melt * dice.uniform(0.15, 0.6);
    bent = 0;
    bending = Kernels.exp2(-LOG2_OF_1000 * TICK_FRAMES / (2 * seconds * rate));
    framesLeft = TICK_FRAMES;
    loudness = level;
    modes = MODES;
    turn();
  }

  /** Adds frames {@code from} to {@code to} of it to both sides. */
  void addTo(double[] lefts, double[] rights, int from, int to) {
    int at = from;
    while (at < to) {
      if (framesLeft == 0) {
        tick();
        if (modes == 0) {
          return;
        }
      }
      int frames = Math.min(to - at, framesLeft);
      framesLeft -= frames;
      ring(frames);
      for (int i = 0; i < frames; i++) {
        lefts[at + i] += left * sum[i];
        rights[at + i] += right * sum[i];
      }
      at += frames;
    }
  }

  /** Sums what the modes do in the next frames, within a tick, mode by mode. */
  private void ring(int frames) {
    Arrays.fill(sum, 0, frames, 0);
    int pushing = Math.min(frames, pushFrames - pushed);
    for (int i = 0; i < pushing; i++) {
      pushed++;
      given[i] = push * Kernels.sin((double) pushed / (pushFrames + 1));
    }
    for (int k = 0; k < modes; k++) {
      double re = real[k];
      double im = imaginary[k];
      double c = turnReal[k];
      double s = turnImaginary[k];
      double loud = gain[k];
      for (int i = 0; i < frames; i++) {
        double turned = re * c - im * s;
        im = re * s + im * c;
        re = i < pushing ? turned + given[i] : turned;
        sum[i] += loud * im;
      }
      real[k] = re;
      imaginary[k] = im;
    }
  }

  /** Lets go of the highest modes once they are silent, and bends what melts. */
  private void tick() {
    framesLeft = TICK_FRAMES;
    double squares = 0;
    for (int k = modes - 1; k >= 0; k--) {
      double square = gain[k] * gain[k] * (real[k] * real[k] + imaginary[k] * imaginary[k]);
      squares += square;
      if (k == modes - 1 && pushed == pushFrames && square < SILENT * SILENT) {
        modes = k;
      }
    }
    loudness = Math.sqrt(squares);
    if (bend > 0) {
      bent = 1 - (1 - bent) * bending;
      turn();
    }
  }

  /** The modes' turn of one frame, bent upwards as far as they have come. */
  private void turn() {
    double up = 1 + bend * bent;
    for (int k = 0; k < modes; k++) {
      double t = Math.min(turns[k] * up, 0.49);
      turnReal[k] = shrink[k] * Kernels.cos(t);
      turnImaginary[k] = shrink[k] * Kernels.sin(t);
    }
  }
}
