package glasswood.patch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Keeps {@code units.properties} equal to the Javadoc of the units. To renew it, run {@code mvn
 * test -Dtest=UnitDocsTest,PatchSchemaTest -Dglasswood.update=true}.
 */
class UnitDocsTest {
  private static final Path RESOURCE =
      Path.of("src/main/resources/glasswood/patch/units.properties");

  @Test
  void textsAreThoseOfTheSources() throws IOException {
    String expected = text(UnitTexts.extract());
    if (Boolean.getBoolean("glasswood.update")) {
      Files.createDirectories(RESOURCE.getParent());
      Files.writeString(RESOURCE, expected);
    }
    assertEquals(
        expected,
        Files.exists(RESOURCE) ? Files.readString(RESOURCE) : "",
        "renew "
            + RESOURCE
            + ": mvn test -Dtest=UnitDocsTest,PatchSchemaTest -Dglasswood.update=true");
  }

  @Test
  void everyUnitHasASentence() {
    List<String> without = new ArrayList<>();
    for (String name : UnitCatalogue.all().keySet()) {
      if (UnitDocs.about(name).isEmpty()) {
        without.add(name);
      }
    }
    assertTrue(without.isEmpty(), "without a sentence: " + without);
  }

  private static String text(Map<String, String> texts) {
    StringBuilder out = new StringBuilder("# Extracted from Javadoc; renew with UnitDocsTest.\n");
    texts.forEach(
        (key, text) ->
            out.append(key).append(" = ").append(text.replace("\\", "\\\\")).append('\n'));
    return out.toString();
  }
}
