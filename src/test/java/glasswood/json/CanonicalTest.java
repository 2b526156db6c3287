package glasswood.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class CanonicalTest {

  /** One quotation mark has the whole string spelled character by character. */
  @Test
  void everyCharacterIsSpelledAlikeAloneAndBesideOneThatIsEscaped() {
    for (int c = 0; c <= Character.MAX_VALUE; c++) {
      String alone = Canonical.strings(List.of(String.valueOf((char) c)));
      String beside = Canonical.strings(List.of((char) c + "\""));
      assertEquals(beside, alone.substring(0, alone.length() - 2) + "\\\"\"]", "character " + c);
    }
  }

  @Test
  void whatIsEscapedAndWhatNot() {
    assertEquals(
        "[\"\",\"a ~z\",\"\\\\ \\\"\",\"ü\",\"\\u000a\",\"\\u007f\"]",
        Canonical.strings(List.of("", "a ~z", "\\ \"", "ü", "\n", "\u007f")));
  }
}
