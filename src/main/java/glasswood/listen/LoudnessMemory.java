package glasswood.listen;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.CodeSource;
import java.util.OptionalDouble;
import java.util.Properties;

/**
 * Remembers the measured loudness of scores by their hash, so that playing and rendering share one
 * mastering gain and measure it once. What was measured by another build of the program is not
 * found. It is a convenience only: whatever goes wrong with the files means "not remembered".
 */
public final class LoudnessMemory {
  private static final String KEY = "loudness";

  private final Path folder;
  private final String build;

  private LoudnessMemory(Path folder, String build) {
    this.folder = folder;
    this.build = build;
  }

  /**
   * The memory in the user's cache folder: {@code GLASSWOOD_CACHE}, else {@code
   * XDG_CACHE_HOME/glasswood}, else {@code .cache/glasswood} at home.
   */
  public static LoudnessMemory ofUser() {
    String own = System.getenv("GLASSWOOD_CACHE");
    String cache = System.getenv("XDG_CACHE_HOME");
    Path folder =
        own != null && !own.isBlank()
            ? Path.of(own)
            : cache != null && !cache.isBlank()
                ? Path.of(cache, "glasswood")
                : Path.of(System.getProperty("user.home"), ".cache", "glasswood");
    return new LoudnessMemory(folder.resolve("loudness"), buildOf(LoudnessMemory.class));
  }

  /** A memory in {@code folder} for a build of the given name. */
  public static LoudnessMemory in(Path folder, String build) {
    return new LoudnessMemory(folder, build);
  }

  /** Remembers nothing. */
  public static LoudnessMemory none() {
    return new LoudnessMemory(null, "");
  }

  /** Names the jar that a class comes from by size and date; empty when it comes from no jar. */
  private static String buildOf(Class<?> type) {
    try {
      CodeSource source = type.getProtectionDomain().getCodeSource();
      if (source == null) {
        return "";
      }
      Path jar = Path.of(source.getLocation().toURI());
      return Files.isRegularFile(jar)
          ? Files.size(jar) + "-" + Files.getLastModifiedTime(jar).toMillis()
          : "";
    } catch (IOException | URISyntaxException | RuntimeException e) {
      return "";
    }
  }

  private Path file(String scoreHash) {
    return folder.resolve(scoreHash + ".properties");
  }

  /** Loudness in LUFS of the unmastered score with this hash, if it is known. */
  public OptionalDouble recall(String scoreHash) {
    if (folder == null || build.isEmpty()) {
      return OptionalDouble.empty();
    }
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file(scoreHash), StandardCharsets.UTF_8)) {
      properties.load(reader);
      double value = Double.parseDouble(properties.getProperty(KEY, "NaN"));
      return build.equals(properties.getProperty("build")) && Double.isFinite(value)
          ? OptionalDouble.of(value)
          : OptionalDouble.empty();
    } catch (IOException | IllegalArgumentException e) {
      return OptionalDouble.empty();
    }
  }

  /** Keeps a loudness in LUFS, exactly. */
  public void keep(String scoreHash, double loudness) {
    if (folder == null || build.isEmpty() || !Double.isFinite(loudness)) {
      return;
    }
    Properties properties = new Properties();
    properties.setProperty(KEY, Double.toHexString(loudness));
    properties.setProperty("build", build);
    try {
      Files.createDirectories(folder);
      Path part = Files.createTempFile(folder, "new", ".part");
      try {
        try (Writer writer = Files.newBufferedWriter(part, StandardCharsets.UTF_8)) {
          properties.store(writer, null);
        }
        Files.move(part, file(scoreHash), StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      System.getLogger("glasswood").log(System.Logger.Level.DEBUG, "loudness not remembered", e);
    }
  }
}
