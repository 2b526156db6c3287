package glasswood.patch;

import glasswood.json.Place;
import glasswood.patch.expression.Expression;
import java.util.List;

/**
 * A unit as a patch defines it.
 *
 * @param name as cables call it
 * @param type its type; null when it is an included patch
 * @param patch the included patch; null when it is a unit generator
 * @param copies how many there are
 * @param options how each copy is made
 * @param values what is set, in the order of the file
 * @param shapes functions and the like
 * @param place where it is defined
 */
record UnitDef(
    String name,
    UnitType type,
    CheckedPatch patch,
    int copies,
    UnitOptions options,
    List<Value> values,
    List<Shaped> shapes,
    Place place) {

  UnitDef {
    values = List.copyOf(values);
    shapes = List.copyOf(shapes);
  }

  /** How many unit generators it amounts to, those of included patches counted. */
  long unitCount() {
    return copies * (patch == null ? 1L : patch.unitCount());
  }

  /** A port that is given a function or the like. */
  record Shaped(String port, Shape shape) {}

  /**
   * What a port (or a control of an included patch) is set to.
   *
   * @param port the port's or control's name
   * @param part which part, {@link #ALL_PARTS} for all
   * @param expression its value
   * @param place where it is written
   */
  record Value(String port, int part, Expression expression, Place place) {
    /** Every part of a port. */
    static final int ALL_PARTS = -1;
  }
}
