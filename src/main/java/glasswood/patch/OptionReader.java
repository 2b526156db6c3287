package glasswood.patch;

import glasswood.json.Fields;
import glasswood.json.Json;
import glasswood.json.Problems;
import glasswood.json.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads how a unit is made: {@code inputs} or {@code size} for units that come in sizes, {@code
 * allocate} (frames or grains) or {@code maxDelay} (seconds) for those with a memory, and whatever
 * setters the type has beside its ports. A port of the same name goes before.
 */
final class OptionReader {
  private static final Set<String> ALWAYS = Set.of("type", "copies", "about");
  private static final List<String> SIZE = List.of("inputs", "size");

  private final UnitType type;
  private final Fields fields;
  private final Problems problems;

  OptionReader(UnitType type, Fields fields, Problems problems) {
    this.type = type;
    this.fields = fields;
    this.problems = problems;
  }

  /** Whether a key of a unit of that type is an option. */
  static boolean isOption(String key, UnitType type) {
    return ALWAYS.contains(key) || options(type).contains(key);
  }

  /** The names of all options that a type has. */
  static List<String> options(UnitType type) {
    List<String> options = new ArrayList<>();
    if (type.isSized()) {
      options.addAll(SIZE);
    }
    if (type.isAllocated()) {
      options.add("allocate");
      if (isDelay(type)) {
        options.add("maxDelay");
      }
    }
    options.addAll(type.settings().keySet());
    for (PortType port : type.ports()) {
      options.removeIf(option -> option.equalsIgnoreCase(port.name()));
    }
    return options;
  }

  private static boolean isDelay(UnitType type) {
    return type.name().endsWith("Delay");
  }

  UnitOptions read() {
    List<String> options = options(type);
    int size = UnitType.NO_SIZE;
    for (String key : SIZE) {
      if (options.contains(key) && fields.has(key)) {
        if (size != UnitType.NO_SIZE) {
          problems.add(fields.keyPlace(key), "inputs and size mean the same; give one of them");
        }
        size = (int) fields.whole(key, UnitType.NO_SIZE, 1, Limits.SIZE);
      }
    }
    int allocate = 0;
    double maxDelay = 0;
    if (options.contains("allocate")) {
      allocate = (int) fields.whole("allocate", 0, 1, Limits.ALLOCATE);
    }
    if (options.contains("maxDelay")) {
      maxDelay = fields.number("maxDelay", 0, 0, Limits.MAX_DELAY_SECONDS);
    }
    Map<String, Object> settings = new TreeMap<>();
    type.settings()
        .forEach(
            (name, kind) -> {
              if (options.contains(name) && fields.has(name)) {
                setting(name, kind, settings);
              }
            });
    return tried(new UnitOptions(size, allocate, maxDelay, settings));
  }

  private void setting(String name, Class<?> kind, Map<String, Object> settings) {
    Json json = fields.get(name);
    if (kind == boolean.class) {
      settings.put(name, Values.bool(json, false, problems));
    } else if (kind == int.class) {
      settings.put(name, (int) Values.whole(json, -65_536, 65_536, 0, problems));
    } else if (kind == double.class) {
      double value = Values.number(json, -1e9, 1e9, problems);
      settings.put(name, Double.isNaN(value) ? 0.0 : value);
    } else {
      List<String> names = new ArrayList<>();
      for (Object constant : kind.getEnumConstants()) {
        names.add(((Enum<?>) constant).name().toLowerCase(Locale.ROOT));
      }
      String chosen = Values.choice(json, name, names, problems);
      if (chosen != null) {
        settings.put(name, kind.getEnumConstants()[names.indexOf(chosen)]);
      }
    }
  }

  /** Makes a unit with the options once, since only the type itself knows what it refuses. */
  private UnitOptions tried(UnitOptions options) {
    if (options.isUsual()) {
      return options;
    }
    try {
      options.create(type, 48_000);
      return options;
    } catch (IllegalStateException e) {
      problems.add(fields.place(), e.getMessage());
      return UnitOptions.NONE;
    }
  }
}
