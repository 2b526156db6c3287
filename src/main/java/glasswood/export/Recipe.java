package glasswood.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a file was made from: enough to make it again. Written into the file's comment as compact
 * ASCII JSON with sorted keys of {@code versions}, so that the same recipe gives the same bytes.
 *
 * @param title the timeline's title
 * @param seed the seed everything random derives from
 * @param moods names of the moods applied, in order
 * @param versions version by name: {@code glasswood}, {@code java}, …; nothing that differs between
 *     machines belongs here, or the same score would not give the same bytes
 * @param scoreHash SHA-256 (hex) of the score
 */
public record Recipe(
    String title, long seed, List<String> moods, Map<String, String> versions, String scoreHash) {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  public Recipe {
    title = title == null ? "" : title;
    moods = moods == null ? List.of() : List.copyOf(moods);
    versions = Collections.unmodifiableMap(new TreeMap<>(versions == null ? Map.of() : versions));
    scoreHash = scoreHash == null ? "" : scoreHash;
  }

  /** Compact ASCII JSON, always the same for the same recipe. */
  public String toJson() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The recipe that {@link #toJson} wrote; empty when {@code json} is none. */
  public static Optional<Recipe> fromJson(String json) {
    try {
      return Optional.ofNullable(JSON.readValue(json, Recipe.class));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
