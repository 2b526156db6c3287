package glasswood.stage;

import glasswood.timeline.Phase;
import glasswood.unit.Kernels;

/** The equal-power fades of phases, and the curtain at the very end. */
final class Fade {
  private Fade() {}

  /**
   * Gain of a phase at a frame of the piece: sine-shaped flanks, so that neighbours' powers add to
   * 1.
   */
  static double of(Phase phase, long frame) {
    double fromStart = frame - phase.startFrame();
    double toEnd = phase.endFrame() - frame;
    if (fromStart < 0 || toEnd <= 0) {
      return 0;
    }
    return flank(fromStart, phase.fadeInFrames()) * flank(toEnd, phase.fadeOutFrames());
  }

  /** Rises from 0 to 1 over {@code length} frames as a quarter of a sine. */
  static double flank(double frames, double length) {
    if (frames >= length) {
      return 1;
    }
    return frames <= 0 ? 0 : Kernels.sin(0.25 * frames / length);
  }

  /** Falls from 1 to 0 over {@code length} frames as half a raised cosine. */
  static double curtain(double framesLeft, double length) {
    return Kernels.raisedCosine(framesLeft / length);
  }
}
