package glasswood.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class FieldsTest {
  private final Problems problems = new Problems();

  private Fields fields(String text) {
    return Fields.of(JsonFile.parse(text.replace('\'', '"'), "f", problems), "a layer", problems);
  }

  private String found() {
    return String.join("\n", problems.sorted().stream().map(Problem::toString).toList());
  }

  @Test
  void readsWhatFits() {
    Fields f =
        fields("{'n':1.5,'w':9007199254740993,'s':'x','b':true,'c':'hold','l':[1],'o':{'k':2}}");
    assertEquals(1.5, f.number("n", 0, 0, 2));
    assertEquals(9007199254740993L, f.whole("w", 0, Long.MIN_VALUE, Long.MAX_VALUE));
    assertEquals("x", f.requireString("s"));
    assertEquals(true, f.bool("b", false));
    assertEquals("hold", f.choice("c", "", List.of("ease", "hold")));
    assertEquals(1, f.list("l", 1, 2).size());
    assertEquals(2, f.object("o", "an o").number("k", 0, 0, 9));
    assertEquals(7, f.number("absent", 7, 0, 1));
    f.done();
    assertEquals("", found());
  }

  @Test
  void saysWhatDoesNotFitAndGoesOn() {
    Fields f =
        fields(
            "{'n':3,'w':1.5,'s':' "
                + " ','b':1,'c':'hould','l':[1,2,3],'o':[],'gian':1,'s2':{},'n2':'x'}");
    assertEquals(0.5, f.number("n", 0.5, 0, 2));
    f.number("n2", 0, -120, Double.POSITIVE_INFINITY);
    f.whole("w", 0, 1, 10);
    f.requireString("s");
    f.string("s2", null);
    f.bool("b", false);
    f.choice("c", "", List.of("ease", "hold"));
    f.list("l", 1, 2);
    f.object("o", "a space");
    f.requireNumber("gain", -120, 24);
    f.done();
    assertEquals(
        """
        f:1:1: gain: is required but missing
        f:1:6: n: must be a number from 0 to 2, is 3
        f:1:12: w: must be a whole number from 1 to 10, is 1.5
        f:1:20: s: must not be empty
        f:1:29: b: must be true or false, is 1
        f:1:35: c: unknown c "hould"; allowed: ease, hold; nearest: "hold"
        f:1:47: l: must be a list of 1 to 2 items, has 3
        f:1:59: o: a space must be an object, is a list
        f:1:62: gian: unknown key "gian"; allowed: n, n2, w, s, s2, b, c, l, o, gain; nearest: "gain"
        f:1:76: s2: must be a string, is an object
        f:1:84: n2: must be a number of at least -120, is the string "x\"\
        """,
        found());
  }

  @Test
  void somethingElseThanAnObjectIsOneProblem() {
    Fields f = fields("3");
    assertFalse(f.isObject());
    f.requireString("patch");
    f.done();
    assertEquals("f:1:1: (top): a layer must be an object, is 3", found());
  }

  @Test
  void allProblemsAreThrownTogetherAndCapped() {
    for (int i = 1; i <= 250; i++) {
      problems.add(Place.top("f", i, 1), "wrong");
      problems.add(Place.top("f", 1, 1), "wrong");
    }
    BadInput bad = assertThrows(BadInput.class, problems::throwIfAny);
    assertEquals(Problems.KEPT, bad.problems().size());
    assertEquals("… and 50 more problems", bad.getMessage().lines().reduce((a, b) -> b).get());
  }

  @Test
  void namesInMessagesCannotDriveATerminal() {
    problems.unknown(Place.of("f"), "key", "\u001b[2J\u202e", List.of("gain"));
    assertEquals("f: unknown key \"\\u001b[2J\\u202e\"; allowed: gain", found());
  }

  @Test
  void nearestNameIsFoundOnlyWhenItIsNear() {
    List<String> units = List.of("SineOscillator", "FilterLowPass", "Pan", "CombResonator");
    assertEquals("SineOscillator", Nearest.to("sinOscilator", units).orElse(""));
    assertEquals("CombResonator", Nearest.to("Comb", units).orElse(""));
    assertEquals("", Nearest.to("Zither", units).orElse(""));
    assertEquals(1, Nearest.distance("gian", "gain"));
  }
}
