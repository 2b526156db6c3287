package com.jsyn;

import com.jsyn.ports.UnitInputPort;
import com.jsyn.ports.UnitOutputPort;
import com.jsyn.unitgen.UnitGenerator;
import com.softsynth.math.FourierMath;
import java.util.function.IntToDoubleFunction;

/** Runs units by hand, without an engine, and measures what comes out. */
public final class Rig {
  /** The frame rate of all tests here. */
  public static final int RATE = 48_000;

  private Rig() {}

  /** A unit whose output is a function of the frame. */
  public static final class Feed extends UnitGenerator {
    public final UnitOutputPort output = new UnitOutputPort();
    private final IntToDoubleFunction signal;
    private int frame;

    public Feed(IntToDoubleFunction signal) {
      this.signal = signal;
      addPort(output);
    }

    @Override
    public void generate(int start, int limit) {
      double[] out = output.getValues();
      for (int i = start; i < limit; i++) {
        out[i] = signal.applyAsDouble(frame++);
      }
    }
  }

  /** Connects a function of the frame to a part of a port. */
  public static void feed(UnitInputPort port, int part, IntToDoubleFunction signal) {
    port.connect(part, new Feed(signal).output, 0);
  }

  /** Connects a function of the frame to a port. */
  public static void feed(UnitInputPort port, IntToDoubleFunction signal) {
    feed(port, 0, signal);
  }

  /** What a part of an output gives in so many frames from the beginning. */
  public static double[] render(
      UnitGenerator unit, UnitOutputPort output, int part, int frames, int piece) {
    unit.setFrameRate(RATE);
    double[] result = new double[frames];
    int block = Synthesizer.FRAMES_PER_BLOCK;
    for (int frame = 0; frame < frames; frame += block) {
      for (int start = 0; start < block; start += piece) {
        unit.pullData(frame, start, Math.min(block, start + piece));
      }
      int count = Math.min(block, frames - frame);
      System.arraycopy(output.getValues(part), 0, result, frame, count);
    }
    return result;
  }

  /** What an output gives in so many frames from the beginning. */
  public static double[] render(UnitGenerator unit, UnitOutputPort output, int frames) {
    return render(unit, output, 0, frames, Synthesizer.FRAMES_PER_BLOCK);
  }

  /**
   * Amplitudes of the sinusoids in a signal whose length is a power of two, for bins 0 to half; of
   * one that does not fall on a bin about 1 in the nearest with the window of {@link #windowed}.
   */
  public static double[] amplitudes(double[] signal) {
    int n = signal.length;
    double[] real = signal.clone();
    double[] imaginary = new double[n];
    FourierMath.fft(n, real, imaginary);
    double[] magnitudes = new double[n / 2 + 1];
    FourierMath.calculateMagnitudes(real, imaginary, magnitudes);
    for (int i = 1; i < n / 2; i++) {
      magnitudes[i] *= 2.0;
    }
    return magnitudes;
  }

  /** A Blackman–Harris window of four terms (side lobes −92 dB), with a gain of 1. */
  public static double[] windowed(double[] signal) {
    int n = signal.length;
    double[] result = new double[n];
    for (int i = 0; i < n; i++) {
      double x = 2.0 * Math.PI * i / n;
      double w =
          0.35875 - 0.48829 * Math.cos(x) + 0.14128 * Math.cos(2 * x) - 0.01168 * Math.cos(3 * x);
      result[i] = signal[i] * w / 0.35875;
    }
    return result;
  }

  public static double decibels(double ratio) {
    return 20.0 * Math.log10(Math.max(1.0e-30, Math.abs(ratio)));
  }

  public static double rms(double[] signal) {
    double sum = 0.0;
    for (double value : signal) {
      sum += value * value;
    }
    return Math.sqrt(sum / signal.length);
  }
}
