package glasswood.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import glasswood.json.BadInput;
import glasswood.json.Problem;
import glasswood.json.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every way a timeline can be wrong, and what the listener is told. */
class BadTimelineTest {
  private static final String GOOD =
      "{\"length\":60,\"phases\":[{\"name\":\"a\",\"layers\":[{\"patch\":\"hail\"}]},"
          + "{\"name\":\"b\",\"layers\":[]}]}";

  @TempDir Path folder;

  private String complaints(String text, ScoreOptions options) throws IOException {
    Path file = folder.resolve("t.json");
    Files.writeString(file, text);
    Problems problems = new Problems();
    assertNull(ScoreReader.read(file.toString(), options, problems, FakePatches::open));
    return String.join("\n", problems.sorted().stream().map(Problem::toString).toList())
        .replace(folder.toString() + "/", "");
  }

  /** Text in which {@code what} of the good timeline is replaced. */
  private static String with(String what, String instead) {
    String text = GOOD.replace(what, instead);
    if (text.equals(GOOD)) {
      throw new IllegalArgumentException(what + " does not occur");
    }
    return text;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "length":60 | "lenght":60   | t.json:1:1: length: is required but missing~t.json:1:2: lenght: unknown key "lenght"; allowed: $schema, extends, title, about, seed, voice, phases, length, tuning, breath, heart, words, profile, master; nearest: "length"
          "length":60 | "length":"1:75" | t.json:1:11: length: must be seconds, "m:ss" or "h:mm:ss", is the string "1:75"
          "length":60 | "length":-3   | t.json:1:11: length: must be a time from 0 s to 24 hours, is -3
          "length":60 | "length":0    | t.json:1:11: length: the length must be from 0.1 s to 24 hours, is 0 s
          "length":60 | "length":[]   | t.json:1:11: length: must be seconds, "m:ss" or "h:mm:ss", is a list
          "length":60 | "length":60,"seed":1.5 | t.json:1:21: seed: must be a whole number of 64 bits, is 1.5
          "length":60 | "length":60,"title":3 | t.json:1:22: title: must be a string, is 3
          "length":60 | "length":60,"tuning":{"root":"H2"} | t.json:1:31: tuning.root: must be a note such as "D2" or "F#3", or a frequency from 16 to 1000 Hz, is the string "H2"
          "length":60 | "length":60,"tuning":{"scale":[1,"5/4","9/8"]} | t.json:1:41: tuning.scale[2]: a scale must ascend, is the string "9/8"
          "length":60 | "length":60,"tuning":{"scale":[1,"3/0"]} | t.json:1:35: tuning.scale[1]: must be a number or a ratio such as "9/8", from 1 to below 2, is the string "3/0"
          "length":60 | "length":60,"breath":{"perMinute":90} | t.json:1:36: breath.perMinute: must be a number from 2 to 30, is 90
          "length":60 | "length":60,"heart":{"source":"clam"} | t.json:1:32: heart.source: unknown source "clam"; allowed: calm; nearest: "calm"
          "length":60 | "length":60,"heart":{"bpm":300} | t.json:1:29: heart.bpm: must be a number from 30 to 120, is 300
          "length":60 | "length":60,"words":{"harsh":"Failure"} | t.json:1:31: words.harsh: must be a list, is the string "Failure"
          "length":60 | "length":60,"words":{"harsh":[7]} | t.json:1:32: words.harsh[0]: must be a string, or an object such as {"say": "Ilse", "phones": "ih l z ax"}, is 7
          "length":60 | "length":60,"words":{"harsh":[""]} | t.json:1:32: words.harsh[0]: must not be empty
          "length":60 | "length":60,"words":{"kind":[{"say":"Ilse","phones":"ih l zz"}]} | t.json:1:54: words.kind[0].phones: the phone "zz" is unknown; nearest: "z"; "glasswood phones" lists them.
          "length":60 | "length":60,"words":{"name":{"say":"Ilse","phone":"ih"}} | t.json:1:30: words.name.phones: is required but missing~t.json:1:44: words.name.phone: unknown key "phone"; allowed: say, phones; nearest: "phones"
          "length":60 | "length":60,"master":{"loudness":0} | t.json:1:35: master.loudness: must be a number from -50 to -8, is 0
          "name":"b"  | "name":"a"   | t.json:1:73: phases[1].name: two phases are called "a"; names must differ
          "name":"b"  | "name":"../b" | t.json:1:73: phases[1].name: the name of a phase must be 1 to 64 letters, digits, spaces, "-", "_" or ".", is "../b"
          "name":"b"  | "about":"b" | t.json:1:65: phases[1].name: is required but missing
          "name":"b"  | "name":"b","weight":0 | t.json:1:86: phases[1].weight: must be more than 0; a phase of no length is no phase
          "name":"b"  | "name":"b","length":0 | t.json:1:65: phases[1]: phase "b" lasts 0 s, must last at least 0.1 s
          "name":"b"  | "name":"b","loudness":-31 | t.json:1:88: phases[1].loudness: must be a number from -30 to 6, is -31
          "name":"b"  | "name":"b","loudness":"soft" | t.json:1:88: phases[1].loudness: must be a number from -30 to 6, is the string "soft"
          "name":"b"  | "name":"b","loudnes":-3 | t.json:1:77: phases[1].loudnes: unknown key "loudnes"; allowed: name, about, weight, length, fadeIn, fadeOut, space, gain, loudness, send, layers; nearest: "loudness"
          "name":"b"  | "name":"b","length":60 | t.json:1:11: length: the length of 1:00 leaves nothing for phases with a weight; must be more than the 1:00 of the fixed ones
          "name":"b"  | "name":"b","weight":2,"length":30 | t.json:1:88: phases[1].length: a phase has a "weight" or a fixed "length", not both
          "name":"b"  | "name":"b","fadeIn":90 | t.json:1:24: phases[0]: phase "a" lasts only 30 s, so that its neighbour's fade would reach beyond it; only neighbouring phases may overlap; shorten the fades or make the piece at least 1:38 long~t.json:1:86: phases[1].fadeIn: phase "b" sounds for 75 s, its fades of 90 s and 4 s must fit into that; shorten the fades or make the piece at least 1:38 long
          "name":"b"  | "name":"b","space":{"size":2} | t.json:1:93: phases[1].space.size: must be a number from 0 to 1, is 2
          "layers":[] | "layers":{} | t.json:1:86: phases[1].layers: must be a list, is an object
          "layers":[] | "layer":[] | t.json:1:65: phases[1].layers: is required but missing~t.json:1:77: phases[1].layer: unknown key "layer"; allowed: name, about, weight, length, fadeIn, fadeOut, space, gain, loudness, send, layers; nearest: "layers"
          "patch":"hail" | "patch":"hial" | t.json:1:55: phases[0].layers[0].patch: unknown patch "hial"; allowed: glacier-wind, hail, moons, mouths; nearest: "hail"
          "patch":"hail" | "gain":-3 | t.json:1:46: phases[0].layers[0].patch: is required but missing
          "patch":"hail" | "patch":"hail","gain":99 | t.json:1:69: phases[0].layers[0].gain: must be a number from -120 to 24, is 99
          "patch":"hail" | "patch":"hail","gian":9 | t.json:1:62: phases[0].layers[0].gian: unknown key "gian"; allowed: name, about, patch, trim, gain, send, curves, needs; nearest: "gain"
          "patch":"hail" | "patch":"hail","send":"of" | t.json:1:69: phases[0].layers[0].send: must be a number of dB from -120 to 24 or "off", is the string "of"
          "patch":"hail" | "patch":"hail","curves":{"gusts":0} | t.json:1:72: phases[0].layers[0].curves.gusts: unknown control of patch "hail" "gusts"; allowed: gust, root; nearest: "gust"
          "patch":"hail" | "patch":"hail","curves":{"gust":[[0,0.2],["60%",1.2]]} | t.json:1:95: phases[0].layers[0].curves.gust[1][1]: control "gust" of patch "hail" must be from 0 to 1, is 1.2
          "patch":"hail" | "patch":"hail","curves":{"gust":"x"} | t.json:1:79: phases[0].layers[0].curves.gust: a curve must be a number or a list of points [time, value, easing?], is the string "x"
          "patch":"hail" | "patch":"hail","curves":{"gust":[[0,0.2],3]} | t.json:1:88: phases[0].layers[0].curves.gust[1]: a point must be a list [time, value] or [time, value, easing]
          "patch":"hail" | "patch":"hail","curves":{"gust":[["110%",0.2]]} | t.json:1:81: phases[0].layers[0].curves.gust[0][0]: must be from 0% to 100%, is "110%"
          "patch":"hail" | "patch":"hail","curves":{"gust":[[9,0.2],[9,0.3]]} | t.json:1:88: phases[0].layers[0].curves.gust[1]: points must ascend in time: 9 s does not come after 9 s in a phase of 32 s
          "patch":"hail" | "patch":"hail","curves":{"gust":[[20,0.2],["50%",0.3]]} | t.json:1:89: phases[0].layers[0].curves.gust[1]: points must ascend in time: 50% does not come after 20 s in a phase of 32 s
          "patch":"hail" | "patch":"hail","curves":{"gust":[[40,0.2]]} | t.json:1:80: phases[0].layers[0].curves.gust[0]: lies at 40 s, beyond the end of the phase of 32 s
          "patch":"hail" | "patch":"hail","curves":{"gust":[[0,0],[1,1,"exp"]]} | t.json:1:86: phases[0].layers[0].curves.gust[1]: easing "exp" needs two values of the same sign, neither 0; has 0 and 1
          "patch":"hail" | "patch":"hail","curves":{"gust":[[0,0],[1,1,"eese"]]} | t.json:1:91: phases[0].layers[0].curves.gust[1][2]: unknown easing "eese"; allowed: linear, ease, in, out, exp, hold, step; nearest: "ease"
          """)
  void saysWhatIsWrongAndWhatIsAllowed(String what, String instead, String message)
      throws IOException {
    assertEquals(
        message.replace("~", "\n"), complaints(with(what, instead), ScoreOptions.DEFAULTS));
  }

  @Test
  void fadesAndOverlapsMustFit() throws IOException {
    String three =
        "{\"length\":%s,\"phases\":[\n{\"name\":\"a\",\"fadeOut\":20,\"layers\":[]},\n"
            + "{\"name\":\"b\",\"weight\":%s,\"layers\":[]},\n"
            + "{\"name\":\"c\",\"fadeIn\":20,\"layers\":[]}]}";
    assertEquals(
        "t.json:3:1: phases[1]: phase \"b\" lasts only 10 s, so that phases \"a\" and \"c\" would"
            + " overlap across it; only neighbouring phases may overlap; shorten the fades or make"
            + " the piece at least 3:20 long",
        complaints(String.format(three, 100, "0.22222222222222222"), ScoreOptions.DEFAULTS));
    assertEquals(
        "t.json:2:23: phases[0].fadeOut: phase \"a\" sounds for 16 s, its fades of 3 s and 20 s"
            + " must fit into that; shorten the fades or make the piece at least 1:00 long\n"
            + "t.json:3:1: phases[1]: phase \"b\" lasts only 6 s, so that phases \"a\" and \"c\""
            + " would overlap across it; only neighbouring phases may overlap; shorten the fades"
            + " or make the piece at least 1:00 long\n"
            + "t.json:4:22: phases[2].fadeIn: phase \"c\" sounds for 16 s, its fades of 20 s and"
            + " 3 s must fit into that; shorten the fades or make the piece at least 1:00 long",
        complaints(String.format(three, 18, "1"), ScoreOptions.DEFAULTS));
  }

  @Test
  void whatTheCommandLineAsksForIsCheckedToo() throws IOException {
    ScoreOptions options =
        ScoreOptions.DEFAULTS
            .withSeconds(1e9)
            .withRate(10)
            .withLoudness(3)
            .withHeart("calm:400")
            .withMoods(List.of("rainn", "nowhere/rain.json"));
    assertEquals(
        """
        --heart: the rate must be a number from 30 to 120 beats a minute, is "400"
        --length: the length must be from 0.1 s to 24 hours, is 1000000000 s
        --loudness: must be from -50 to -8 LUFS, is 3
        --rate: must be from 11025 to 192000 frames a second, is 10\
        """,
        complaints(GOOD, options.withMoods(List.of())));
    BadInput bad =
        assertThrows(BadInput.class, () -> ScoreOptions.DEFAULTS.withLength("4 parsecs"));
    assertEquals(
        "--length: must be seconds, \"m:ss\", \"h:mm:ss\", or a number with s, m or h; is \"4"
            + " parsecs\"",
        bad.getMessage());
    assertEquals(
        "--heart: unknown heart \"clam\"; allowed: calm, calm:BPM; nearest: \"calm\"",
        complaints(GOOD, ScoreOptions.DEFAULTS.withHeart("clam")));
  }

  @Test
  void filesThatAreNotTimelinesAreTurnedAway() throws IOException {
    assertEquals(
        "t.json:1:1: (top): a timeline must be an object, is a list",
        complaints("[]", ScoreOptions.DEFAULTS));
    assertEquals(
        "t.json:1:9: (top): is not JSON: NaN is not a number; numbers must be finite",
        complaints("{\"gain\":NaN}", ScoreOptions.DEFAULTS));
    assertEquals(
        "t.json: is empty, must hold a JSON object", complaints("", ScoreOptions.DEFAULTS));
  }

  @Test
  void everyProblemOfAllFilesIsFoundInOneRun() throws IOException {
    String text =
        "{\"length\":\"x\",\"seed\":\"y\",\n"
            + "\"phases\":[{\"name\":\"a\",\"weight\":-1,\"layers\":"
            + "[{\"patch\":\"hial\",\"curves\":{\"gust\":[[0]]}},{\"patch\":\"hail\",\"gain\":\"loud\"}]}]}";
    assertEquals(6, complaints(text, ScoreOptions.DEFAULTS).lines().count());
  }
}
