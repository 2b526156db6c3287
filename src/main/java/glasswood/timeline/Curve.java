package glasswood.timeline;

/** How a control moves over a phase. Immutable; {@link #at} allocates nothing. */
public interface Curve {

  /** The value {@code seconds} after the phase began to sound. */
  double at(double seconds);
}
