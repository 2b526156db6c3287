package glasswood.patch;

import glasswood.json.Fields;
import glasswood.json.Json;
import glasswood.json.Problems;
import glasswood.json.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the controls of a patch. */
final class ControlReader {
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,39}");
  private static final Set<String> TAKEN = Set.of("i", "copies", "pi", "e");

  private ControlReader() {}

  /** All controls that could be understood. */
  static List<Control> read(Fields patch, Problems problems) {
    List<Control> controls = new ArrayList<>();
    Fields object = patch.object("controls", "the controls");
    if (object == null) {
      return controls;
    }
    Map<String, Json> members = object.members();
    if (members.size() > Limits.CONTROLS) {
      problems.add(
          object.place(), "has " + members.size() + " controls, at most " + Limits.CONTROLS);
      return controls;
    }
    members.forEach(
        (name, json) -> {
          if (!NAME.matcher(name).matches()) {
            problems.add(
                object.keyPlace(name),
                "is no name for a control: must be letters, digits and _, beginning with a letter,"
                    + " at most 40");
          } else if (TAKEN.contains(name)) {
            problems.add(
                object.keyPlace(name),
                Text.quote(name) + " already means something in expressions");
          }
          controls.add(control(name, Fields.of(json, "a control", problems), problems));
        });
    return controls;
  }

  private static Control control(String name, Fields fields, Problems problems) {
    final double infinity = Double.MAX_VALUE;
    double value = fields.requireNumber("default", -infinity, infinity);
    double min = fields.number("min", 0, -infinity, infinity);
    double max = fields.number("max", 1, -infinity, infinity);
    String unit = fields.string("unit", "");
    boolean logarithmic = fields.choice("scale", "linear", List.of("linear", "log")).equals("log");
    String about = fields.string("about", "");
    fields.done();
    if (!(min < max)) {
      problems.add(
          fields.place("max"),
          "must be above min " + Text.number(min) + ", is " + Text.number(max));
      return new Control(name, value, min, min + 1, unit, false, about);
    }
    if (value < min || value > max) {
      problems.add(
          fields.place("default"),
          "must be within "
              + Text.number(min)
              + " … "
              + Text.number(max)
              + ", is "
              + Text.number(value));
    }
    if (logarithmic && min <= 0) {
      problems.add(fields.place("scale"), "log needs a min above 0, is " + Text.number(min));
    }
    double kept = Double.isNaN(value) ? min : Math.min(Math.max(value, min), max);
    return new Control(name, kept, min, max, unit, logarithmic && min > 0, about);
  }
}
