package glasswood.unit;

/** Two shapes that voices need everywhere: a smooth step and a mixture. */
final class VoiceMath {
  private VoiceMath() {}

  /** Smooth step: 0 below {@code from}, 1 above {@code to}, without corners. */
  static double ease(double from, double to, double x) {
    double t = Math.min(1, Math.max(0, (x - from) / (to - from)));
    return t * t * (3 - 2 * t);
  }

  /** {@code a} at share 0, {@code b} at share 1. */
  static double mix(double a, double b, double share) {
    return a + (b - a) * share;
  }
}
