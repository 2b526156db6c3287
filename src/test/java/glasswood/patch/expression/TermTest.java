package glasswood.patch.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import glasswood.dream.Tuning;
import java.util.List;
import org.junit.jupiter.api.Test;

class TermTest {
  private static final List<String> CONTROLS = List.of("a", "b");

  private static Term term(String text) throws MistakesException {
    return Expression.parse(text, CONTROLS).bind(new Binding(0, 1, Tuning.GLASSWOOD, 0));
  }

  @Test
  void whatIsWrittenAlikeIsOneTermAndNothingElseIs() throws MistakesException {
    List<String> texts =
        List.of(
            "0",
            "1",
            "0.5",
            "a",
            "b",
            "-a",
            "-b",
            "sin(a)",
            "a + b",
            "b + a",
            "a - b",
            "a + 1",
            "a + 2",
            "mix(a, b, 0.5)",
            "mix(a, b, 0.25)",
            "mix(b, a, 0.5)",
            "clamp(a, b, 0.5)",
            "mix(a, b, a)");
    for (String one : texts) {
      assertEquals(term(one), term(one), one);
      assertEquals(term(one).hashCode(), term(one).hashCode(), one);
      for (String other : texts) {
        if (!other.equals(one)) {
          assertNotEquals(term(one), term(other), one + " and " + other);
        }
      }
    }
  }

  @Test
  void zerosOfEitherSignAreTwoNumbers() {
    assertNotEquals(Term.constant(0.0), Term.constant(-0.0));
    assertEquals(Term.constant(Double.NaN), Term.constant(Double.NaN));
  }
}
