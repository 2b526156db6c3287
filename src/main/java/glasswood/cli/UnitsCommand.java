package glasswood.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import glasswood.json.Nearest;
import glasswood.json.Text;
import glasswood.patch.PortType;
import glasswood.patch.UnitCatalogue;
import glasswood.patch.UnitDocs;
import glasswood.patch.UnitType;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code units [NAME]}: what patches can be made of. */
@Command(
    name = "units",
    mixinStandardHelpOptions = true,
    description = {
      "Lists the types of units that patches can use, by family; with a NAME, tells all of one: its"
          + " ports, their ranges and what they mean."
    })
public final class UnitsCommand implements Callable<Integer> {
  private static final int WIDTH = 110;

  @Spec private CommandSpec spec;

  @Parameters(arity = "0..1", paramLabel = "NAME", description = "a unit type, in any case")
  private String name;

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Map<String, UnitType> all = UnitCatalogue.all();
    if (name == null) {
      out.print(json ? text(array(all)) : list(all));
      out.flush();
      return 0;
    }
    UnitType type = all.get(name);
    if (type == null) {
      PrintWriter err = spec.commandLine().getErr();
      err.println(
          "unknown unit type "
              + Text.quote(name)
              + Nearest.to(name, all.keySet()).map(n -> "; nearest: " + Text.quote(n)).orElse("")
              + "; glasswood units lists them all");
      err.flush();
      return 2;
    }
    out.print(json ? text(object(type)) : details(type));
    out.flush();
    return 0;
  }

  private static String list(Map<String, UnitType> all) {
    Map<String, List<UnitType>> families = new TreeMap<>();
    int longest = 0;
    for (UnitType type : all.values()) {
      families.computeIfAbsent(type.family(), family -> new ArrayList<>()).add(type);
      longest = Math.max(longest, type.name().length());
    }
    StringBuilder out = new StringBuilder();
    for (Map.Entry<String, List<UnitType>> family : families.entrySet()) {
      out.append(out.isEmpty() ? "" : "\n").append(family.getKey()).append('\n');
      for (UnitType type : family.getValue()) {
        String indent = "  " + " ".repeat(longest) + "  ";
        out.append("  ").append(pad(type.name(), longest)).append("  ");
        out.append(wrapped(UnitDocs.about(type.name()), indent)).append('\n');
      }
    }
    return out.append('\n').append(all.size()).append(" unit types\n").toString();
  }

  private static String details(UnitType type) {
    StringBuilder out = new StringBuilder();
    out.append(type.name()).append(" (").append(type.family()).append(", ");
    out.append(type.unitClass().getPackageName()).append(")\n");
    out.append(wrapped(UnitDocs.about(type.name()), "")).append("\n\n");
    int longest = 0;
    for (PortType port : type.ports()) {
      longest = Math.max(longest, label(port).length());
    }
    for (PortType port : type.ports()) {
      String start = "  " + pad(port.kind().label(), 8) + "  " + pad(label(port), longest) + "  ";
      String about = UnitDocs.about(type.name(), port.name());
      String indent = " ".repeat(start.length());
      out.append((start + wrapped(facts(port, about), indent)).stripTrailing()).append('\n');
    }
    List<String> options = type.options();
    if (!options.isEmpty()) {
      out.append("\n  options   ").append(String.join(", ", options)).append('\n');
    }
    return out.toString();
  }

  private static String label(PortType port) {
    return port.name() + (port.parts() > 1 ? "[" + port.parts() + "]" : "");
  }

  /** Default and range from the port itself, unless the sentence about it gives them. */
  private static String facts(PortType port, String about) {
    boolean told = about.contains("default") || about.contains("…");
    if (!port.takesValue() || told) {
      return about;
    }
    String range =
        port.kind() == PortType.Kind.VARIABLE
            ? ""
            : ", " + Text.number(port.min()) + "…" + Text.number(port.max());
    String facts = "default " + Text.number(port.initial()) + range;
    return about.isEmpty() ? facts : about + "; " + facts;
  }

  private static String wrapped(String text, String indent) {
    StringBuilder out = new StringBuilder();
    int room = Math.max(30, WIDTH - indent.length());
    int length = 0;
    for (String word : text.split(" ")) {
      if (length > 0 && length + 1 + word.length() > room) {
        out.append('\n').append(indent);
        length = 0;
      }
      out.append(length > 0 ? " " : "").append(word);
      length += (length > 0 ? 1 : 0) + word.length();
    }
    return out.toString();
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  private static ArrayNode array(Map<String, UnitType> all) {
    ArrayNode array = new ObjectMapper().createArrayNode();
    all.values().forEach(type -> array.add(object(type)));
    return array;
  }

  private static ObjectNode object(UnitType type) {
    ObjectNode node = new ObjectMapper().createObjectNode();
    node.put("type", type.name());
    node.put("family", type.family());
    node.put("package", type.unitClass().getPackageName());
    node.put("about", UnitDocs.about(type.name()));
    ArrayNode ports = node.putArray("ports");
    for (PortType port : type.ports()) {
      ObjectNode one = ports.addObject();
      one.put("name", port.name());
      one.put("kind", port.kind().name().toLowerCase(Locale.ROOT));
      one.put("parts", port.parts());
      if (port.takesValue()) {
        one.put("default", port.initial());
      }
      if (port.takesValue() && port.kind() != PortType.Kind.VARIABLE) {
        one.put("min", port.min());
        one.put("max", port.max());
      }
      one.put("about", UnitDocs.about(type.name(), port.name()));
    }
    type.options().forEach(node.putArray("options")::add);
    return node;
  }

  private static String text(JsonNode node) {
    try {
      ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
      return mapper.writeValueAsString(node) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of plain values is always JSON", e);
    }
  }
}
