package com.jsyn.unitgen;

import com.jsyn.dsp.FastMath;

/** One half of the plate's loop: swinging all-pass, delay, low-pass, decay, all-pass, delay. */
final class PlateTank {
  private static final double FIRST_DIFFUSION = 0.70;
  private static final double SECOND_DIFFUSION = 0.50;
  private static final double SWING_HZ = 1.0;
  private static final double SWING_FRAMES = 8.0;

  private final double scale;
  private final double swing;
  private final double swingIncrement;
  private final PlateLine swinging;
  private final PlateLine firstDelay;
  private final PlateLine allPass;
  private final PlateLine secondDelay;
  private final double[] inner;
  private final double[] work;
  private double swingPhase;
  private double lowPassed;

  /** Lengths are the paper's; they are scaled here. */
  PlateTank(
      double scale,
      int rate,
      double swingPhase,
      int most,
      int swinging,
      int first,
      int middle,
      int second) {
    this.scale = scale;
    this.swingPhase = swingPhase;
    swing = SWING_FRAMES * scale;
    swingIncrement = 2.0 * SWING_HZ / rate;
    this.swinging = new PlateLine(swinging * scale, (int) swing + 2, most);
    firstDelay = new PlateLine(first * scale, 0, most);
    allPass = new PlateLine(middle * scale, 0, most);
    secondDelay = new PlateLine(second * scale, 0, most);
    inner = new double[most];
    work = new double[most];
  }

  /** How many frames can be computed at a time: the shortest way through any line. */
  int reach() {
    int swung = Math.max(1, swinging.length - (int) Math.ceil(swing));
    int fixed = Math.min(firstDelay.length, Math.min(allPass.length, secondDelay.length));
    return Math.min(swung, fixed);
  }

  /** What leaves this half in the next frames, for the other to take in. */
  void end(double[] out, int count) {
    secondDelay.read(secondDelay.length, out, count);
  }

  void first(int tap, double gain, double[] sums, int count) {
    firstDelay.readBack(tapAge(tap), work, count);
    add(gain, sums, count);
  }

  void middle(int tap, double gain, double[] sums, int count) {
    allPass.readBack(tapAge(tap), work, count);
    add(gain, sums, count);
  }

  void second(int tap, double gain, double[] sums, int count) {
    secondDelay.readBack(tapAge(tap), work, count);
    add(gain, sums, count);
  }

  private void add(double gain, double[] sums, int count) {
    double[] taps = work;
    for (int i = 0; i < count; i++) {
      sums[i] += gain * taps[i];
    }
  }

  private int tapAge(int tap) {
    return Math.max(1, (int) (tap * scale));
  }

  /**
   * Some frames.
   *
   * @param x what comes in; holds what goes into the second delay afterwards
   * @param decays factors, 0…1
   * @param keeps shares of the new value in the low-pass, 0…1
   */
  void advance(double[] x, double[] decays, double[] keeps, int count) {
    double[] delayed = work;
    double phase = swingPhase;
    for (int i = 0; i < count; i++) {
      inner[i] = phase;
      phase += swingIncrement;
      phase = phase >= 1.0 ? phase - 2.0 : phase;
    }
    swingPhase = phase;
    double middle = swinging.length;
    for (int i = 0; i < count; i++) {
      inner[i] = Math.max(1.0, middle + swing * FastMath.sinPhase(inner[i]));
    }
    swinging.between(inner, delayed, count);
    for (int i = 0; i < count; i++) {
      inner[i] = x[i] + FIRST_DIFFUSION * delayed[i];
      delayed[i] -= FIRST_DIFFUSION * inner[i];
    }
    swinging.push(inner, count);
    firstDelay.read(firstDelay.length, x, count);
    firstDelay.push(delayed, count);
    double low = lowPassed;
    for (int i = 0; i < count; i++) {
      double keep = keeps[i];
      low = (1.0 - keep) * low + (keep * x[i] + PlateLine.BREATH);
      x[i] = low * decays[i];
    }
    lowPassed = low;
    allPass.allPass(x, SECOND_DIFFUSION, delayed, count);
    secondDelay.push(x, count);
  }
}
