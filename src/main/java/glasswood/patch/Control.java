package glasswood.patch;

/**
 * A knob of a patch.
 *
 * @param name as expressions and curves call it
 * @param value where it stands when nobody moves it
 * @param min least value allowed
 * @param max greatest value allowed
 * @param unit of its values, empty when it has none
 * @param logarithmic whether interfaces should move it by ratios
 * @param about one sentence, may be empty
 */
public record Control(
    String name,
    double value,
    double min,
    double max,
    String unit,
    boolean logarithmic,
    String about) {

  /** The nearest value that is allowed. */
  public double clamp(double wanted) {
    return Math.min(Math.max(wanted, min), max);
  }
}
