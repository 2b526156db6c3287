package com.jsyn.util;

import java.util.Arrays;

/**
 * Finds the period of a signal by the differences between it and itself, later.
 *
 * <p>For half a window, d(τ) = Σ (x[n] − x[n − τ])² is summed for all delays τ up to half a window,
 * one frame at a time, so that no frame costs more than another; then d'(τ) = τ·d(τ)/Σ d(1…τ). The
 * period is the first dip of d' below 0.1, or its least value, made finer by a parabola, and then
 * by the dips at 2, 4, 8 … periods as far as they are as deep. The confidence is 1 − d'.
 *
 * <p>Source: de Cheveigné and Kawahara, "YIN, a fundamental frequency estimator for speech and
 * music", JASA 111 (2002).
 */
public class AutoCorrelator implements SignalCorrelator {
  private static final int LEAST_FRAMES = 16;
  private static final double THRESHOLD = 0.1;
  private static final double NOT_WORSE = 0.05;
  private static final double SILENCE = 1.0e-20;

  private final int lags;

  /** The past, newest first, twice as long as needed so that it is moved seldom. */
  private final double[] past;

  private final double[] sums;
  private final float[] diffs;
  private int head;
  private int count;
  private double energy;
  private double period;
  private double confidence;
  private float pitchCorrectionFactor = 1.0f;

  /**
   * A correlator that finds periods up to half a window.
   *
   * @param numFrames the window, at least 16; there is an estimate each half window
   */
  public AutoCorrelator(int numFrames) {
    if (numFrames < LEAST_FRAMES) {
      throw new IllegalArgumentException(
          "a window must have at least " + LEAST_FRAMES + " frames, not " + numFrames);
    }
    lags = numFrames / 2;
    past = new double[4 * (lags + 1)];
    head = past.length - (lags + 1);
    sums = new double[lags + 1];
    diffs = new float[lags + 1];
  }

  @Override
  public boolean addSample(double value) {
    if (head == 0) {
      head = past.length - (lags + 1);
      System.arraycopy(past, 0, past, head, lags);
      head--;
      past[head] = value;
    } else {
      head--;
      past[head] = value;
    }
    accumulate(past, head, value, sums);
    energy += value * value;
    count++;
    if (count < lags) {
      return false;
    }
    estimate();
    count = 0;
    energy = 0.0;
    Arrays.fill(sums, 0.0);
    return true;
  }

  private static void accumulate(double[] past, int head, double value, double[] sums) {
    for (int lag = 0; lag < sums.length; lag++) {
      double difference = value - past[head + lag];
      sums[lag] += difference * difference;
    }
  }

  private void estimate() {
    diffs[0] = 1.0f;
    double total = 0.0;
    for (int lag = 1; lag <= lags; lag++) {
      total += sums[lag];
      diffs[lag] = total > 0.0 ? (float) (lag * sums[lag] / total) : 1.0f;
    }
    int dip = energy > SILENCE ? findDip() : 0;
    if (dip == 0) {
      confidence = 0.0;
      return;
    }
    confidence = Math.max(0.0, 1.0 - diffs[dip]);
    period = refine(dip) * pitchCorrectionFactor;
  }

  /** The first dip below the threshold, else the deepest; 0 if there is none. */
  private int findDip() {
    int deepest = 0;
    for (int lag = 2; lag < lags; lag++) {
      boolean dip = diffs[lag] < diffs[lag - 1] && diffs[lag] <= diffs[lag + 1];
      if (dip && diffs[lag] < THRESHOLD) {
        return lag;
      }
      if (dip && (deepest == 0 || diffs[lag] < diffs[deepest])) {
        deepest = lag;
      }
    }
    return deepest;
  }

  private double refine(int dip) {
    double found = dip + vertex(dip);
    int periods = 1;
    double limit = diffs[dip] + NOT_WORSE;
    while (true) {
      int more = 2 * periods;
      int near = deepestNear((int) Math.rint(found * more), 1 + (int) (0.1 * found));
      if (near == 0 || diffs[near] > limit) {
        return found;
      }
      periods = more;
      found = (near + vertex(near)) / periods;
    }
  }

  /** The lag of the least difference within a reach; 0 if that is at an end. */
  private int deepestNear(int middle, int reach) {
    int from = middle - reach;
    int to = middle + reach;
    if (from < 1 || to >= lags) {
      return 0;
    }
    int best = from;
    for (int lag = from; lag <= to; lag++) {
      best = sums[lag] < sums[best] ? lag : best;
    }
    return best == from || best == to ? 0 : best;
  }

  /** How far the bottom of the parabola through three differences is from the middle one. */
  private double vertex(int lag) {
    double left = sums[lag - 1];
    double middle = sums[lag];
    double right = sums[lag + 1];
    double bend = left - 2.0 * middle + right;
    return bend > 0.0 ? 0.5 * (left - right) / bend : 0.0;
  }

  @Override
  public double getPeriod() {
    return period;
  }

  @Override
  public double getConfidence() {
    return confidence;
  }

  /** d'(τ) of the last estimate by τ in frames; the array itself. */
  @Override
  public float[] getDiffs() {
    return diffs;
  }

  /** By what periods are multiplied. */
  public float getPitchCorrectionFactor() {
    return pitchCorrectionFactor;
  }

  /** By what periods are multiplied, 1 unless a program knows better. */
  public void setPitchCorrectionFactor(float pitchCorrectionFactor) {
    this.pitchCorrectionFactor = pitchCorrectionFactor;
  }
}
