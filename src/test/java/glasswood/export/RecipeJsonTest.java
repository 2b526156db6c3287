package glasswood.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecipeJsonTest {
  private static final Recipe FULL =
      new Recipe(
          "Wäldchen \"glass\" \\ \u2028 \uD83C\uDF32\n",
          Long.MIN_VALUE,
          List.of("rain", "deep-night"),
          Map.of("glasswood", "0.1.0", "another", "2"),
          "ab12",
          "glasswood",
          List.of("--length", "0:30", "--name", "Ilse & </b>"),
          Map.of(
              "patch", Map.of("wind", "cd34", "bell~2", "ef56"), "mood", Map.of("rain", "0078")));

  private static final Recipe BARE = new Recipe("", 0, List.of(), Map.of(), "");

  @Test
  void whatIsWrittenIsWhatJacksonMakesOfTheRecord() throws JsonProcessingException {
    JsonMapper mapper = JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    for (Recipe recipe : List.of(FULL, BARE)) {
      assertEquals(mapper.writeValueAsString(recipe), recipe.toJson());
    }
  }

  @Test
  void whatIsWrittenIsRead() {
    for (Recipe recipe : List.of(FULL, BARE)) {
      assertEquals(Optional.of(recipe), Recipe.fromJson(recipe.toJson()));
    }
  }

  @Test
  void whatLaterVersionsAddIsPassedOver() {
    String later = FULL.toJson().replaceFirst("\\{", "{\"weather\":[1],");
    assertEquals(Optional.of(FULL), Recipe.fromJson(later));
    assertEquals(Optional.empty(), Recipe.fromJson("no recipe"));
  }
}
