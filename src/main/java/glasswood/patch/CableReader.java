package glasswood.patch;

import glasswood.json.Fields;
import glasswood.json.Json;
import glasswood.json.Place;
import glasswood.json.Problems;
import glasswood.json.Text;
import glasswood.json.Values;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads cables.
 *
 * <p>{@code unit[copies].port.part -> unit[copies].port.part}, where copies is a number, {@code i}
 * (element to element) or {@code *} (all), port is by default the only output or the one called
 * output, and {@code Input}; part is a number or {@code i}, by default all parts. {@code out} is
 * the patch's stereo output, {@code out.0} its left side.
 */
final class CableReader {
  private static final Pattern END =
      Pattern.compile(
          "([A-Za-z][A-Za-z0-9_-]*)"
              + "(?:\\[\\s*(\\*|i|[0-9]{1,6})\\s*\\])?"
              + "(?:\\.([A-Za-z][A-Za-z0-9_ ]*))?"
              + "(?:\\.(i|[0-9]{1,6}))?");
  private static final Pattern ARROW = Pattern.compile("->");
  private static final String FORM = "\"a[i].output -> b[i].frequency\"";

  private final List<UnitDef> units;
  private final Map<String, Optional<UnitDef>> known;
  private final Problems problems;
  private long connections;

  /**
   * @param units the units that were understood, which cables refer to by index
   * @param known all units by name, also those that were not understood
   */
  CableReader(List<UnitDef> units, Map<String, Optional<UnitDef>> known, Problems problems) {
    this.units = units;
    this.known = known;
    this.problems = problems;
  }

  /** All cables that could be understood. */
  List<Cable> read(Fields patch) {
    List<Cable> cables = new ArrayList<>();
    if (patch.require("cables") == null) {
      return cables;
    }
    for (Json json : patch.list("cables", 1, Limits.CABLES)) {
      if (json instanceof Json.Str text) {
        cable(text).ifPresent(cables::add);
      } else {
        problems.add(json.place(), "must be a cable, " + FORM + Values.is(json));
      }
    }
    if (connections > Limits.CONNECTIONS) {
      problems.add(
          patch.place("cables"),
          "amount to " + connections + " connections, at most " + Limits.CONNECTIONS);
    }
    return cables;
  }

  private Optional<Cable> cable(Json.Str text) {
    String[] ends = ARROW.split(text.value(), -1);
    if (ends.length != 2) {
      problems.add(text.place(), "must be a cable with one arrow, " + FORM + Values.is(text));
      return Optional.empty();
    }
    Optional<Cable.End> from = end(ends[0].strip(), true, text.place());
    Optional<Cable.End> to = end(ends[1].strip(), false, text.place());
    if (from.isEmpty() || to.isEmpty()) {
      return Optional.empty();
    }
    Cable cable = new Cable(from.get(), to.get(), text.place());
    return fits(cable) ? Optional.of(cable) : Optional.empty();
  }

  private Optional<Cable.End> end(String text, boolean source, Place place) {
    Matcher m = END.matcher(text);
    if (!m.matches()) {
      problems.add(
          place,
          text.isEmpty()
              ? "goes " + (source ? "from" : "to") + " nowhere, must be " + FORM
              : Text.quote(text) + " is no end of a cable, must be as in " + FORM);
      return Optional.empty();
    }
    String name = m.group(1);
    if (name.equals("out")) {
      return out(m, source, place);
    }
    if (!known.containsKey(name)) {
      Set<String> names = new LinkedHashSet<>(known.keySet());
      if (!source) {
        names.add("out");
      }
      problems.unknown(place, "unit", name, names);
      return Optional.empty();
    }
    if (known.get(name).isEmpty()) {
      return Optional.empty(); // its own problem is told already
    }
    UnitDef unit = known.get(name).get();
    Optional<Port> port =
        unit.patch() == null
            ? port(unit, m.group(3), source, place)
            : include(unit.patch(), m.group(3), source, place);
    if (port.isEmpty() || !copiesFit(unit, m.group(2), place)) {
      return Optional.empty();
    }
    return whole(m, index(unit), port.get(), unit.copies(), place);
  }

  /** Where a unit stands among those that were understood. */
  private int index(UnitDef unit) {
    int index = 0;
    while (!units.get(index).name().equals(unit.name())) {
      index++;
    }
    return index;
  }

  private record Port(String name, int parts) {}

  private Optional<Cable.End> out(Matcher m, boolean source, Place place) {
    if (source) {
      problems.add(place, "\"out\" is where cables end, not where they begin");
      return Optional.empty();
    }
    if (m.group(2) != null || m.group(3) != null) {
      problems.add(place, "the output is \"out\", or \"out.0\" and \"out.1\" for its sides");
      return Optional.empty();
    }
    return whole(m, Cable.OUT, new Port("out", 2), 1, place);
  }

  private Optional<Cable.End> whole(Matcher m, int unit, Port port, int copies, Place place) {
    int part = Cable.ALL_PARTS;
    if (m.group(4) != null) {
      part = m.group(4).equals("i") ? Cable.OWN_PART : Integer.parseInt(m.group(4));
      if (part >= port.parts()) {
        problems.add(
            place,
            port.name()
                + " has "
                + port.parts()
                + " parts, 0 … "
                + (port.parts() - 1)
                + "; there is no part "
                + part);
        return Optional.empty();
      }
    }
    String index = m.group(2);
    Cable.Copies which = Cable.Copies.ALL;
    int copy = 0;
    if (index != null && index.equals("i")) {
      which = Cable.Copies.EACH;
    } else if (index != null && !index.equals("*")) {
      which = Cable.Copies.ONE;
      copy = Integer.parseInt(index);
    } else if (copies == 1) {
      which = Cable.Copies.ONE;
    }
    return Optional.of(new Cable.End(unit, which, copy, port.name(), part, port.parts()));
  }

  private boolean copiesFit(UnitDef unit, String index, Place place) {
    if (index == null) {
      if (unit.copies() > 1) {
        String n = unit.name();
        problems.add(
            place,
            n
                + " has "
                + unit.copies()
                + " copies: write "
                + n
                + "[i], "
                + n
                + "[*] or "
                + n
                + "[0]");
        return false;
      }
    } else if (!index.equals("i") && !index.equals("*")) {
      if (Integer.parseInt(index) >= unit.copies()) {
        problems.add(
            place,
            unit.name()
                + " has "
                + unit.copies()
                + (unit.copies() == 1 ? " copy" : " copies")
                + ", 0 … "
                + (unit.copies() - 1)
                + "; there is no "
                + unit.name()
                + "["
                + index
                + "]");
        return false;
      }
    }
    return true;
  }

  private Optional<Port> port(UnitDef unit, String name, boolean source, Place place) {
    List<PortType> all = unit.options().ports(unit.type());
    List<String> allowed = new ArrayList<>();
    PortType first = null;
    PortType usual = null;
    for (PortType port : all) {
      boolean fits = source ? port.givesCable() : port.takesCable();
      if (name != null && port.name().equalsIgnoreCase(name.strip())) {
        if (fits) {
          return Optional.of(new Port(port.name(), port.parts()));
        }
        problems.add(
            place,
            unit.name()
                + "."
                + port.name()
                + " is "
                + port.kind().withArticle()
                + "; a cable "
                + (source ? "begins at an output" : "ends at an input"));
        return Optional.empty();
      }
      if (fits) {
        allowed.add(port.name().toLowerCase(Locale.ROOT));
        first = first == null ? port : first;
        usual = port.name().equalsIgnoreCase(source ? "output" : "input") ? port : usual;
      }
    }
    String kind = source ? "output" : "input";
    if (name != null) {
      problems.unknown(place, kind + " of " + unit.type().name(), name, allowed);
      return Optional.empty();
    }
    PortType port = usual != null ? usual : source || allowed.size() == 1 ? first : null;
    if (port == null) {
      problems.add(
          place,
          allowed.isEmpty()
              ? unit.type().name() + " has no " + kind
              : unit.name()
                  + " has several "
                  + kind
                  + "s, name one: "
                  + String.join(", ", allowed));
      return Optional.empty();
    }
    return Optional.of(new Port(port.name(), port.parts()));
  }

  private Optional<Port> include(CheckedPatch patch, String name, boolean source, Place place) {
    if (source) {
      if (name == null || name.equalsIgnoreCase("out") || name.equalsIgnoreCase("output")) {
        return Optional.of(new Port("output", 2));
      }
      problems.unknown(place, "output of patch " + patch.name(), name, List.of("output"));
      return Optional.empty();
    }
    List<String> names = patch.controls().stream().map(Control::name).toList();
    if (name != null && names.contains(name)) {
      return Optional.of(new Port(name, 1));
    }
    if (name == null) {
      problems.add(
          place,
          "patch "
              + patch.name()
              + " has no input"
              + (names.isEmpty() ? "" : "; name a control: " + String.join(", ", names)));
    } else {
      problems.unknown(place, "control of patch " + patch.name(), name, names);
    }
    return Optional.empty();
  }

  /** What only both ends together can tell. */
  private boolean fits(Cable cable) {
    Cable.End from = cable.from();
    Cable.End to = cable.to();
    int fromCopies = copies(from);
    int toCopies = copies(to);
    if (cable.isParallel() && fromCopies != toCopies) {
      problems.add(
          cable.place(),
          "[i] wires copies one to one, but there are "
              + fromCopies
              + " on the left and "
              + toCopies
              + " on the right");
      return false;
    }
    boolean fromAll = from.part() == Cable.ALL_PARTS && from.parts() > 1;
    boolean toAll = to.part() == Cable.ALL_PARTS && to.parts() > 1;
    int ending = to.part() == Cable.ALL_PARTS ? to.parts() : 1;
    if (fromAll && from.parts() != ending) {
      problems.add(
          cable.place(),
          "joins "
              + from.parts()
              + " parts to "
              + ending
              + ": name one of the "
              + from.parts()
              + ", as in \"a."
              + from.port().toLowerCase(Locale.ROOT)
              + ".0\"");
      return false;
    }
    int left = from.copies() == Cable.Copies.ONE ? 1 : fromCopies;
    int right = to.copies() == Cable.Copies.ONE ? 1 : toCopies;
    if (!ownPartFits(from, left, cable) || !ownPartFits(to, Math.max(left, right), cable)) {
      return false;
    }
    long parts = Math.max(fromAll ? from.parts() : 1, toAll ? to.parts() : 1);
    connections += parts * (cable.isParallel() ? left : (long) left * right);
    return true;
  }

  private boolean ownPartFits(Cable.End end, int copies, Cable cable) {
    if (end.part() != Cable.OWN_PART || copies <= end.parts()) {
      return true;
    }
    problems.add(
        cable.place(),
        end.port() + " has " + end.parts() + " parts, too few for " + copies + " copies");
    return false;
  }

  private int copies(Cable.End end) {
    return end.unit() == Cable.OUT ? 1 : units.get(end.unit()).copies();
  }
}
