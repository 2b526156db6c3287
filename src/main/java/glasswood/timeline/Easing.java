package glasswood.timeline;

import glasswood.unit.Kernels;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** How a curve travels from the point before to its own. */
enum Easing {
  /** In a straight line; the default. */
  LINEAR,
  /** Leaving and arriving gently: 3t² − 2t³. */
  EASE,
  /** Leaving gently: t². */
  IN,
  /** Arriving gently: 1 − (1 − t)². */
  OUT,
  /** By equal ratios, for frequencies; both values have the same sign and neither is 0. */
  EXP,
  /** Staying at the earlier value until this point's time. */
  HOLD,
  /** The same as hold. */
  STEP;

  private static final double KERNEL_OCTAVES = 1000;

  static final List<String> NAMES = Stream.of(values()).map(Easing::text).toList();

  static Easing of(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The value {@code t} (0…1) of the way from {@code from} to {@code to}. */
  double between(double from, double to, double t) {
    return switch (this) {
      case LINEAR -> from + (to - from) * t;
      case EASE -> from + (to - from) * (t * t * (3 - 2 * t));
      case IN -> from + (to - from) * (t * t);
      case OUT -> from + (to - from) * (t * (2 - t));
      case EXP -> from * power(to / from, t);
      case HOLD, STEP -> from;
    };
  }

  /** By kernels where they reach, as {@link StrictMath#pow} allocates. */
  private static double power(double ratio, double t) {
    boolean ordinary = ratio >= Double.MIN_NORMAL && ratio <= Double.MAX_VALUE;
    double octaves = ordinary ? t * Kernels.log2(ratio) : Double.NaN;
    return Math.abs(octaves) < KERNEL_OCTAVES ? Kernels.exp2(octaves) : StrictMath.pow(ratio, t);
  }
}
