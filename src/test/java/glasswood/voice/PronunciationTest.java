package glasswood.voice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import glasswood.dream.Phone;
import glasswood.dream.PhoneAlphabet;
import glasswood.dream.Saying;
import glasswood.dream.Utterance;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words that come with their phones. */
class PronunciationTest {

  private static Utterance say(String phones) {
    return VoiceFrontEnd.speak(new Saying("x", phones));
  }

  private static List<Integer> stresses(String phones) {
    return say(phones).phones().stream().map(Phone::stress).toList();
  }

  private static List<Integer> syllables(String phones) {
    return say(phones).phones().stream().map(Phone::syllable).toList();
  }

  @Test
  void phonesAreSaidAsTheyAreWritten() {
    Utterance ilse = VoiceFrontEnd.speak(new Saying("Ilse", "ih l z ax"));
    assertEquals("Ilse", ilse.text());
    assertEquals(List.of("ih", "l", "z", "ax"), ilse.phones().stream().map(Phone::symbol).toList());
    double end = 0;
    for (Phone phone : ilse.phones()) {
      assertEquals(end, phone.seconds(), 1e-12);
      assertTrue(phone.startHz() > phone.endHz(), "the pitch falls: " + phone);
      end += phone.duration();
    }
    assertEquals(end, ilse.seconds(), 1e-12);
    // What FreeTTS needs for words of two syllables.
    assertTrue(end > 0.3 && end < 0.7, end + " s");
  }

  @Test
  void stressIsWhereItIsMarkedOrOnTheFirstFullVowel() {
    assertEquals(List.of(1, 1, 0, 0), stresses("ih l z ax"));
    assertEquals(List.of(0, 1, 1), stresses("ax n aa"));
    assertEquals(List.of(0, 1, 1), stresses("AX0 N AA2"));
  }

  @Test
  void aSyllableBeginsWithTheConsonantBeforeItsVowel() {
    assertEquals(List.of(0, 0, 1, 1), syllables("ih l z ax"));
    assertEquals(List.of(0, 0, 0, 1, 1, 1), syllables("b er r d en t"));
    assertEquals(List.of(0, 0, 1), syllables("aa pau aa"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ih l zz ax | The phone \"zz\" is unknown; nearest: \"z\"; \"glasswood phones\" lists them.",
        "ee         | nearest: \"ae\"",
        "ʃ          | The phone \"ʃ\" is unknown",
        "s1 ih      | \"s1\" is a consonant; only vowels carry a digit",
        "ih3        | The phone \"ih3\" is unknown",
        "pau pau    | nothing but silence",
        "'  '       | no phones"
      })
  void whatIsNoPhoneIsNamedWithTheNearestOne(String phones, String message) {
    Saying saying = new Saying("x", phones);
    String objection = VoiceFrontEnd.objection(saying);
    assertTrue(objection != null && objection.contains(message), objection);
    assertTrue(objection.endsWith("."), objection);
    assertEquals(
        objection,
        assertThrows(UnspeakableText.class, () -> VoiceFrontEnd.speak(saying)).getMessage());
  }

  @Test
  void tooManyPhonesAreRefused() {
    assertTrue(
        VoiceFrontEnd.objection(new Saying("x", "aa ".repeat(5000))).contains("5000 phones"));
    assertNull(VoiceFrontEnd.objection(new Saying("x", "aa ".repeat(400))));
  }

  @Test
  void whateverTheFrontEndSaysIsInTheAlphabet() {
    // The Harvard sentences' first list and words for the rarer sounds.
    String text =
        "The birch canoe slid on the smooth planks. Glue the sheet to the dark blue background. "
            + "It's easy to tell the depth of a well. These days a chicken leg is a rare dish. "
            + "Rice is often served in round bowls. The juice of lemons makes fine punch. "
            + "Measure, vision, button, little, bottom, water, roses, joy, thing, uh-huh, letter.";
    List<Phone> said = VoiceFrontEnd.speak(text).phones();
    String unknown =
        said.stream()
            .map(Phone::symbol)
            .filter(symbol -> PhoneAlphabet.of(symbol) == null)
            .distinct()
            .collect(Collectors.joining(" "));
    assertEquals("", unknown);
    assertTrue(said.stream().map(Phone::symbol).distinct().count() > 36);
  }

  @Test
  void theSchemaAllowsExactlyTheAlphabet() throws IOException {
    JsonNode schema = new ObjectMapper().readTree(Path.of("schemas/timeline.schema.json").toFile());
    String pattern = schema.at("/$defs/saying/anyOf/1/properties/phones/pattern").textValue();
    String vowels =
        PhoneAlphabet.all().stream()
            .filter(PhoneAlphabet.Entry::vowel)
            .map(PhoneAlphabet.Entry::symbol)
            .collect(Collectors.joining("|"));
    String consonants =
        PhoneAlphabet.all().stream()
            .filter(entry -> !entry.vowel())
            .map(PhoneAlphabet.Entry::symbol)
            .collect(Collectors.joining("|"));
    String one = "(?:(?:" + vowels + ")[0-2]?|" + consonants + ")";
    assertEquals("^\\s*" + one + "(?:\\s+" + one + ")*\\s*$", pattern);
  }
}
