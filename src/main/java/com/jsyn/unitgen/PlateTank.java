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
  private double swingPhase;
  private double lowPassed;

  /** Lengths are the paper's; they are scaled here. */
  PlateTank(
      double scale, int rate, double swingPhase, int swinging, int first, int middle, int second) {
    this.scale = scale;
    this.swingPhase = swingPhase;
    swing = SWING_FRAMES * scale;
    swingIncrement = 2.0 * SWING_HZ / rate;
    this.swinging = new PlateLine(swinging * scale, (int) swing + 2);
    firstDelay = new PlateLine(first * scale);
    allPass = new PlateLine(middle * scale);
    secondDelay = new PlateLine(second * scale);
  }

  /** What leaves this half now, for the other to take in. */
  double end() {
    return secondDelay.at(secondDelay.length);
  }

  double first(int tap) {
    return firstDelay.at(tapAge(tap));
  }

  double middle(int tap) {
    return allPass.at(tapAge(tap));
  }

  double second(int tap) {
    return secondDelay.at(tapAge(tap));
  }

  private int tapAge(int tap) {
    return Math.max(1, (int) (tap * scale));
  }

  /**
   * One frame.
   *
   * @param x what comes in
   * @param decay factor, 0…1
   * @param keep share of the new value in the low-pass, 0…1
   */
  void advance(double x, double decay, double keep) {
    double age = Math.max(1.0, swinging.length + swing * FastMath.sinPhase(swingPhase));
    swingPhase += swingIncrement;
    swingPhase = swingPhase >= 1.0 ? swingPhase - 2.0 : swingPhase;
    double delayed = swinging.between(age);
    double inner = x + FIRST_DIFFUSION * delayed;
    swinging.push(inner);
    double diffused = delayed - FIRST_DIFFUSION * inner;
    double late = firstDelay.at(firstDelay.length);
    firstDelay.push(diffused);
    lowPassed = PlateLine.flush(lowPassed + keep * (late - lowPassed));
    secondDelay.push(allPass.allPass(lowPassed * decay, SECOND_DIFFUSION));
  }
}
