package com.jsyn.data;

/** ½ − ½·cos(2πn/length): von Hann's window, whose copies half a length apart sum to 1. */
public class HannWindow extends HammingWindow {
  public HannWindow(int length) {
    super(length, 0.5, 0.5);
  }
}
