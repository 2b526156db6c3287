package glasswood.patch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasswood.json.FilesRead;
import glasswood.json.Json;
import glasswood.json.JsonFile;
import glasswood.json.Place;
import glasswood.json.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PatchLibraryTest {
  private static final Place HERE = Place.of("test");
  private static final String CONSTANT =
      """
      { 'controls': { 'level': { 'default': %s, 'max': 10 } },
        'units': { 'a': { 'type': 'PassThrough', 'input': 'level' } }, 'cables': [ 'a -> out' ] }
      """;

  @TempDir Path root;
  private final Problems problems = new Problems();
  private Path timelines;
  private Path patches;

  @BeforeEach
  void makeFolders() throws IOException {
    timelines = Files.createDirectory(root.resolve("timelines"));
    patches = Files.createDirectory(root.resolve("patches"));
  }

  private static Path write(Path folder, String name, String json) throws IOException {
    return Files.writeString(folder.resolve(name + ".json"), json.replace('\'', '"'));
  }

  private double sound(Patch patch) {
    problems.throwIfAny();
    return Sounding.of(patch, LayerDream.plain(1, 1)).next(64)[0][63];
  }

  private String onlyProblem() {
    assertEquals(1, problems.count(), problems.sorted().toString());
    return problems.sorted().get(0).toString();
  }

  @Test
  void namesAreFoundBesideTheFileThenInPatchesBesideItsFolder() throws IOException {
    write(patches, "x", CONSTANT.formatted("2"));
    PatchLibrary library = new PatchLibrary(problems);
    assertEquals(2, sound(library.load("x", timelines, HERE)));
    write(timelines, "x", CONSTANT.formatted("1"));
    assertEquals(1, sound(library.load("x", timelines, HERE)));
    assertEquals(2, sound(library.load("../patches/x.json", timelines, HERE)));
    assertEquals(2, sound(library.load(patches.resolve("x.json").toString(), timelines, HERE)));
  }

  @Test
  void aPatchIsReadOnceHoweverItIsCalled() throws IOException {
    write(patches, "x", CONSTANT.formatted("2"));
    PatchLibrary library = new PatchLibrary(problems);
    Patch byName = library.load("x", timelines, HERE);
    assertSame(byName, library.load("../patches/../patches/x.json", timelines, HERE));
  }

  @Test
  void anUnknownNameOffersTheNearest() throws IOException {
    write(patches, "glacier-breeze", CONSTANT.formatted("2"));
    assertNull(new PatchLibrary(problems).load("glacier-breze", timelines, HERE));
    assertTrue(onlyProblem().contains("nearest: \"glacier-breeze\""), onlyProblem());
  }

  @Test
  void moodsChangeDefaultsAndTheHash() throws IOException {
    write(patches, "x", CONSTANT.formatted("2"));
    Json rain = mood("{ 'controls': { 'level': { 'default': 3 } } }");
    Json deep = mood("{ 'controls': { 'level': { 'default': 4 } } }");
    PatchLibrary moody =
        new PatchLibrary(problems, Map.of("x", List.of(rain, deep)), new FilesRead());
    Patch patch = moody.load("x", timelines, HERE);
    assertEquals(4, sound(patch));
    PatchLibrary plain = new PatchLibrary(problems);
    assertNotEquals(patch.hash(), plain.load("x", timelines, HERE).hash());
    assertNotEquals(moody.digest(), plain.digest());
  }

  @Test
  void aHashIsThatOfTheCanonicalFileAndOfWhatItIncludes() throws IOException {
    write(patches, "inner", CONSTANT.formatted("2"));
    String outer = "{ 'units': { 'in': { 'type': 'patch:inner' } }, 'cables': [ 'in -> out' ] }";
    write(patches, "outer", outer);
    PatchLibrary library = new PatchLibrary(problems);
    String inner = library.load("inner", timelines, HERE).hash();
    String before = library.load("outer", timelines, HERE).hash();
    assertEquals(FilesRead.sha256(mood(CONSTANT.formatted("2"))), inner);
    assertNotEquals(FilesRead.sha256(mood(outer)), before);

    write(patches, "outer", outer.replace("{ ", "{\n\n"));
    assertEquals(before, new PatchLibrary(problems).load("outer", timelines, HERE).hash());

    write(patches, "inner", CONSTANT.formatted("3"));
    assertNotEquals(before, new PatchLibrary(problems).load("outer", timelines, HERE).hash());
    problems.throwIfAny();
  }

  private Json mood(String json) {
    return JsonFile.parse(json.replace('\'', '"'), "mood.json", problems);
  }

  @Test
  void includedPatchesSoundInAllTheirCopies() throws IOException {
    write(patches, "inner", CONSTANT.formatted("1"));
    write(
        patches,
        "outer",
        """
        { 'controls': { 'up': { 'default': 1 } },
          'units': { 'in': { 'type': 'patch:inner', 'copies': 3, 'level': 'up + i' } },
          'cables': [ 'in[*] -> out' ] }
        """);
    Patch outer = new PatchLibrary(problems).load("outer", patches, HERE);
    problems.throwIfAny();
    Sounding sounding = Sounding.of(outer, LayerDream.plain(1, 1));
    assertEquals(6, sounding.next(64)[0][0]);
    double[] glide = sounding.set("up", 0).next(64)[0];
    assertEquals(6 - 3 / 64.0, glide[0], 1e-12, "rounding of three products");
    assertEquals(3, glide[63]);
  }

  @Test
  void controlsOfIncludedPatchesTakeCablesAndValues() throws IOException {
    write(patches, "inner", CONSTANT.formatted("1"));
    write(
        patches,
        "outer",
        """
        { 'controls': { 'up': { 'default': 1, 'max': 5 } },
          'units': { 'two': { 'type': 'PassThrough', 'input': 2 },
                     'a': { 'type': 'patch:inner', 'level': 'up' },
                     'b': { 'type': 'patch:inner', 'level': 0.5 },
                     'c': { 'type': 'patch:inner' } },
          'cables': [ 'two -> a.level', 'two -> b.level', 'two -> c.level',
                      'a -> out', 'b.output.1 -> out.1', 'c.output.0 -> out.1' ] }
        """);
    Patch outer = new PatchLibrary(problems).load("outer", patches, HERE);
    problems.throwIfAny();
    Sounding sounding = Sounding.of(outer, LayerDream.plain(1, 1));
    assertEquals(3, sounding.next(64)[0][63]);
    assertEquals(3 + 2.5 + 2, sounding.next(64)[1][63]);
    // the cable is sampled at the end of one quantum and reached at the end of the next
    assertEquals(7, sounding.set("up", 5).next(192)[0][191]);
  }

  @Test
  void circlesOfIncludesAreShown() throws IOException {
    write(patches, "a", including("b"));
    write(patches, "b", including("c"));
    write(patches, "c", including("b"));
    new PatchLibrary(problems).load("a", patches, HERE);
    assertTrue(onlyProblem().contains("circle: b → c → b"), onlyProblem());
    assertTrue(onlyProblem().contains("c.json:1:"), onlyProblem());
  }

  @Test
  void deepNestingIsRefused() throws IOException {
    for (int k = 0; k < 20; k++) {
      write(patches, "p" + k, including("p" + (k + 1)));
    }
    new PatchLibrary(problems).load("p0", patches, HERE);
    assertTrue(onlyProblem().contains("at most 8 deep"), onlyProblem());
  }

  @Test
  void multiplyingIncludesCannotExhaustTheEngine() throws IOException {
    write(patches, "p0", CONSTANT.formatted("1"));
    for (int k = 1; k < 7; k++) {
      write(patches, "p" + k, including("p" + (k - 1)).replace("'in': {", "'in': {'copies': 512,"));
    }
    new PatchLibrary(problems).load("p6", patches, HERE);
    assertTrue(problems.sorted().toString().contains("at most 2000"), problems.sorted().toString());
  }

  private static String including(String name) {
    return "{ 'units': { 'in': { 'type': 'patch:%s' } }, 'cables': [ 'in[*] -> out' ] }"
        .formatted(name);
  }

  @Test
  void unknownControlsOfIncludesAndValuesOutOfRangeAreProblems() throws IOException {
    write(patches, "inner", CONSTANT.formatted("1"));
    write(
        patches,
        "outer",
        """
        { 'units': { 'a': { 'type': 'patch:inner', 'levle': 1 },
                     'b': { 'type': 'patch:inner', 'copies': 3, 'level': '5 * i + 2' } },
          'cables': [ 'a -> out', 'b[*] -> out', 'a -> b[0]', 'a.left -> out' ] }
        """);
    new PatchLibrary(problems).load("outer", patches, HERE);
    List<String> all = problems.sorted().stream().map(Object::toString).toList();
    assertEquals(4, all.size(), String.join("\n", all));
    assertTrue(all.get(0).contains("unknown control of patch inner \"levle\""), all.get(0));
    assertTrue(all.get(1).contains("is 12 for copy 2, must be within 0 … 10"), all.get(1));
    assertTrue(all.get(2).contains("has no input; name a control: level"), all.get(2));
    assertTrue(all.get(3).contains("unknown output of patch inner \"left\""), all.get(3));
  }

  @Test
  void mistakesOfAnIncludedPatchAreToldOnce() throws IOException {
    write(patches, "inner", CONSTANT.formatted("1").replace("'level' }", "'lvl' }"));
    write(patches, "outer", including("inner").replace("'in': {", "'in': {'copies': 4,"));
    PatchLibrary library = new PatchLibrary(problems);
    assertNotNull(library.load("outer", patches, HERE));
    library.load("inner", patches, HERE);
    assertTrue(onlyProblem().contains("nearest: \"level\""), onlyProblem());
  }
}
