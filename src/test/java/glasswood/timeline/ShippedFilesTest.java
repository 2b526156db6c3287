package glasswood.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import glasswood.json.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The shipped dream, its moods and the schemas. */
class ShippedFilesTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final JsonSchemaFactory SCHEMAS =
      JsonSchemaFactory.getInstance(VersionFlag.V202012);
  private static final List<String> MOODS = List.of("dawn", "rain", "deep-night", "gentle");

  @TempDir Path folder;

  private static JsonSchema schema(String kind) {
    Path file = Path.of("schemas", kind + ".schema.json").toAbsolutePath();
    return SCHEMAS.getSchema(SchemaLocation.of(file.toUri().toString()));
  }

  private static Set<ValidationMessage> validate(String kind, JsonNode node) {
    return schema(kind).validate(node);
  }

  static List<Path> timelines() throws IOException {
    return files("timelines");
  }

  static List<Path> moods() throws IOException {
    return files("patches/moods");
  }

  static List<Path> moodsAndProfiles() throws IOException {
    return Stream.concat(moods().stream(), files("patches/profiles").stream()).toList();
  }

  private static List<Path> files(String folder) throws IOException {
    try (Stream<Path> files = Files.list(Path.of(folder))) {
      List<Path> found = files.filter(f -> f.toString().endsWith(".json")).sorted().toList();
      assertFalse(found.isEmpty(), "nothing in " + folder);
      return found;
    }
  }

  @ParameterizedTest
  @MethodSource("timelines")
  void shippedTimelinesFollowTheSchema(Path file) throws IOException {
    assertEquals(Set.of(), validate("timeline", MAPPER.readTree(file.toFile())));
  }

  @ParameterizedTest
  @MethodSource("moodsAndProfiles")
  void shippedMoodsAndProfilesFollowTheSchema(Path file) throws IOException {
    assertEquals(Set.of(), validate("mood", MAPPER.readTree(file.toFile())));
  }

  @Test
  void whatAMoodSaysOfAPhaseWinsOverWhatAProfileSays() {
    ScoreOptions sleep = ScoreOptions.DEFAULTS.withProfile(Profile.SLEEP);
    assertEquals(0, dissolveAtFirst(sleep), "to sleep by, the words are still said");
    assertEquals(1, dissolveAtFirst(sleep.withMoods(List.of("gentle"))), "gentle has none");
  }

  private static double dissolveAtFirst(ScoreOptions options) {
    Score score = ScoreReader.read("timelines/glasswood-short.json", options);
    Layer mouths =
        score.phases().get(2).layers().stream()
            .filter(layer -> layer.name().equals("mouths-bass"))
            .findFirst()
            .orElseThrow();
    return mouths.controls().get("dissolve").at(0);
  }

  @Test
  void theDreamLastsTwelveMinutesInEightPhases() {
    Score dream = ScoreReader.read("timelines/glasswood.json", ScoreOptions.DEFAULTS);
    assertEquals(720 * 48_000L, dream.frames());
    assertEquals(
        List.of("spine", "glasswood", "chorus", "mercury", "doorways", "moss", "lake", "waking"),
        dream.phases().stream().map(Phase::name).toList());
    for (Phase phase : dream.phases()) {
      assertFalse(phase.layers().isEmpty(), phase.name());
    }
    Phase waking = dream.phases().get(7);
    assertEquals(20 * 48_000L, waking.fadeOutFrames());
  }

  @Test
  void theShortDreamIsTheSameInThreeMinutes() {
    Score dream = ScoreReader.read("timelines/glasswood.json", ScoreOptions.DEFAULTS);
    Score brief = ScoreReader.read("timelines/glasswood-short.json", ScoreOptions.DEFAULTS);
    assertEquals(180 * 48_000L, brief.frames());
    assertEquals(
        dream.phases().stream().flatMap(p -> p.layers().stream()).map(Layer::name).toList(),
        brief.phases().stream().flatMap(p -> p.layers().stream()).map(Layer::name).toList());
  }

  @Test
  void theDreamFitsIntoHalfAMinute() {
    Score glimpse =
        ScoreReader.read("timelines/glasswood.json", ScoreOptions.DEFAULTS.withLength("0:30"));
    assertEquals(30 * 48_000L, glimpse.frames());
  }

  @Test
  void theDreamStretchesToEightHours() {
    Score night =
        ScoreReader.read("timelines/glasswood.json", ScoreOptions.DEFAULTS.withLength("8:00:00"));
    assertEquals(28_800 * 48_000L, night.frames());
  }

  @Test
  void shippedTimelinesAndMoodsAreFoundByNameAnywhere() {
    String hash = ScoreReader.read("timelines/glasswood.json", ScoreOptions.DEFAULTS).hash();
    assertEquals(hash, ScoreReader.read("glasswood", ScoreOptions.DEFAULTS).hash());
  }

  @Test
  void everyMoodChangesEveryShippedTimelineInItsOwnWay() {
    for (String timeline : List.of("timelines/glasswood.json", "timelines/glasswood-short.json")) {
      Set<String> hashes = new java.util.HashSet<>();
      hashes.add(ScoreReader.read(timeline, ScoreOptions.DEFAULTS).hash());
      for (String mood : MOODS) {
        ScoreOptions options = ScoreOptions.DEFAULTS.withMoods(List.of(mood));
        Score score = ScoreReader.read(timeline, options);
        assertEquals(List.of(mood), score.moods());
        assertTrue(hashes.add(score.hash()), mood + " changes nothing");
      }
    }
    Score all =
        ScoreReader.read("timelines/glasswood.json", ScoreOptions.DEFAULTS.withMoods(MOODS));
    assertEquals(MOODS, all.moods());
  }

  @Test
  void optionalNamesInShippedMoodsMeanSomethingInTheDream() throws IOException {
    for (Path file : moods()) {
      String text = Files.readString(file).replace("?\":", "\":");
      Path strict = folder.resolve(file.getFileName());
      Files.writeString(strict, text);
      ScoreOptions options = ScoreOptions.DEFAULTS.withMoods(List.of(strict.toString()));
      Problems problems = new Problems();
      ScoreReader.read("timelines/glasswood.json", options, problems);
      assertEquals(List.of(), problems.sorted(), file.toString());
    }
  }

  @Test
  void gentleHasNeitherHarshWordsNorRoughness() {
    Score score =
        ScoreReader.read(
            "timelines/glasswood.json", ScoreOptions.DEFAULTS.withMoods(List.of("gentle")));
    assertEquals(List.of(), score.words().harsh());
    List<Layer> mouths =
        score.phases().get(2).layers().stream()
            .filter(layer -> layer.patch().name().equals("mouths"))
            .toList();
    assertEquals(4, mouths.size());
    for (Layer layer : mouths) {
      for (double t = 0; t < 140; t += 1) {
        assertEquals(0, layer.controls().get("roughness").at(t));
        assertEquals(1, layer.controls().get("dissolve").at(t));
      }
    }
    assertNotEquals(
        List.of(), ScoreReader.read("glasswood", ScoreOptions.DEFAULTS).words().harsh());
  }

  /** Pieces of a timeline in which schema and reader must agree whether they are allowed. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          good | {"length":60,"phases":[{"name":"a","layers":[]}]}
          good | {"length":"1:00","seed":-9,"phases":[{"name":"a","weight":0.1,"layers":[]}]}
          good | {"length":"1:02:03.5","phases":[{"name":"a","layers":[],"fadeIn":"3s","fadeOut":"5%"}]}
          good | {"phases":[{"name":"a","length":"2m","layers":[]}],"master":null}
          good | {"length":60,"tuning":{"root":55,"scale":[1,1.2,"3/2"]},"phases":[{"name":"a","layers":[]}]}
          good | {"length":60,"phases":[{"name":"a","send":"off","gain":-3,"layers":[{"patch":"room-tone","curves":{"dark":[[0,300],["50%",900,"exp"]]}}]}]}
          good | {"length":60,"phases":[{"name":"a","layers":[{"patch":"room-tone","gain":[[0,-60],[9,0,"ease"]],"trim":1,"name":"b c"}]}]}
          good | {"extends":"glasswood","length":"20:00","phases":{"spine":{"weight":2,"layers":{"moons":null}}}}
          bad  | {"length":60}
          bad  | {"length":60,"phases":[]}
          bad  | {"length":60,"phases":{"a":{"layers":[]}}}
          bad  | {"length":"1:75","phases":[{"name":"a","layers":[]}]}
          bad  | {"length":-1,"phases":[{"name":"a","layers":[]}]}
          bad  | {"lenght":60,"phases":[{"name":"a","length":60,"layers":[]}]}
          bad  | {"length":60,"seed":1.5,"phases":[{"name":"a","layers":[]}]}
          bad  | {"length":60,"title":" ","phases":[{"name":"a","layers":[]}]}
          bad  | {"length":60,"phases":[{"name":"a/b","layers":[]}]}
          bad  | {"length":60,"phases":[{"name":"a"}]}
          bad  | {"length":60,"phases":[{"name":"a","weight":0,"layers":[]}]}
          bad  | {"length":60,"phases":[{"name":"a","weight":1,"length":60,"layers":[]}]}
          bad  | {"length":60,"phases":[{"name":"a","fadeIn":"140%","layers":[]}]}
          bad  | {"length":60,"phases":[{"name":"a","space":{"size":1.5},"layers":[]}]}
          bad  | {"length":60,"phases":[{"name":"a","send":"of","layers":[]}]}
          bad  | {"length":60,"phases":[{"name":"a","layers":[{"gain":-3}]}]}
          bad  | {"length":60,"phases":[{"name":"a","layers":[{"patch":"room-tone","gain":"loud"}]}]}
          bad  | {"length":60,"phases":[{"name":"a","layers":[{"patch":"room-tone","gain":[[0,99]]}]}]}
          bad  | {"length":60,"phases":[{"name":"a","layers":[{"patch":"room-tone","curves":{"dark":[[0]]}}]}]}
          bad  | {"length":60,"phases":[{"name":"a","layers":[{"patch":"room-tone","curves":{"dark":[[0,300,"eese"]]}}]}]}
          bad  | {"length":60,"tuning":{"root":"H2"},"phases":[{"name":"a","layers":[]}]}
          bad  | {"length":60,"breath":{"perMinute":60},"phases":[{"name":"a","layers":[]}]}
          bad  | {"length":60,"heart":{"source":"drum"},"phases":[{"name":"a","layers":[]}]}
          bad  | {"length":60,"words":{"harsh":"Failure"},"phases":[{"name":"a","layers":[]}]}
          bad  | {"length":60,"master":{"loudness":0},"phases":[{"name":"a","layers":[]}]}
          bad  | []
          """)
  void schemaAndReaderAgree(String verdict, String text) throws IOException {
    Path file = folder.resolve("t.json");
    Files.writeString(file, text);
    Problems problems = new Problems();
    ScoreReader.read(file.toString(), ScoreOptions.DEFAULTS, problems);
    Set<ValidationMessage> messages = validate("timeline", MAPPER.readTree(text));
    boolean good = verdict.equals("good");
    assertEquals(good, problems.isEmpty(), "the reader says " + problems.sorted());
    assertEquals(good, messages.isEmpty(), "the schema says " + messages);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          good | {"name":"x","timeline":{"title":"X","phases":{"*":{"space":{"damping":0.5}},"moor?":{"weight":2}}}}
          good | {"timeline":{"phases":{"lake":null,"moss":{"layers":{"*":{"trim":-3},"leaves":null}}},"heart":null}}
          good | {"patches":{"room-tone":{"controls":{"dark":{"default":500}}}}}
          bad  | {"nmae":"x"}
          bad  | []
          bad  | {"timeline":3}
          bad  | {"timeline":{"title":3}}
          bad  | {"timeline":{"phases":{"lake":{"wieght":2}}}}
          bad  | {"timeline":{"phases":{"lake":{"layers":{"lullaby":{"gain":"soft"}}}}}}
          bad  | {"patches":{"room-tone":3}}
          bad  | {"patches":[]}
          """)
  void schemaAndReaderAgreeAboutMoods(String verdict, String text) throws IOException {
    Path file = folder.resolve("m.json");
    Files.writeString(file, text);
    Problems problems = new Problems();
    ScoreOptions options = ScoreOptions.DEFAULTS.withMoods(List.of(file.toString()));
    ScoreReader.read("timelines/glasswood.json", options, problems);
    Set<ValidationMessage> messages = validate("mood", MAPPER.readTree(text));
    boolean good = verdict.equals("good");
    assertEquals(good, problems.isEmpty(), "the reader says " + problems.sorted());
    assertEquals(good, messages.isEmpty(), "the schema says " + messages);
  }
}
