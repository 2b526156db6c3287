package glasswood.voice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasswood.dream.Phone;
import glasswood.dream.Utterance;
import glasswood.dream.Words;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VoiceFrontEndTest {

  private static String phones(String text) {
    return String.join(
        " ", VoiceFrontEnd.speak(text).phones().stream().map(Phone::symbol).toList());
  }

  @Test
  void theHarshWordsArePronouncedAsTheDictionarySays() {
    assertEquals("f ey l y er", phones("Failure."));
    assertEquals("b er d ax n", phones("Burden"));
    assertEquals("ax n w er dh iy", phones("Unworthy!"));
  }

  @Test
  void wordsThatNoDictionaryHasArePronouncedByRule() {
    assertTrue(phones("Glasswoodian").startsWith("g l ae s"), phones("Glasswoodian"));
  }

  @Test
  void accentsAndCurlyApostrophesAreRead() {
    assertEquals(phones("Jose"), phones("José"));
    assertEquals(phones("don't"), phones("don’t"));
  }

  @Test
  void phonesFollowEachOtherWithoutGapsAndCarryPitch() {
    Utterance said = VoiceFrontEnd.speak("You are allowed to rest");
    double end = 0;
    int syllable = 0;
    for (Phone phone : said.phones()) {
      // FreeTTS adds durations in single precision.
      assertEquals(end, phone.seconds(), 1e-5, phone.toString());
      assertTrue(phone.duration() > 0.01 && phone.duration() < 0.5, phone.toString());
      // A speaking man, as the intonation model was trained on.
      assertTrue(phone.startHz() > 60 && phone.startHz() < 200, phone.toString());
      assertTrue(phone.syllable() == syllable || phone.syllable() == syllable + 1);
      syllable = phone.syllable();
      end = phone.seconds() + phone.duration();
    }
    assertEquals(end, said.seconds(), 1e-9);
    assertEquals(5, syllable, "you-are-al-lowed-to-rest");
    assertTrue(said.phones().stream().anyMatch(phone -> phone.stress() == 1));
  }

  @Test
  void sentencesArePartedByAPause() {
    List<Phone> both = VoiceFrontEnd.speak("Rest now. Sleep.").phones();
    int pause = both.stream().map(Phone::symbol).toList().indexOf("pau");
    assertEquals("aw", both.get(pause - 1).symbol());
    assertEquals("s", both.get(pause + 1).symbol());
  }

  @Test
  void whatCannotBeSaidIsRefusedInASentence() {
    assertMessage("", "empty");
    assertMessage("  \n", "empty");
    assertMessage("...", "no words");
    assertMessage("Привет", "not Latin");
    assertMessage("静かに", "not Latin");
    assertMessage("😀", "\"😀\"");
    assertMessage("٣", "not Latin");
    assertMessage("a".repeat(1001), "1,001");
    assertMessage("rest ".repeat(2000), "10,000");
  }

  private static void assertMessage(String text, String part) {
    UnspeakableText refused = assertThrows(UnspeakableText.class, () -> VoiceFrontEnd.speak(text));
    assertTrue(refused.getMessage().contains(part), refused.getMessage());
    assertTrue(refused.getMessage().endsWith("."), refused.getMessage());
  }

  @Test
  void aMissingNameBecomesYou() {
    Words words = VoiceFrontEnd.words(List.of("Failure"), List.of("Rest"), " ");
    assertEquals("you", words.name().text());
    assertEquals(1, words.harsh().size());
    assertEquals(1, words.kind().size());
  }

  @Test
  void manyThreadsGetTheSamePhonesAndNothingIsPrinted() {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream catcher = new PrintStream(printed, true, StandardCharsets.UTF_8);
    try {
      System.setOut(catcher);
      System.setErr(catcher);
      List<Utterance> said =
          IntStream.range(0, 40)
              .parallel()
              .mapToObj(i -> VoiceFrontEnd.speak(i % 2 == 0 ? "Burden" : "Failure"))
              .toList();
      for (int i = 2; i < said.size(); i++) {
        assertEquals(said.get(i % 2), said.get(i));
      }
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
    assertEquals("", printed.toString(StandardCharsets.UTF_8));
  }

  @Test
  void theLongestTextIsSpokenInReasonableTimeEvenAsOneWord() {
    for (String text : List.of("rest and sleep ".repeat(66), "w".repeat(1000))) {
      long begin = System.nanoTime();
      Utterance said = VoiceFrontEnd.speak(text);
      // Two seconds on a busy machine; the limit only catches what never ends.
      assertTrue(System.nanoTime() - begin < 30_000_000_000L);
      assertTrue(said.seconds() > 30, "duration " + said.seconds());
    }
  }

  @Test
  void writingIsReadAsItIsMeant() {
    assertEquals("t uw ey eh m", phones("2 am"));
    assertEquals(phones("2 am"), phones("2am"));
    assertEquals(phones("2 am"), phones("2 A.M."));
    assertEquals("ay ae m", phones("I am"));
    assertEquals("t uw p iy eh m", phones("2 pm"));
    assertEquals(phones("1/2"), phones("½"));
    assertEquals(phones("2 1/2"), phones("2½"));
    assertEquals(phones("burden"), phones("*burden*"));
    assertEquals(phones("never good enough"), phones("never_good_enough"));
    assertEquals(phones("you're"), phones("you`re"));
    assertEquals(phones("failure"), phones("FAILURE"));
    assertEquals(phones("self worth"), phones("self-worth"));
    assertEquals("d aa k t er jh ow n z", phones("Dr. Jones"));
    assertEquals("w ah n hh ah n d r ax d p er s eh n t", phones("100%"));
  }

  @Test
  void lettersOfNeighbouringAlphabetsAreReadAsTheirLikes() {
    assertEquals(VoiceFrontEnd.speak("Lodz").phones(), VoiceFrontEnd.speak("Łódź").phones());
    assertEquals(VoiceFrontEnd.speak("Oystein").phones(), VoiceFrontEnd.speak("Øystein").phones());
    assertEquals(VoiceFrontEnd.speak("Thora").phones(), VoiceFrontEnd.speak("Þóra").phones());
  }
}
