package glasswood.patch.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasswood.dream.Random64;
import glasswood.dream.Tuning;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionTest {
  /** Rounding of one or two operations in double. */
  private static final double ROUNDING = 1e-12;

  private static final List<String> CONTROLS = List.of("root", "tightness");
  private static final Binding FOURTH = new Binding(3, 16, Tuning.GLASSWOOD, 5);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 + 2 * 3 | 7",
        "-2 ^ 2 | -4",
        "(-2) ^ 2 | 4",
        "-(2) ^ 2 | -4",
        "3 * -2 ^ 2 | -12",
        "2 ^ -3 | 0.125",
        "2 ^ -3 ^ 2 | 0.001953125",
        "2 ^ 3 ^ 2 | 512",
        "7 % 3 | 1",
        "-7 % 3 | 2",
        "mod(-0.5, 2) | 1.5",
        "i | 3",
        "copies | 16",
        "floor(i / 2) | 1",
        "round(2.5) | 3",
        "round(-2.5) | -2",
        "ceil(0.1) + abs(-2) | 3",
        "min(4, 2, 3) | 2",
        "max(4, 2, 3) | 4",
        "sqrt(2) ^ 2 | 2",
        "exp(log(5)) | 5",
        "log2(8) | 3",
        "sin(pi / 6) | 0.5",
        "cos(0) + tan(0) | 1",
        "tanh(100) | 1",
        "pow(2, 10) | 1024",
        "clamp(5, 0, 1) | 1",
        "lerp(10, 20, 0.25) | 12.5",
        "mix(10, 20, 0.25) | 12.5",
        "smoothstep(0, 1, 0.25) | 0.15625",
        "if(i == 3, 10, 1 / 0) | 10",
        "if(!(i < 3) && i != 4, 1, 2) | 1",
        "if(i < 0 ¦¦ 1, 1, 2) | 1",
        "(2 >= 2) + (2 <= 1) + (2 > 1) | 2",
        "pick(i, 1, 2.756, 5.404) | 1",
        "pick(-1, 1, 2, 3) | 3",
        "db(-20) | 0.1",
        "hz('D2') | 73.41619197935188",
        "hz('A2') / hz('D2') | 1.5",
        "hz('F#3') / hz('D2') | 2.5",
        "hz('Gb1') / hz('D1') | 1.25",
        "hz('G2') / hz('D2') | 1.3333333333333333",
        "hz('D-1') | 9.177023997418985",
        "degree(5) / degree(0) | 2",
        "degree(3) / degree(0) | 1.5",
        "1.5e-1 | 0.15",
      })
  void meansWhatMathematicsMeans(String text, double expected) throws Exception {
    String or = text.replace("¦¦", "||"); // the table's own separator is |
    Term term = Expression.parse(or, CONTROLS).bind(FOURTH);
    assertTrue(term.isConstant(), "constants are folded");
    assertEquals(expected, term.value(Term.NO_CONTROLS), ROUNDING * Math.abs(expected) + ROUNDING);
  }

  @Test
  void theExampleOfTheDesignFollowsItsControls() throws Exception {
    String text = "root * (1 + floor(i / 2)) + (i % 2) * (0.2 + 3 * tightness)";
    Expression expression = Expression.parse(text, CONTROLS);
    assertEquals(0b11, expression.controls());
    assertEquals(36.71 * 2 + 0.8, expression.bind(FOURTH).value(new double[] {36.71, 0.2}), 1e-12);
    Term even = expression.bind(new Binding(2, 16, Tuning.GLASSWOOD, 5));
    assertEquals(36.71 * 2, even.value(new double[] {36.71, 0.2}), 1e-12);
  }

  @Test
  void termsOfCopiesAreEqualWhenOnlyTheCopyDiffersAndItIsNotUsed() throws Exception {
    Expression expression = Expression.parse("0.5 + 0.43 * tightness", CONTROLS);
    assertEquals(expression.bind(FOURTH), expression.bind(new Binding(9, 16, FOURTH.tuning(), 1)));
  }

  @Test
  void randomNumbersDifferWithinAnExpressionAndRepeatWithTheSeed() throws Exception {
    Expression two = Expression.parse("rand() - rand()", CONTROLS);
    double value = two.bind(FOURTH).value(Term.NO_CONTROLS);
    assertNotEquals(0, value);
    assertEquals(value, two.bind(FOURTH).value(Term.NO_CONTROLS));
    Random64 stream = new Random64(5);
    double first = stream.uniform();
    assertEquals(first - stream.uniform(), value);
    Term between = Expression.parse("rand(10, root)", CONTROLS).bind(FOURTH);
    assertEquals(10 + 10 * new Random64(5).uniform(), between.value(new double[] {20, 0}), 1e-12);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2 * rooot | 5 | nearest: \"root\"",
        "1 + foor(2) | 5 | nearest: \"floor\"",
        "1 + | 3 | value is missing",
        "(1 | 1 | not closed",
        "1) | 2 | not opened",
        "2 i | 3 | operator is missing",
        "1 = 2 | 3 | ==",
        "1 $ 2 | 3 | unknown operator",
        "clamp(1, 2) | 1 | clamp(x, low, high)",
        "rand(1) | 1 | rand(low, high)",
        "min(1,) | 6 | argument is missing",
        "floor + 1 | 1 | is a function",
        "hz('H2') | 4 | not a note",
        "root + \"D2\" | 8 | text",
        "0x10 | 1 | not a decimal number",
        "a[1] | 2 | unknown operator",
        "Root | 1 | nearest: \"root\"",
      })
  void errorsNameColumnAndCure(String text, int column, String part) {
    MistakesException e =
        assertThrows(MistakesException.class, () -> Expression.parse(text, CONTROLS));
    assertEquals(column, e.mistakes().get(0).column(), e.getMessage());
    assertTrue(e.mistakes().get(0).message().contains(part), e.getMessage());
  }

  @Test
  void allUnknownNamesAreFoundInOneRun() {
    MistakesException e =
        assertThrows(
            MistakesException.class, () -> Expression.parse("foo + bar(1) * baz", CONTROLS));
    assertEquals(3, e.mistakes().size());
  }

  @Test
  void hostileTextsAreRefusedQuickly() {
    List<String> texts =
        List.of(
            "1+".repeat(1000) + "1",
            "(".repeat(990) + "1",
            "-".repeat(500) + "1",
            "sin(".repeat(100) + "1" + ")".repeat(100),
            "2^".repeat(400) + "2",
            "",
            "9".repeat(900) + "e");
    for (String text : texts) {
      assertThrows(MistakesException.class, () -> Expression.parse(text, CONTROLS));
    }
  }

  /** Random texts over the language's own characters must be understood or refused, never crash. */
  @Test
  void noTextBreaksTheParser() {
    String[] parts = {
      "1", "2.5", "i", "root", "(", ")", "+", "-", "*", "/", "^", "%", ",", "sin", "rand", "hz",
      "'D2'", "!", "<", "==", " ", "if", "\"", ".", "e", "[", "]", "0x", "&&", "pick", "degree"
    };
    Random64 random = new Random64(2);
    int understood = 0;
    for (int n = 0; n < 20_000; n++) {
      StringBuilder text = new StringBuilder();
      for (int k = random.below(9); k >= 0; k--) {
        text.append(parts[random.below(parts.length)]);
      }
      try {
        Expression.parse(text.toString(), CONTROLS).bind(FOURTH).value(new double[] {1, 2});
        understood++;
      } catch (MistakesException e) {
        assertTrue(e.mistakes().get(0).column() >= 1, text.toString());
      } catch (RuntimeException e) {
        throw new AssertionError("broke on: " + text, e);
      }
    }
    assertTrue(understood > 100, "understood " + understood);
  }
}
