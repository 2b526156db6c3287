package com.jsyn;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The facts about JSyn's units, and the units of this project that go with them. */
public final class UnitTable {
  /** A line: a unit's name, what it extends, and its ports as written. */
  public record Line(String name, String parent, List<String> interfaces, List<String> ports) {}

  private UnitTable() {}

  /** All lines. */
  public static List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(UnitTable.class.getResourceAsStream("/com/jsyn/units.txt")),
                StandardCharsets.UTF_8))) {
      reader.lines().filter(line -> line.startsWith("|")).forEach(line -> lines.add(parse(line)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lines;
  }

  private static Line parse(String text) {
    String[] cells = text.split("\\|");
    String[] kin = cells[2].strip().split("\\s*:\\s*");
    String parent = kin[0].replace("abstract ", "").strip();
    List<String> interfaces = kin.length > 1 ? List.of(kin[1].split(",\\s*")) : List.of();
    String ports =
        cells.length > 3 ? cells[3].replaceFirst("\\(ctor \\[int\\]\\)", "").strip() : "";
    List<String> list = ports.isEmpty() ? List.of() : List.of(ports.split(";\\s*"));
    return new Line(cells[1].strip(), parent, interfaces, list);
  }

  /** The class of a unit, or of an interface of data that units implement; null if none. */
  public static Class<?> find(String name) {
    for (String room : List.of("com.jsyn.unitgen.", "com.jsyn.data.")) {
      try {
        return Class.forName(room + name);
      } catch (ClassNotFoundException e) {
        // perhaps in the next
      }
    }
    return null;
  }

  /** Whether a unit of this class can be made here. */
  public static boolean canMake(Class<?> type) {
    return type != null
        && !Modifier.isAbstract(type.getModifiers())
        && com.jsyn.unitgen.UnitGenerator.class.isAssignableFrom(type)
        && !type.getSimpleName().equals("MultiTapDelay");
  }

  /** A unit, with two inputs where their number is to be said. */
  public static com.jsyn.unitgen.UnitGenerator make(Class<?> type) {
    try {
      for (Constructor<?> constructor : type.getConstructors()) {
        if (constructor.getParameterCount() == 0) {
          return (com.jsyn.unitgen.UnitGenerator) constructor.newInstance();
        }
      }
      return (com.jsyn.unitgen.UnitGenerator) type.getConstructor(int.class).newInstance(2);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("cannot make " + type, e);
    }
  }
}
