package glasswood.patch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Keeps {@code schemas/patch.schema.json} equal to the catalogue, so that editors offer every unit
 * type and its ports. To renew it, run {@code mvn test -Dtest=UnitDocsTest,PatchSchemaTest
 * -Dglasswood.update=true}.
 */
class PatchSchemaTest {
  private static final Path SCHEMA = Path.of("schemas/patch.schema.json");
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  @Test
  void theSchemaKnowsTheWholeCatalogue() throws IOException {
    String expected = MAPPER.writeValueAsString(schema()).replace("\r\n", "\n") + "\n";
    if (Boolean.getBoolean("glasswood.update")) {
      Files.writeString(SCHEMA, expected);
    }
    assertEquals(
        expected,
        Files.exists(SCHEMA) ? Files.readString(SCHEMA) : "",
        "renew "
            + SCHEMA
            + ": mvn test -Dtest=UnitDocsTest,PatchSchemaTest -Dglasswood.update=true");
  }

  @Test
  void shippedPatchesAreValid() throws IOException {
    JsonSchema schema = load();
    int seen = 0;
    try (Stream<Path> files = Files.list(Path.of("patches"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
        var errors = schema.validate(MAPPER.readTree(Files.readString(file)));
        assertTrue(errors.isEmpty(), file + ": " + errors);
        seen++;
      }
    }
    assertTrue(seen > 0, "no patch was looked at");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "{ 'units': {}, 'cables': [ 3 ] }",
        "{ 'units': { 'a': {} }, 'cables': [ 'a -> out' ] }",
        "{ 'units': { 'a': { 'type': 'Sine' } }, 'cables': [ 'a -> out' ] }",
        "{ 'units': { 'a': { 'type': 'SineOscillator', 'copies': 0 } }, 'cables': [ 'a -> out' ] }",
        "{ 'units': { 'a': { 'type': 'SineOscillator' } }, 'cables': [ 'a out' ] }",
        "{ 'colour': 1, 'units': { 'a': { 'type': 'Add' } }, 'cables': [ 'a -> out' ] }",
        "{ 'controls': { 'c': {} }, 'units': { 'a': { 'type': 'Add' } }, 'cables': [ 'a -> out' ]"
            + " }",
        "{ 'units': { 'a': { 'type': 'SineOscillator', 'frequency': true } },"
            + " 'cables': [ 'a -> out' ] }",
      })
  void whatIsNoPatchIsRefused(String json) throws IOException {
    assertFalse(load().validate(MAPPER.readTree(json.replace('\'', '"'))).isEmpty());
  }

  private static JsonSchema load() throws IOException {
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(Files.readString(SCHEMA));
  }

  private static ObjectNode schema() throws IOException {
    ObjectNode schema = MAPPER.createObjectNode();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", "Glasswood patch");
    schema.put("description", "An instrument or texture: units, what they are set to, and cables.");
    closed(schema);
    ObjectNode properties = schema.putObject("properties");
    properties.putObject("$schema").put("type", "string");
    text(properties.putObject("name"), "What it is called; by default its file's name.");
    text(properties.putObject("about"), "A sentence about it.");
    ObjectNode controls = properties.putObject("controls");
    controls.put("description", "What curves and listeners can move, by name.");
    controls.put("type", "object").put("maxProperties", Limits.CONTROLS);
    controls.putObject("propertyNames").put("pattern", "^[A-Za-z][A-Za-z0-9_]{0,39}$");
    controls.set("additionalProperties", control());
    ObjectNode units = properties.putObject("units");
    units.put("description", "The units, by name.");
    units.put("type", "object").put("maxProperties", Limits.DEFINITIONS);
    units.putObject("propertyNames").put("pattern", "^[A-Za-z][A-Za-z0-9_-]{0,39}$");
    units.putObject("additionalProperties").put("$ref", "#/$defs/unit");
    ObjectNode cables = properties.putObject("cables");
    cables.put("description", "Who is cabled to whom, as in \"sway[i] -> hum[i].amplitude\".");
    cables.put("type", "array").put("minItems", 1).put("maxItems", Limits.CABLES);
    cables.putObject("items").put("type", "string").put("pattern", "^[^>]+->[^>]+$");
    schema.putArray("required").add("units").add("cables");
    ObjectNode defs = schema.putObject("$defs");
    ObjectNode number = defs.putObject("value");
    number.put(
        "description", "A number, or an expression over controls, i, copies, rand(), hz('D2').");
    number.putArray("type").add("number").add("string");
    defs.set("unit", unit());
    return schema;
  }

  private static void closed(ObjectNode node) {
    node.put("type", "object").put("additionalProperties", false);
  }

  private static void text(ObjectNode node, String description) {
    node.put("description", description).put("type", "string").put("minLength", 1);
  }

  private static ObjectNode control() {
    ObjectNode control = MAPPER.createObjectNode();
    closed(control);
    ObjectNode properties = control.putObject("properties");
    number(properties.putObject("default"), "Where it stands when nobody moves it.");
    number(properties.putObject("min"), "Least value allowed.").put("default", 0);
    number(properties.putObject("max"), "Greatest value allowed.").put("default", 1);
    text(properties.putObject("unit"), "Unit of its values.");
    ObjectNode scale = properties.putObject("scale");
    scale.put("description", "How interfaces should move it.").put("default", "linear");
    scale.putArray("enum").add("linear").add("log");
    text(properties.putObject("about"), "A sentence about it.");
    control.putArray("required").add("default");
    return control;
  }

  private static ObjectNode number(ObjectNode node, String description) {
    return node.put("description", description).put("type", "number");
  }

  private static ObjectNode unit() throws IOException {
    Map<String, String> texts = UnitTexts.extract();
    ObjectNode unit = MAPPER.createObjectNode();
    unit.put("type", "object");
    ObjectNode properties = unit.putObject("properties");
    ObjectNode type = properties.putObject("type");
    type.put("description", "A unit type, or patch:NAME for another patch.");
    ArrayNode types = type.putArray("anyOf");
    ArrayNode names = types.addObject().putArray("enum");
    types.addObject().put("type", "string").put("pattern", "^patch:.");
    properties
        .putObject("copies")
        .put("description", "How many there are.")
        .put("type", "integer")
        .put("minimum", 1)
        .put("maximum", Limits.COPIES)
        .put("default", 1);
    text(properties.putObject("about"), "A remark.");
    unit.putArray("required").add("type");
    ArrayNode cases = unit.putArray("allOf");
    for (UnitType each : UnitCatalogue.all().values()) {
      names.add(each.name());
      cases.add(ports(each, texts));
    }
    return unit;
  }

  private static ObjectNode ports(UnitType type, Map<String, String> texts) {
    ObjectNode node = MAPPER.createObjectNode();
    ObjectNode when = node.putObject("if");
    when.putObject("properties").putObject("type").put("const", type.name());
    ObjectNode properties = node.putObject("then").putObject("properties");
    for (PortType port : type.ports()) {
      String key = port.name().substring(0, 1).toLowerCase(Locale.ROOT) + port.name().substring(1);
      String text =
          texts.getOrDefault(type.name() + "." + port.name().toLowerCase(Locale.ROOT), "");
      if (port.takesValue()) {
        ObjectNode one = properties.putObject(key.equals("q") ? "Q" : key);
        describe(one, text);
        if (port.parts() == 1) {
          one.put("$ref", "#/$defs/value");
        } else {
          ArrayNode either = one.putArray("anyOf");
          either.addObject().put("$ref", "#/$defs/value");
          ObjectNode list = either.addObject().put("type", "array");
          list.putObject("items").put("$ref", "#/$defs/value");
        }
      } else if (port.takesShape()) {
        ObjectNode one = properties.putObject(key);
        describe(one, text);
        List.of("string", "array", "object").forEach(one.putArray("type")::add);
      }
    }
    for (String option : type.options()) {
      List<String> kinds = List.of("integer", "number", "boolean", "string");
      kinds.forEach(properties.putObject(option).putArray("type")::add);
    }
    return node;
  }

  private static void describe(ObjectNode node, String text) {
    if (!text.isEmpty()) {
      node.put("description", text);
    }
  }

  @Test
  void theExampleOfTheDesignIsValid() throws IOException {
    JsonNode example =
        MAPPER.readTree(
            """
            { "name": "mirror-hum",
              "controls": { "root": { "default": 36.71, "min": 20, "max": 220, "unit": "Hz",
                                      "scale": "log" } },
              "units": { "hum": { "type": "SineOscillator", "copies": 16,
                                  "frequency": "root * (1 + floor(i / 2))" },
                         "place": { "type": "Pan", "pan": "-0.3" } },
              "cables": [ "hum[*] -> place", "place -> out" ] }
            """);
    assertTrue(load().validate(example).isEmpty());
  }
}
