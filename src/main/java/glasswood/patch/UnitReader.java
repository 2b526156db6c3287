package glasswood.patch;

import glasswood.json.Fields;
import glasswood.json.Json;
import glasswood.json.Place;
import glasswood.json.Problems;
import glasswood.json.Text;
import glasswood.json.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/** Reads the units of a patch. */
final class UnitReader {
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,39}");
  private static final Set<String> NOT_IN_PATCHES =
      Set.of("LineOut", "LineIn", "ChannelOut", "ChannelIn");
  private static final String PATCH_PREFIX = "patch:";

  private final ValueReader values;
  private final BiFunction<String, Place, CheckedPatch> includes;
  private final Problems problems;

  /**
   * @param includes loads an included patch by name; null after a problem
   */
  UnitReader(
      ValueReader values, BiFunction<String, Place, CheckedPatch> includes, Problems problems) {
    this.values = values;
    this.includes = includes;
    this.problems = problems;
  }

  /** All units by name; one that was not understood has an empty value, so that cables know it. */
  Map<String, Optional<UnitDef>> read(Fields patch) {
    Map<String, Optional<UnitDef>> units = new LinkedHashMap<>();
    if (patch.require("units") == null) {
      return units;
    }
    Fields object = patch.object("units", "the units");
    if (object == null) {
      return units;
    }
    Map<String, Json> members = object.members();
    if (members.size() > Limits.DEFINITIONS) {
      problems.add(
          object.place(), "has " + members.size() + " units, at most " + Limits.DEFINITIONS);
      return units;
    }
    members.forEach(
        (name, json) -> {
          if (name.equals("out")) {
            problems.add(object.keyPlace(name), "\"out\" is the patch's own output");
          } else if (!NAME.matcher(name).matches()) {
            problems.add(
                object.keyPlace(name),
                "is no name for a unit: must be letters, digits, - and _, beginning with a letter,"
                    + " at most 40");
          }
          units.put(name, unit(name, Fields.of(json, "a unit", problems)));
        });
    return units;
  }

  private Optional<UnitDef> unit(String name, Fields fields) {
    String typeName = fields.requireString("type");
    int copies = (int) fields.whole("copies", 1, 1, Limits.COPIES);
    fields.string("about", "");
    if (typeName == null) {
      return Optional.empty();
    }
    if (typeName.startsWith(PATCH_PREFIX)) {
      CheckedPatch included =
          includes.apply(typeName.substring(PATCH_PREFIX.length()), fields.place("type"));
      return included == null
          ? Optional.empty()
          : Optional.of(include(name, included, copies, fields));
    }
    Optional<UnitType> type = UnitCatalogue.find(typeName);
    if (type.isEmpty()) {
      problems.unknown(fields.place("type"), "unit type", typeName, UnitCatalogue.all().keySet());
      return Optional.empty();
    }
    if (NOT_IN_PATCHES.contains(typeName)) {
      problems.add(
          fields.place("type"), typeName + " would bypass the mixer; cable to \"out\" instead");
      return Optional.empty();
    }
    return Optional.of(generator(name, type.get(), copies, fields));
  }

  private UnitDef generator(String name, UnitType type, int copies, Fields fields) {
    UnitOptions options = new OptionReader(type, fields, problems).read();
    Map<String, PortType> ports = new HashMap<>();
    for (PortType port : options.ports(type)) {
      ports.put(port.name().toLowerCase(Locale.ROOT), port);
    }
    List<UnitDef.Value> set = new ArrayList<>();
    List<UnitDef.Shaped> shapes = new ArrayList<>();
    ShapeReader shapeReader = new ShapeReader(copies, problems);
    Set<String> given = new HashSet<>();
    fields
        .members()
        .forEach(
            (key, json) -> {
              PortType port = ports.get(key.toLowerCase(Locale.ROOT));
              if (port != null && !given.add(port.name())) {
                problems.add(fields.keyPlace(key), "port " + port.name() + " is set twice");
              } else if (port != null && port.takesShape()) {
                shapeReader
                    .read(port, json)
                    .ifPresent(shape -> shapes.add(new UnitDef.Shaped(port.name(), shape)));
              } else if (port != null) {
                port(port, key, json, copies, fields, set);
              } else if (!OptionReader.isOption(key, type)) {
                problems.unknown(fields.keyPlace(key), "port", key, allowed(type, options));
              }
            });
    return new UnitDef(name, type, null, copies, options, set, shapes, fields.place());
  }

  private void port(
      PortType port, String key, Json json, int copies, Fields fields, List<UnitDef.Value> set) {
    if (!port.takesValue()) {
      problems.add(
          fields.keyPlace(key),
          "is "
              + port.kind().withArticle()
              + ", which takes no value; cables are listed in \"cables\"");
      return;
    }
    if (json instanceof Json.Arr list) {
      List<Json> items = Values.list(list, port.parts(), port.parts(), problems);
      for (int part = 0; part < items.size(); part++) {
        value(port.name(), part, items.get(part), copies, set);
      }
    } else {
      value(port.name(), UnitDef.Value.ALL_PARTS, json, copies, set);
    }
  }

  private void value(String port, int part, Json json, int copies, List<UnitDef.Value> set) {
    values
        .read(json, copies)
        .ifPresent(e -> set.add(new UnitDef.Value(port, part, e, json.place())));
  }

  private UnitDef include(String name, CheckedPatch patch, int copies, Fields fields) {
    List<UnitDef.Value> set = new ArrayList<>();
    Set<String> keys = new HashSet<>(Set.of("type", "copies", "about"));
    List<String> names = patch.controls().stream().map(Control::name).toList();
    fields
        .members()
        .forEach(
            (key, json) -> {
              if (names.contains(key)) {
                control(patch.controls().get(names.indexOf(key)), json, copies, set);
              } else if (!keys.contains(key)) {
                problems.unknown(
                    fields.keyPlace(key), "control of patch " + patch.name(), key, names);
              }
            });
    return new UnitDef(name, null, patch, copies, UnitOptions.NONE, set, List.of(), fields.place());
  }

  private void control(Control control, Json json, int copies, List<UnitDef.Value> set) {
    values
        .read(json, copies)
        .ifPresent(
            expression -> {
              for (int copy = 0; copy < copies; copy++) {
                double trial = values.trial(expression, copy, copies);
                if (trial != control.clamp(trial)) {
                  problems.add(
                      json.place(),
                      "is "
                          + Text.number(trial)
                          + (copies > 1 ? " for copy " + copy : "")
                          + ", must be within "
                          + Text.number(control.min())
                          + " … "
                          + Text.number(control.max()));
                  return;
                }
              }
              set.add(
                  new UnitDef.Value(
                      control.name(), UnitDef.Value.ALL_PARTS, expression, json.place()));
            });
  }

  private static Set<String> allowed(UnitType type, UnitOptions options) {
    Set<String> allowed = new LinkedHashSet<>();
    for (PortType port : options.ports(type)) {
      if (port.takesValue() || port.takesShape()) {
        allowed.add(decapitalized(port.name()));
      }
    }
    allowed.addAll(OptionReader.options(type));
    allowed.addAll(List.of("type", "copies", "about"));
    return allowed;
  }

  private static String decapitalized(String name) {
    boolean word = name.length() > 1 && Character.isLowerCase(name.charAt(1));
    return word ? name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1) : name;
  }
}
