package glasswood.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads strict JSON (RFC 8259, UTF-8): no comments, no duplicate keys, no NaN or infinities,
 * bounded in size (1 MiB), depth (48) and length of names, strings and numbers. Source of tokens:
 * Jackson's streaming parser.
 */
public final class JsonFile {
  /** Greatest size of a file in bytes. */
  public static final int LARGEST_FILE = 1 << 20;

  private static final int DEEPEST = 48;
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_STRING = 20_000;
  private static final int LONGEST_NUMBER = 60;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxNameLength(LONGEST_NAME)
                  .maxStringLength(LONGEST_STRING)
                  .maxNumberLength(LONGEST_NUMBER)
                  .build())
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .build();

  private final String name;
  private final JsonParser parser;
  private final Problems problems;

  private JsonFile(String name, JsonParser parser, Problems problems) {
    this.name = name;
    this.parser = parser;
    this.problems = problems;
  }

  /** Reads {@code file}, called by its path in messages; null after a problem. */
  public static Json read(Path file, Problems problems) {
    return read(file, file.toString(), problems);
  }

  /**
   * Reads a file.
   *
   * @param name what messages call it
   * @return null after a problem that leaves nothing to be read
   */
  public static Json read(Path file, String name, Problems problems) {
    try {
      if (Files.isDirectory(file)) {
        problems.add(Place.of(name), "is a folder, must be a JSON file");
      } else if (Files.exists(file) && !Files.isRegularFile(file)) {
        problems.add(Place.of(name), "is not a regular file, must be a JSON file");
      } else {
        try (InputStream in = Files.newInputStream(file)) {
          return read(in, name, problems);
        }
      }
    } catch (NoSuchFileException e) {
      problems.add(Place.of(name), "there is no such file" + FileNames.nearest(file));
    } catch (AccessDeniedException e) {
      problems.add(Place.of(name), "may not be read: permission denied");
    } catch (IOException e) {
      problems.add(Place.of(name), "cannot be read: " + e.getMessage());
    }
    return null;
  }

  /** Reads a stream to its end (at most 1 MiB); null after a problem. */
  public static Json read(InputStream in, String name, Problems problems) throws IOException {
    byte[] bytes = in.readNBytes(LARGEST_FILE + 1);
    if (bytes.length > LARGEST_FILE) {
      problems.add(Place.of(name), "is too large; at most 1 MiB is allowed");
      return null;
    }
    return parse(bytes, name, problems);
  }

  /** Reads JSON text that did not come from a file; null after a problem. */
  public static Json parse(String text, String name, Problems problems) {
    return parse(text.getBytes(StandardCharsets.UTF_8), name, problems);
  }

  /** Reads the bytes of a file called {@code name}; null after a problem. */
  public static Json parse(byte[] bytes, String name, Problems problems) {
    String text = decode(bytes, name, problems);
    if (text == null) {
      return null;
    }
    if (text.isBlank()) {
      problems.add(Place.of(name), "is empty, must hold a JSON object");
      return null;
    }
    try (JsonParser parser = FACTORY.createParser(text)) {
      JsonFile reader = new JsonFile(name, parser, problems);
      parser.nextToken();
      JsonLocation start = parser.currentTokenLocation();
      Json top = reader.value(Place.top(name, start.getLineNr(), start.getColumnNr()));
      if (parser.nextToken() != null) {
        JsonLocation rest = parser.currentTokenLocation();
        problems.add(
            Place.top(name, rest.getLineNr(), rest.getColumnNr()),
            "nothing may follow the end of the JSON value");
        return null;
      }
      return top;
    } catch (JsonProcessingException e) {
      Syntax.report(e, text, name, problems);
    } catch (IOException e) {
      problems.add(Place.of(name), "cannot be read: " + e.getMessage());
    }
    return null;
  }

  private static String decode(byte[] bytes, String name, Problems problems) {
    for (byte b : bytes) {
      if (b == 0) {
        problems.add(Place.of(name), "is a binary file, must be JSON text in UTF-8");
        return null;
      }
    }
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    CoderResult result = decoder.decode(in, out, true);
    out.flip();
    String text = out.toString();
    if (result.isError()) {
      int bad = bytes[in.position()] & 0xff;
      problems.add(
          Syntax.placeAt(text, text.length(), name),
          String.format(
              java.util.Locale.ROOT, "byte 0x%02x is not UTF-8; must be JSON text in UTF-8", bad));
      return null;
    }
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private Json value(Place place) throws IOException {
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> object(place);
      case START_ARRAY -> list(place);
      case VALUE_STRING -> new Json.Str(place, parser.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(place);
      case VALUE_TRUE -> new Json.Bool(place, true);
      case VALUE_FALSE -> new Json.Bool(place, false);
      case VALUE_NULL -> new Json.Null(place);
      default -> throw new IllegalStateException("unexpected token " + token + " in " + name);
    };
  }

  private Json object(Place place) throws IOException {
    Map<String, Json.Member> members = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      JsonLocation at = parser.currentTokenLocation();
      Place keyPlace = place.key(key, at.getLineNr(), at.getColumnNr());
      parser.nextToken();
      at = parser.currentTokenLocation();
      Json value = value(place.key(key, at.getLineNr(), at.getColumnNr()));
      Json.Member earlier = members.putIfAbsent(key, new Json.Member(keyPlace, value));
      if (earlier != null) {
        problems.add(
            keyPlace,
            "duplicate key "
                + Text.quote(key)
                + ", first given on line "
                + earlier.keyPlace().line());
      }
    }
    return new Json.Obj(place, members);
  }

  private Json list(Place place) throws IOException {
    List<Json> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      JsonLocation at = parser.currentTokenLocation();
      items.add(value(place.item(items.size(), at.getLineNr(), at.getColumnNr())));
    }
    return new Json.Arr(place, items);
  }

  private Json number(Place place) throws IOException {
    String text = parser.getText();
    double value = Double.parseDouble(text);
    if (Double.isInfinite(value)) {
      problems.add(place, "number " + text + " is too large; must be finite (below 1.8e308)");
      value = 0;
    }
    return new Json.Num(place, value == 0 ? 0.0 : value, text);
  }
}
