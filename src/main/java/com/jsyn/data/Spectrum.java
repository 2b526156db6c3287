package com.jsyn.data;

import java.util.Arrays;

/** A complex spectrum of a power of two of bins. */
public class Spectrum {
  public static final int DEFAULT_SIZE_LOG_2 = 9;
  public static final int DEFAULT_SIZE = 1 << DEFAULT_SIZE_LOG_2;

  private double[] real;
  private double[] imaginary;

  /** A spectrum of {@link #DEFAULT_SIZE} bins. */
  public Spectrum() {
    this(DEFAULT_SIZE);
  }

  public Spectrum(int size) {
    setSize(size);
  }

  /** The real parts themselves, not a copy. */
  public double[] getReal() {
    return real;
  }

  /** The imaginary parts themselves, not a copy. */
  public double[] getImaginary() {
    return imaginary;
  }

  public int size() {
    return real.length;
  }

  /** Changes the number of bins; all become 0 if it differs. */
  public final void setSize(int size) {
    if (real == null || size != real.length) {
      real = new double[size];
      imaginary = new double[size];
    }
  }

  /** Copies this spectrum into another, which takes on its size. */
  public void copyTo(Spectrum destination) {
    destination.setSize(size());
    System.arraycopy(real, 0, destination.real, 0, real.length);
    System.arraycopy(imaginary, 0, destination.imaginary, 0, imaginary.length);
  }

  /** Makes all bins 0. */
  public void clear() {
    Arrays.fill(real, 0.0);
    Arrays.fill(imaginary, 0.0);
  }
}
