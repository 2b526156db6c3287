package glasswood.timeline;

import com.jsyn.JSyn;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/** What the program itself adds to a score's hash: another build may sound different. */
final class Engine {
  private Engine() {}

  /** Computed when first asked for: a few milliseconds. */
  private static final class Lazy {
    private static final String BUILD = compute();
  }

  /** A text that is the same for the same classes, whatever the machine. */
  static String build() {
    return Lazy.BUILD;
  }

  private static String compute() {
    Set<Path> places = new LinkedHashSet<>();
    for (Class<?> type : List.of(Engine.class, JSyn.class)) {
      CodeSource source = type.getProtectionDomain().getCodeSource();
      if (source != null && source.getLocation() != null) {
        try {
          places.add(Path.of(source.getLocation().toURI()));
        } catch (URISyntaxException e) {
          return "unknown";
        }
      }
    }
    MessageDigest digest = sha256();
    try {
      for (Path place : places) {
        for (String line : Files.isDirectory(place) ? folder(place) : jar(place)) {
          digest.update(line.getBytes(StandardCharsets.UTF_8));
        }
      }
    } catch (IOException e) {
      return "unknown";
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** A jar's directory holds a checksum of every class. */
  private static Set<String> jar(Path file) throws IOException {
    Set<String> lines = new TreeSet<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      zip.stream()
          .filter(e -> e.getName().endsWith(".class"))
          .forEach(e -> lines.add(e.getName() + " " + Long.toHexString(e.getCrc()) + "\n"));
    }
    return lines;
  }

  /** While developing: size and time of every class file. */
  private static Set<String> folder(Path folder) throws IOException {
    Set<String> lines = new TreeSet<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file :
          (Iterable<Path>) files.filter(f -> f.toString().endsWith(".class"))::iterator) {
        long time = Files.getLastModifiedTime(file).toMillis();
        lines.add(folder.relativize(file) + " " + Files.size(file) + " " + time + "\n");
      }
    }
    return lines;
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
