package glasswood.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonFileTest {
  @TempDir Path folder;

  private static String complaint(String text) {
    Problems problems = new Problems();
    JsonFile.parse(text.replace("~", "\n"), "f", problems);
    assertEquals(1, problems.count(), "problems of " + text);
    return problems.sorted().get(0).toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"a": NaN}      | f:1:7: (top): is not JSON: NaN is not a number; numbers must be finite
          {"a": -Infinity}| f:1:7: (top): is not JSON: -Infinity is not a number; numbers must be finite
          [1,~  Infinity] | f:2:3: (top): is not JSON: Infinity is not a number; numbers must be finite
          {"a": [0,1e999]}| f:1:10: a[1]: number 1e999 is too large; must be finite (below 1.8e308)
          // hello~{}     | f:1:1: (top): is not JSON: comments are not allowed; "about" may hold a remark
          {"a":1 /* b */} | f:1:8: (top): is not JSON: comments are not allowed; "about" may hold a remark
          {"a":1,}        | f:1:8: (top): is not JSON: a comma must not stand before }
          {a:1}           | f:1:2: (top): is not JSON: keys stand in double quotes
          {'a':1}         | f:1:2: (top): is not JSON: strings and keys stand in double quotes
          {"a":{"b":[1    | f:1:13: (top): is not JSON: the file ends too early (truncated?)
          {"a":"x         | f:1:8: (top): is not JSON: the file ends too early (truncated?)
          {"a":1,~ "a":2} | f:2:2: a: duplicate key "a", first given on line 1
          {} {}           | f:1:4: (top): nothing may follow the end of the JSON value
          {"a":01}        | f:1:6: (top): is not JSON: invalid numeric value
          {"a":tru}       | f:1:6: (top): is not JSON: unexpected "tru"
          hello           | f:1:1: (top): is not JSON: unexpected "hello"
          {"a" 1}         | f:1:6: (top): is not JSON: unexpected "1"
          {"a":"x~y"}     | f:1:8: (top): is not JSON: a string must end on its line; line breaks are written \\n
          ``              | f: is empty, must hold a JSON object
          """)
  void saysWhyATextIsNotJson(String text, String message) {
    assertEquals(message, complaint(text));
  }

  @Test
  void boundsDepthAndLengths() {
    assertTrue(complaint("[".repeat(60)).endsWith("at most 48 levels are allowed"));
    assertTrue(
        complaint("{\"" + "k".repeat(300) + "\":1}")
            .endsWith("at most 200 characters are allowed"));
    assertTrue(
        complaint("[1" + "0".repeat(99) + "]").endsWith("at most 60 characters are allowed"));
    assertTrue(
        complaint("[\"" + "x".repeat(30_000) + "\"]")
            .endsWith("at most 20000 characters are allowed"));
  }

  @Test
  void everyValueKnowsItsPlace() {
    Problems problems = new Problems();
    Json top =
        JsonFile.parse(
            "{\n  \"phases\": [ 0,\n    { \"my curve\": { \"gust\": [1, \"x\"] } } ]\n}",
            "dream.json",
            problems);
    Json.Obj phase = (Json.Obj) ((Json.Arr) ((Json.Obj) top).get("phases")).items().get(1);
    Json gust = ((Json.Obj) phase.get("my curve")).get("gust");
    Json x = ((Json.Arr) gust).items().get(1);
    assertEquals("dream.json:3:33: phases[1][\"my curve\"].gust[1]", x.place().toString());
    assertEquals("dream.json:1:1: (top)", top.place().toString());
    assertTrue(problems.isEmpty());
  }

  @Test
  void longPathsAreCutInTheMiddle() {
    Place place = Place.top("f", 1, 1);
    for (int i = 0; i < 40; i++) {
      place = place.key("k".repeat(200), 1, 1);
    }
    assertTrue(place.path().length() <= 241, place.path());
  }

  @Test
  void readsFilesOrSaysWhyNot() throws IOException {
    Path good = folder.resolve("glasswood.json");
    Files.writeString(good, "\uFEFF{\"a\": [true, null, -0.0, \"ü\"]}");
    Problems problems = new Problems();
    assertEquals(
        "{\"a\":[true,null,0,\"ü\"]}", Canonical.text(JsonFile.read(good, "good", problems)));
    assertTrue(problems.isEmpty());

    assertNull(JsonFile.read(folder.resolve("glaswood.json"), "missing", problems));
    assertNull(JsonFile.read(folder.resolve("no/such.json"), "lost", problems));
    assertNull(JsonFile.read(folder, "folder", problems));
    Path binary = folder.resolve("a.wav");
    Files.write(binary, new byte[] {'R', 'I', 'F', 'F', 0, 1});
    assertNull(JsonFile.read(binary, "binary", problems));
    Path latin1 = folder.resolve("latin1.json");
    Files.write(latin1, "{\n\"ü\": 1}".getBytes(StandardCharsets.ISO_8859_1));
    assertNull(JsonFile.read(latin1, "latin1", problems));
    Path large = folder.resolve("large.json");
    Files.writeString(large, "[" + " ".repeat(1 << 20) + "]");
    assertNull(JsonFile.read(large, "large", problems));
    assertEquals(
        """
        binary: is a binary file, must be JSON text in UTF-8
        folder: is a folder, must be a JSON file
        large: is too large; at most 1 MiB is allowed
        latin1:2:2: (top): byte 0xfc is not UTF-8; must be JSON text in UTF-8
        lost: there is no such file; its folder does not exist
        missing: there is no such file; nearest: "glasswood.json\"\
        """,
        String.join("\n", problems.sorted().stream().map(Problem::toString).toList()));
  }

  @Test
  void manyNodesUnderLongKeysStayCheap() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      text.append("{\"").append("k".repeat(200)).append("\":");
    }
    text.append('[').append("1,".repeat(500_000)).append("1]").append("}".repeat(40));
    Problems problems = new Problems();
    assertNotNull(JsonFile.parse(text.toString(), "f", problems));
    assertTrue(problems.isEmpty());
  }

  @Test
  void mergePatchFollowsTheRfcAndKeepsPlaces() {
    // Examples of RFC 7396, appendix A.
    String[][] table = {
      {"{'a':'b'}", "{'a':'c'}", "{'a':'c'}"},
      {"{'a':'b'}", "{'b':'c'}", "{'a':'b','b':'c'}"},
      {"{'a':'b'}", "{'a':null}", "{}"},
      {"{'a':'b','b':'c'}", "{'a':null}", "{'b':'c'}"},
      {"{'a':['b']}", "{'a':'c'}", "{'a':'c'}"},
      {"{'a':'c'}", "{'a':['b']}", "{'a':['b']}"},
      {"{'a':{'b':'c'}}", "{'a':{'b':'d','c':null}}", "{'a':{'b':'d'}}"},
      {"{'a':[{'b':'c'}]}", "{'a':[1]}", "{'a':[1]}"},
      {"['a','b']", "['c','d']", "['c','d']"},
      {"{'a':'b'}", "['c']", "['c']"},
      {"{'a':'foo'}", "null", "null"},
      {"{'a':'foo'}", "'bar'", "'bar'"},
      {"{'e':null}", "{'a':1}", "{'a':1,'e':null}"},
      {"[1,2]", "{'a':'b','c':null}", "{'a':'b'}"},
      {"{}", "{'a':{'bb':{'ccc':null}}}", "{'a':{'bb':{}}}"},
    };
    for (String[] row : table) {
      assertEquals(
          row[2].replace('\'', '"'),
          Canonical.text(MergePatch.apply(json(row[0], "t"), json(row[1], "p"))));
    }
    Json.Obj merged =
        assertInstanceOf(
            Json.Obj.class,
            MergePatch.apply(json("{'a':{'b':1,'c':2}}", "t"), json("{'a':{'c':3}}", "p")));
    Json.Obj a = assertInstanceOf(Json.Obj.class, merged.get("a"));
    assertEquals("t", a.get("b").place().file());
    assertEquals("p:1:11: a.c", a.get("c").place().toString());
    assertEquals("t:1:2: a", merged.members().get("a").keyPlace().toString());
  }

  private static Json json(String text, String name) {
    Problems problems = new Problems();
    Json json = JsonFile.parse(text.replace('\'', '"'), name, problems);
    problems.throwIfAny();
    return json;
  }
}
