package com.jsyn.unitgen;

import com.jsyn.data.SpectralWindow;

/** The window that weights nothing: 1 everywhere. */
public class RectangularWindow implements SpectralWindow {
  private static final RectangularWindow INSTANCE = new RectangularWindow();

  @Override
  public double get(int index) {
    return 1.0;
  }

  /** The one that all share. */
  public static RectangularWindow getInstance() {
    return INSTANCE;
  }
}
