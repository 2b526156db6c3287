package glasswood.patch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasswood.json.BadInput;
import glasswood.json.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatchProblemsTest {

  private static List<String> problems(String json) {
    BadInput e = assertThrows(BadInput.class, () -> Sounding.patch(json));
    return e.problems().stream().map(Problem::toString).toList();
  }

  private static String only(String json) {
    List<String> problems = problems(json);
    assertEquals(1, problems.size(), problems.toString());
    return problems.get(0);
  }

  /** Units of a patch that is otherwise right. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'type': 'SineOscilator' | nearest: \"SineOscillator\"",
        "'type': 'sineOscillator' | nearest: \"SineOscillator\"",
        "'type': 'Circuit' | unknown unit type",
        "'type': 'UnitGenerator' | unknown unit type",
        "'type': '../x' | unknown unit type",
        "'type': 'LineOut' | cable to \"out\" instead",
        "'type': 3 | must be a string, is 3",
        "'typ': 'SineOscillator' | is required but missing",
        "'type': 'SineOscillator', 'freqency': 3 | nearest: \"frequency\"",
        "'type': 'SineOscillator', 'frequency': true | must be a number or an expression, is true",
        "'type': 'SineOscillator', 'frequency': [1, 2] | must be a list of 1 items, has 2",
        "'type': 'SineOscillator', 'frequency': '2 * rooot' | column 5: unknown name \"rooot\"",
        "'type': 'SineOscillator', 'frequency': '1 / (root - 20)' | infinite when root is 20",
        "'type': 'SineOscillator', 'frequency': '0 / 0' | is not a number, must be finite",
        "'type': 'SineOscillator', 'frequency': 3, 'Frequency': 4 | port Frequency is set twice",
        "'type': 'SineOscillator', 'output': 3 | is an output, which takes no value",
        "'type': 'SineOscillator', 'copies': 0 | must be a whole number from 1 to 512, is 0",
        "'type': 'SineOscillator', 'copies': 9999 | must be a whole number from 1 to 512, is 9999",
        "'type': 'SineOscillator', 'copies': 4 | u has 4 copies: write u[i], u[*] or u[0]",
        "'type': 'SineOscillator', 'size': 4 | unknown port \"size\"",
        "'type': 'FunctionEvaluator', 'function': 'root * x' | unknown name \"root\"",
        "'type': 'FunctionEvaluator', 'function': '1 / x' | not finite everywhere",
        "'type': 'VariableRateMonoReader', 'data': [[1]] | must be a list of 2 items, has 1",
        "'type': 'VariableRateMonoReader', 'data': [[-1, 1]] | a segment cannot last -1 seconds",
        "'type': 'VariableRateMonoReader', 'data': { 'points': [[0, 1]], 'loop': true } | longer",
        "'type': 'VariableRateMonoReader', 'data': { 'loop': true } | is required but missing",
        "'type': 'FunctionEvaluator', 'function': [1] | must be a list of 2 to 65536 items",
      })
  void mistakesInUnitsAreNamed(String unit, String part) {
    List<String> found =
        problems(
            """
            { 'controls': { 'root': { 'default': 40, 'min': 20, 'max': 220 } },
              'units': { 'u': { %s } },
              'cables': [ 'u -> out' ] }
            """
                .formatted(unit));
    assertTrue(found.stream().anyMatch(p -> p.contains(part)), found.toString());
    assertTrue(found.get(0).startsWith("test.json:"), found.toString());
  }

  @Test
  void divisionByZeroNamesTheCopy() {
    String problem =
        only(
            """
            { 'units': { 'u': { 'type': 'SineOscillator', 'copies': 5, 'frequency': '1 / (i - 3)' } },
              'cables': [ 'u[*] -> out' ] }
            """);
    assertTrue(problem.contains("test.json:1:"), problem);
    assertTrue(problem.contains("units.u.frequency: is infinite for copy 3"), problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a -> b.frequency | b has 3 copies: write b[i], b[*] or b[0]",
        "a -> | goes to nowhere",
        "-> out | goes from nowhere",
        "a | must be a cable with one arrow",
        "a -> b[0] -> out | must be a cable with one arrow",
        "a -> outt | nearest: \"out\"",
        "aa -> out | nearest: \"a\"",
        "out -> a.frequency | \"out\" is where cables end",
        "a -> b[3].frequency | 3 copies, 0 … 2; there is no b[3]",
        "a -> b[99999999] | is no end of a cable",
        "a[i] -> b[i].frequency | [i] wires copies one to one, but there are 1 on the left and 3",
        "a.outptu -> out | unknown output of SineOscillator \"outptu\"",
        "a.frequency -> out | a.Frequency is an input; a cable begins at an output",
        "a -> b[0].output | b.Output is an output; a cable ends at an input",
        "a -> b[0].phase | b.Phase is a variable; a cable ends at an input",
        "a -> b[0] | b has several inputs, name one: frequency, amplitude",
        "a -> b[0].freqency | nearest: \"frequency\"",
        "a.output.1 -> out | there is no part 1",
        "a -> out.2 | out has 2 parts, 0 … 1; there is no part 2",
        "a -> out.left | the output is \"out\"",
        "b[i].output -> mix.input.i | Input has 2 parts, too few for 3 copies",
        "p -> mix3.input | joins 2 parts to 3",
        "p -> out.0 | joins 2 parts to 1: name one of the 2, as in \"a.output.0\"",
        "a b -> out | is no end of a cable",
      })
  void mistakesInCablesAreNamed(String cable, String part) {
    String found =
        only(
            """
            { 'units': { 'a': { 'type': 'SineOscillator' },
                         'b': { 'type': 'SineOscillator', 'copies': 3 },
                         'p': { 'type': 'Pan' },
                         'mix': { 'type': 'MixerMono', 'inputs': 2 },
                         'mix3': { 'type': 'MixerMono', 'inputs': 3 } },
              'cables': [ 'a -> out', '%s' ] }
            """
                .formatted(cable));
    assertTrue(found.contains(part), found);
    assertTrue(found.contains("cables[1]"), found);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'c': 3 | a control must be an object, is 3",
        "'c': {} | is required but missing",
        "'c': { 'default': 2 } | must be within 0 … 1, is 2",
        "'c': { 'default': 1, 'min': 2, 'max': 1 } | must be above min 2, is 1",
        "'c': { 'default': 1, 'scale': 'log' } | log needs a min above 0",
        "'c': { 'default': 1, 'scale': 'lag' } | nearest: \"log\"",
        "'c': { 'default': 'loud' } | must be a number",
        "'c': { 'default': 1, 'mx': 3 } | unknown key \"mx\"",
        "'i': { 'default': 1 } | already means something",
        "'a-b': { 'default': 1 } | is no name for a control",
      })
  void mistakesInControlsAreNamed(String control, String part) {
    List<String> found =
        problems(
            """
            { 'controls': { %s },
              'units': { 'u': { 'type': 'SineOscillator' } }, 'cables': [ 'u -> out' ] }
            """
                .formatted(control));
    assertTrue(found.stream().anyMatch(p -> p.contains(part)), found.toString());
  }

  @Test
  void allMistakesAreFoundInOneRun() {
    List<String> found =
        problems(
            """
            { 'name': 7, 'colour': 'blue',
              'controls': { 'c': { 'default': 5 } },
              'units': { 'u': { 'type': 'SineOscillator', 'freq': 1, 'amplitude': 'c +' },
                         'v': { 'type': 'Sine' }, 'out': { 'type': 'PassThrough' } },
              'cables': [ 'u -> w', 'v -> out', 'u -> out' ] }
            """);
    assertEquals(8, found.size(), String.join("\n", found));
  }

  @Test
  void aPatchThatReachesNothingIsAProblem() {
    String found =
        only(
            """
            { 'units': { 'a': { 'type': 'SineOscillator' }, 'b': { 'type': 'PassThrough' } },
              'cables': [ 'a -> b' ] }
            """);
    assertTrue(found.contains("nothing reaches \"out\""), found);
  }

  @Test
  void tooManyUnitsAndConnectionsAreRefused() {
    StringBuilder units = new StringBuilder("{ 'units': {");
    for (int k = 0; k < 5; k++) {
      units
          .append(k == 0 ? "" : ",")
          .append("'u" + k + "': {'type': 'PassThrough', 'copies': 500}");
    }
    units.append("}, 'cables': [ 'u0[*] -> u1[*]', 'u0[*] -> out' ] }");
    List<String> found = problems(units.toString());
    assertTrue(found.get(0).contains("2500 with their copies, at most 2000"), found.toString());
    assertTrue(found.get(1).contains("connections, at most 20000"), found.toString());
  }

  @Test
  void notAnObjectAtAllIsOneClearProblem() {
    List<String> found = problems("[1, 2]");
    assertTrue(found.get(0).contains("a patch must be an object"), found.toString());
  }
}
