package com.jsyn.data;

/** The factors by which a frame of samples is weighted before or after a Fourier transform. */
public interface SpectralWindow {
  /** The factor of a sample, from 0. */
  double get(int index);
}
