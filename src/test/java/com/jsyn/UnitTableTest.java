package com.jsyn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.jsyn.ports.UnitDataQueuePort;
import com.jsyn.ports.UnitFunctionPort;
import com.jsyn.ports.UnitInputPort;
import com.jsyn.ports.UnitOutputPort;
import com.jsyn.ports.UnitPort;
import com.jsyn.ports.UnitVariablePort;
import com.jsyn.unitgen.UnitGenerator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Names, kinship, ports, defaults and ranges of the units are those of the JSyn API. */
class UnitTableTest {
  private static final Pattern PORT =
      Pattern.compile(
          "(\\w+)(?:\\[(\\d+)\\])? (in|out|var|DataQueuePort|FunctionPort|SpectralOutputPort"
              + "|SpectralInputPort)(?: ([-\\d.e]+))?(?: \\(([-\\d.e]+)…([-\\d.e]+)\\))?");

  @Test
  void everyUnitIsHere() {
    List<String> missing = new ArrayList<>();
    for (UnitTable.Line line : UnitTable.lines()) {
      if (UnitTable.find(line.name()) == null) {
        missing.add(line.name());
      }
    }
    assertEquals(129, UnitTable.lines().size());
    assertEquals(List.of(), missing);
  }

  @Test
  void kinshipIsThatOfTheTable() {
    List<String> wrong = new ArrayList<>();
    int seen = 0;
    for (UnitTable.Line line : UnitTable.lines()) {
      Class<?> type = UnitTable.find(line.name());
      seen++;
      if (!line.parent().equals("interface")) {
        String parent = type.getSuperclass().getSimpleName();
        if (!parent.equals(line.parent())) {
          wrong.add(line.name() + " extends " + parent + ", not " + line.parent());
        }
      }
      for (String name : line.interfaces()) {
        if (!UnitTable.find(name).isAssignableFrom(type)) {
          wrong.add(line.name() + " does not implement " + name);
        }
      }
    }
    assertEquals(129, seen);
    assertEquals(List.of(), wrong);
  }

  @Test
  void portsDefaultsAndRangesAreThoseOfTheTable() {
    List<String> wrong = new ArrayList<>();
    int seen = 0;
    for (UnitTable.Line line : UnitTable.lines()) {
      Class<?> type = UnitTable.find(line.name());
      if (!UnitTable.canMake(type)) {
        continue;
      }
      UnitGenerator unit = UnitTable.make(type);
      Set<String> names = new TreeSet<>();
      for (String text : line.ports()) {
        Matcher port = PORT.matcher(text);
        assertTrue(port.matches(), () -> "a port that cannot be read: " + text);
        names.add(port.group(1));
        compare(line.name(), unit, port, wrong);
        seen++;
      }
      for (UnitPort port : unit.getPorts()) {
        if (!names.contains(port.getName())) {
          wrong.add(line.name() + " has one more port: " + port.getName());
        }
      }
    }
    assertTrue(seen > 250, "only " + seen + " ports looked at");
    assertEquals(List.of(), wrong);
  }

  private static void compare(
      String unitName, UnitGenerator unit, Matcher fact, List<String> wrong) {
    String where = unitName + "." + fact.group(1);
    UnitPort port =
        unit.getPorts().stream()
            .filter(each -> each.getName().equals(fact.group(1)))
            .findFirst()
            .orElse(null);
    if (port == null) {
      wrong.add(where + " is missing");
      return;
    }
    Class<?> kind =
        switch (fact.group(3)) {
          case "in" -> UnitInputPort.class;
          case "out" -> UnitOutputPort.class;
          case "var" -> UnitVariablePort.class;
          case "DataQueuePort" -> UnitDataQueuePort.class;
          case "FunctionPort" -> UnitFunctionPort.class;
          default -> spectral(fact.group(3));
        };
    if (!kind.isInstance(port)) {
      wrong.add(where + " is a " + port.getClass().getSimpleName());
      return;
    }
    int parts = fact.group(2) == null ? 1 : Integer.parseInt(fact.group(2));
    if (port.getNumParts() != parts) {
      wrong.add(where + " has " + port.getNumParts() + " parts, not " + parts);
    }
    if (port instanceof UnitInputPort input) {
      double value = Double.parseDouble(fact.group(4));
      double low = fact.group(5) == null ? 0.0 : Double.parseDouble(fact.group(5));
      double high = fact.group(6) == null ? 1.0 : Double.parseDouble(fact.group(6));
      boolean defaultsAgree = near(input.getDefault(), value);
      for (int part = 0; part < parts; part++) {
        defaultsAgree &= near(input.get(part), value);
      }
      if (!defaultsAgree) {
        wrong.add(where + " is " + input.get() + " by default, not " + value);
      }
      if (!near(input.getMinimum(), low) || !near(input.getMaximum(), high)) {
        wrong.add(
            String.format(
                Locale.ROOT,
                "%s has the range %s…%s, not %s…%s",
                where,
                input.getMinimum(),
                input.getMaximum(),
                low,
                high));
      }
    }
  }

  private static Class<?> spectral(String kind) {
    try {
      return Class.forName("com.jsyn.ports.Unit" + kind);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(
          "no such port: " + kind + " in " + Arrays.toString(e.getStackTrace()), e);
    }
  }

  /** The table is rounded to four figures: 4000 frames at 44,100 Hz are 90.7 ms. */
  private static boolean near(double a, double b) {
    return Math.abs(a - b) <= 1.0e-3 * Math.max(1.0e-9, Math.abs(b));
  }
}
