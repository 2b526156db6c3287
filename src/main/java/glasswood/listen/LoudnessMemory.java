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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * Remembers the measured loudness of scores by their hash, so that playing and rendering share one
 * mastering and measure it once. What was measured by another build of the program is not found. It
 * is a convenience only: whatever goes wrong with the files means "not remembered".
 */
public final class LoudnessMemory {
  private static final String KEY = "loudness";
  private static final String TRIMS = "trims";

  private final Path folder;
  private final String build;

  private LoudnessMemory(Path folder, String build) {
    this.folder = folder;
    this.build = build;
  }

  /** The memory in {@link #userFolder}. */
  public static LoudnessMemory ofUser() {
    return new LoudnessMemory(userFolder().resolve("loudness"), buildOf(LoudnessMemory.class));
  }

  /**
   * The user's cache folder: {@code GLASSWOOD_CACHE}, else {@code XDG_CACHE_HOME/glasswood}, else
   * {@code .cache/glasswood} at home.
   */
  public static Path userFolder() {
    String own = System.getenv("GLASSWOOD_CACHE");
    String cache = System.getenv("XDG_CACHE_HOME");
    return own != null && !own.isBlank()
        ? Path.of(own)
        : cache != null && !cache.isBlank()
            ? Path.of(cache, "glasswood")
            : Path.of(System.getProperty("user.home"), ".cache", "glasswood");
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

  private Path file(String scoreKey) {
    return folder.resolve(scoreKey + ".properties");
  }

  /** What was found of the score with this key, if it is known. */
  public Optional<MixLoudness> recall(String scoreKey) {
    if (folder == null || build.isEmpty()) {
      return Optional.empty();
    }
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file(scoreKey), StandardCharsets.UTF_8)) {
      properties.load(reader);
      double value = Double.parseDouble(properties.getProperty(KEY, "NaN"));
      List<Double> trims = new ArrayList<>();
      for (String trim : properties.getProperty(TRIMS, "").split(" ", 0)) {
        if (!trim.isEmpty()) {
          trims.add(Double.valueOf(trim));
        }
      }
      boolean sound = Double.isFinite(value) && trims.stream().allMatch(Double::isFinite);
      return sound && build.equals(properties.getProperty("build"))
          ? Optional.of(new MixLoudness(value, trims))
          : Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Keeps what was found, exactly. */
  public void keep(String scoreKey, MixLoudness loudness) {
    if (folder == null || build.isEmpty() || !Double.isFinite(loudness.lufs())) {
      return;
    }
    Properties properties = new Properties();
    properties.setProperty(KEY, Double.toHexString(loudness.lufs()));
    properties.setProperty(
        TRIMS,
        loudness.trimsDb().stream().map(Double::toHexString).collect(Collectors.joining(" ")));
    properties.setProperty("build", build);
    try {
      Files.createDirectories(folder);
      Path part = Files.createTempFile(folder, "new", ".part");
      try {
        try (Writer writer = Files.newBufferedWriter(part, StandardCharsets.UTF_8)) {
          properties.store(writer, null);
        }
        Files.move(part, file(scoreKey), StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      System.getLogger("glasswood").log(System.Logger.Level.DEBUG, "loudness not remembered", e);
    }
  }
}
