package glasswood.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasswood.dream.PhoneAlphabet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * docs/phones.md is written by this test, with {@code mvn test -Dtest=PhoneDocsTest
 * -Dglasswood.update=true}.
 */
class PhoneDocsTest {
  private static final Path PAGE = Path.of("docs/phones.md");
  private static final String TEXT = "You are allowed to rest";

  private static String page() {
    Ran ran = Ran.command("phones", TEXT);
    assertEquals(0, ran.status(), ran.all());
    StringBuilder page =
        new StringBuilder(
            """
            # Phones: how words are pronounced

            Voices read English by themselves. Where they read a word wrongly, or it is not English, give its sounds in the
            timeline, wherever words or a name may stand:

            ```json
            "words": {
              "harsh": [ "Failure", { "say": "Versager", "phones": "f eh r z aa1 g axr" } ],
              "kind": [ "You are allowed to rest" ],
              "name": { "say": "Ilse", "phones": "ih l z ax" }
            }
            ```

            Phones stand apart by spaces. A digit behind a vowel is its stress: 1 or 2 stressed, 0 not; without digits the first vowel but
            `ax`, `axr` and `ix` is stressed. An unknown phone is an error that names the nearest one. `./glasswood phones TEXT` tells how a
            text is read now, ready to be changed:

            """);
    page.append("```\n$ ./glasswood phones \"").append(TEXT).append("\"\n");
    page.append(ran.out().strip()).append("\n```\n");
    page.append(
        """

        ## How text is read

        Numbers, hours (`2 am`), sums of dollars, per cent, common abbreviations (`Dr.`, `NASA`), hyphens and apostrophes are read as
        one says them; capitals make no difference, `*` and `_` are not read out, and what has no vowel (`hmm`) is spelled. A word that
        may be said in two ways is said in its more common one: *read* as in "have read", *lead* as the metal, *wind* as in the sky,
        *tear* as in weeping; give phones where the other is meant. A text may have 200 characters in a timeline and 1,000 here; other
        scripts than Latin are refused.
        """);
    for (boolean vowels : new boolean[] {true, false}) {
      page.append(vowels ? "\n## Vowels\n" : "\n## Consonants and silence\n");
      page.append("\n| phone | as | in | when stressed |\n|---|---|---|---:|\n");
      for (PhoneAlphabet.Entry entry : PhoneAlphabet.all()) {
        if (entry.vowel() == vowels) {
          page.append(
              String.format(
                  Locale.ROOT,
                  "| `%s` | %s | %s | %.0f ms |%n",
                  entry.symbol(),
                  entry.letters(),
                  entry.example(),
                  1000 * entry.seconds()));
        }
      }
    }
    return page.toString().replace(System.lineSeparator(), "\n");
  }

  @Test
  void thePageIsWhatTheVoicesKnow() throws IOException {
    String page = page();
    if (Boolean.getBoolean("glasswood.update")) {
      Files.writeString(PAGE, page);
    }
    assertEquals(
        page,
        Files.readString(PAGE),
        PAGE + " is old: mvn test -Dtest=PhoneDocsTest -Dglasswood.update=true");
  }

  @Test
  void theTimelineOnThePageIsRight() throws IOException {
    String page = Files.readString(PAGE);
    int from = page.indexOf("```json\n") + 8;
    String words = page.substring(from, page.indexOf("```", from));
    Path file = Files.createTempFile("phones", ".json");
    try {
      Files.writeString(
          file,
          "{ \"length\": 60, "
              + words.strip()
              + ", \"phases\": [ { \"name\": \"chorus\", \"weight\": 1,"
              + " \"layers\": [ { \"patch\": \"mouths\" } ] } ] }");
      Ran ran = Ran.command("check", file.toString());
      assertEquals(0, ran.status(), ran.all());
      assertTrue(page.contains("ih l z ax"));
    } finally {
      Files.deleteIfExists(file);
    }
  }
}
