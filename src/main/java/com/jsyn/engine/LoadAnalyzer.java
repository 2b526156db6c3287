package com.jsyn.engine;

/**
 * Measures which fraction of the time passes between {@link #start} and {@link #stop}, smoothed.
 */
public class LoadAnalyzer {
  private static final double SMOOTHING = 0.01;

  private long startNanos;
  private long stopNanos;
  private double averageTotal;
  private double averageBusy;

  public LoadAnalyzer() {
    stopNanos = System.nanoTime();
  }

  /** Work begins. */
  public void start() {
    startNanos = System.nanoTime();
  }

  /** Work has ended. */
  public void stop() {
    long now = System.nanoTime();
    double total = now - stopNanos;
    double busy = now - startNanos;
    averageTotal += SMOOTHING * (total - averageTotal);
    averageBusy += SMOOTHING * (busy - averageBusy);
    stopNanos = now;
  }

  /** 0…1. */
  public double getAverageLoad() {
    return averageTotal > 0 ? averageBusy / averageTotal : 0;
  }
}
