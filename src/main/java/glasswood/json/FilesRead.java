package glasswood.json;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which files something was read from, and what they said. Belongs to one thread.
 *
 * <p>The hash is that of a file's JSON in its canonical spelling, so that white space, line ends
 * and the order of keys do not count.
 */
public final class FilesRead {
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  /**
   * A file.
   *
   * @param kind what it is: "timeline", "mood", "patch", "voice"
   * @param name its name without folder and ending
   * @param shown where it was found, as messages call it
   * @param sha256 lower-case hex
   */
  public record Entry(String kind, String name, String shown, String sha256) {}

  /**
   * Notes a file; one that is read again is noted once.
   *
   * @return SHA-256 (lower-case hex) of the canonical spelling of {@code json}
   */
  public String add(String kind, Shelf.Found found, Json json) {
    String sha256 = sha256(json);
    Entry entry = new Entry(kind, found.name(), found.shown(), sha256);
    entries.putIfAbsent(kind + " " + found.shown(), entry);
    return sha256;
  }

  /** Notes a file that is no JSON, by the hash of its bytes. */
  public void add(String kind, String name, String shown, String sha256) {
    entries.putIfAbsent(kind + " " + name, new Entry(kind, name, shown, sha256));
  }

  /** What was noted, in that order. */
  public List<Entry> list() {
    return List.copyOf(entries.values());
  }

  /** SHA-256 (lower-case hex) of a value's canonical spelling. */
  public static String sha256(Json json) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] text = Canonical.text(json).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(digest.digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
