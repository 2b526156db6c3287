package com.jsyn.unitgen;

import com.jsyn.dsp.FastMath;

/**
 * Gains of equal power for a place between two loudspeakers: with θ = (pan + 1)·π/4, left is cos θ
 * and right is sin θ. Computed only when the place has changed.
 */
final class PanTracker {
  double left;
  double right;

  private double place = Double.NaN;

  /** Brings the gains up to date for a place −1…1; what lies outside is taken as the edge. */
  void follow(double pan) {
    if (pan != place) {
      place = pan;
      double quarter = 0.25 * (1.0 + Math.max(-1.0, Math.min(1.0, pan)));
      left = FastMath.sinPhase(0.5 - quarter);
      right = FastMath.sinPhase(quarter);
    }
  }
}
