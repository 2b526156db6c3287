package glasswood.export;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a file was made from: enough to make it again. Written into the file's comment as compact
 * ASCII JSON with sorted keys of maps, so that the same recipe gives the same bytes. Holds names of
 * files, never their folders.
 *
 * @param title the timeline's title
 * @param seed the seed everything random derives from
 * @param moods names of the moods applied, in order
 * @param versions version by name: {@code glasswood}, …; nothing that differs between machines
 *     belongs here, or the same score would not give the same bytes
 * @param scoreHash SHA-256 (hex) of the score
 * @param timeline the timeline's name without folder and ending
 * @param options options as on a command line, those that change what is written
 * @param files SHA-256 (hex) of the canonical JSON of every file that was read, by kind (timeline,
 *     mood, profile, patch) and name
 */
public record Recipe(
    String title,
    long seed,
    List<String> moods,
    Map<String, String> versions,
    String scoreHash,
    String timeline,
    List<String> options,
    Map<String, Map<String, String>> files) {
  private static final JsonFactory ASCII =
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  /**
   * Reads recipes. Apart from what writes them, because to load it takes a cold JVM a twentieth of
   * a second.
   */
  private static final class Reader {
    static final ObjectMapper MAPPER =
        JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
  }

  @JsonCreator
  public Recipe(
      @JsonProperty("title") String title,
      @JsonProperty("seed") long seed,
      @JsonProperty("moods") List<String> moods,
      @JsonProperty("versions") Map<String, String> versions,
      @JsonProperty("scoreHash") String scoreHash,
      @JsonProperty("timeline") String timeline,
      @JsonProperty("options") List<String> options,
      @JsonProperty("files") Map<String, Map<String, String>> files) {
    this.title = title == null ? "" : title;
    this.seed = seed;
    this.moods = moods == null ? List.of() : List.copyOf(moods);
    this.versions = sorted(versions);
    this.scoreHash = scoreHash == null ? "" : scoreHash;
    this.timeline = timeline == null ? "" : timeline;
    this.options = options == null ? List.of() : List.copyOf(options);
    Map<String, Map<String, String>> kinds = new TreeMap<>();
    if (files != null) {
      files.forEach((kind, hashes) -> kinds.put(kind, sorted(hashes)));
    }
    this.files = Collections.unmodifiableMap(kinds);
  }

  /** A recipe of something that was not read from files. */
  public Recipe(
      String title, long seed, List<String> moods, Map<String, String> versions, String scoreHash) {
    this(title, seed, moods, versions, scoreHash, "", List.of(), Map.of());
  }

  private static Map<String, String> sorted(Map<String, String> map) {
    return Collections.unmodifiableMap(new TreeMap<>(map == null ? Map.of() : map));
  }

  /** Compact ASCII JSON, always the same for the same recipe. */
  public String toJson() {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = ASCII.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("title", title);
      json.writeNumberField("seed", seed);
      write(json, "moods", moods);
      write(json, "versions", versions);
      json.writeStringField("scoreHash", scoreHash);
      json.writeStringField("timeline", timeline);
      write(json, "options", options);
      json.writeObjectFieldStart("files");
      for (Map.Entry<String, Map<String, String>> kind : files.entrySet()) {
        write(json, kind.getKey(), kind.getValue());
      }
      json.writeEndObject();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void write(JsonGenerator json, String name, List<String> items)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String item : items) {
      json.writeString(item);
    }
    json.writeEndArray();
  }

  private static void write(JsonGenerator json, String name, Map<String, String> members)
      throws IOException {
    json.writeObjectFieldStart(name);
    for (Map.Entry<String, String> member : members.entrySet()) {
      json.writeStringField(member.getKey(), member.getValue());
    }
    json.writeEndObject();
  }

  /** The recipe that {@link #toJson} wrote; empty when {@code json} is none. */
  public static Optional<Recipe> fromJson(String json) {
    try {
      return Optional.ofNullable(Reader.MAPPER.readValue(json, Recipe.class));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
