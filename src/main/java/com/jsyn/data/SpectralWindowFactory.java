package com.jsyn.data;

/** Makes windows for sizes that are powers of two. */
public class SpectralWindowFactory {
  private SpectralWindowFactory() {}

  /** Hamming's window of 2^sizeLog2 samples. */
  public static HammingWindow getHammingWindow(int sizeLog2) {
    return new HammingWindow(1 << sizeLog2);
  }

  /** Von Hann's window of 2^sizeLog2 samples. */
  public static HannWindow getHannWindow(int sizeLog2) {
    return new HannWindow(1 << sizeLog2);
  }
}
