package glasswood.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import glasswood.patch.UnitCatalogue;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class UnitsCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int units(String... args) {
    return new CommandLine(new UnitsCommand())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(args);
  }

  @Test
  void listsEveryTypeWithItsSentenceInOneColumn() {
    assertEquals(0, units());
    for (String name : UnitCatalogue.all().keySet()) {
      assertTrue(out.toString().contains("\n  " + name + " "), name);
    }
    int column = -1;
    for (String line : out.toString().lines().toList()) {
      if (line.matches("  \\S+ {2,}\\S.*")) {
        int at = line.length() - line.replaceFirst("  \\S+ +", "").length();
        column = column < 0 ? at : column;
        assertEquals(column, at, line);
      }
    }
  }

  @Test
  void tellsAllOfOneTypeInAnyCase() {
    assertEquals(0, units("filterlowpass"));
    String text = out.toString();
    assertTrue(text.startsWith("FilterLowPass (JSyn: filters"), text);
    assertTrue(text.contains("Frequency  Hz, 40…6000, default 400"), text);
    assertTrue(text.contains("output    Output"), text);
  }

  @Test
  void tellsOptionsOfUnitsThatComeInSizes() {
    assertEquals(0, units("MixerMono"));
    assertTrue(out.toString().contains("options   inputs, size"), out.toString());
  }

  @Test
  void offersTheNearestTypeForAnUnknownOne() {
    assertEquals(2, units("SineOscilator"));
    assertTrue(err.toString().contains("nearest: \"SineOscillator\""), err.toString());
  }

  @Test
  void printsJsonForPrograms() throws Exception {
    assertEquals(0, units("--json"));
    JsonNode all = new ObjectMapper().readTree(out.toString());
    assertEquals(UnitCatalogue.all().size(), all.size());
    for (JsonNode unit : all) {
      assertTrue(unit.get("about").asText().length() > 5, unit.get("type").asText());
    }
  }
}
