package glasswood.json;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** How files are called in messages, and what a mistyped file name was meant to be. */
public final class FileNames {
  private static final int MOST_LISTED = 2000;

  private FileNames() {}

  /** The path as a listener would write it: relative to the working folder when it lies below. */
  public static String show(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    Path here = Path.of("").toAbsolutePath().normalize();
    boolean below = absolute.startsWith(here) && !absolute.equals(here);
    return (below ? here.relativize(absolute) : absolute).toString();
  }

  /** {@code "; nearest: \"x.json\""} when its folder holds a file of a similar name, else empty. */
  static String nearest(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    Path last = file.getFileName();
    if (folder == null || last == null || !Files.isDirectory(folder)) {
      return folder == null || Files.isDirectory(folder) ? "" : "; its folder does not exist";
    }
    try (Stream<Path> files = Files.list(folder)) {
      Map<String, String> names = new TreeMap<>();
      files
          .limit(MOST_LISTED)
          .map(p -> p.getFileName().toString())
          .forEach(name -> names.putIfAbsent(stem(name), name));
      return Nearest.to(stem(last.toString()), names.keySet())
          .map(stem -> "; nearest: " + Text.quote(names.get(stem)))
          .orElse("");
    } catch (IOException e) {
      return "";
    }
  }

  private static String stem(String name) {
    return name.endsWith(".json") ? name.substring(0, name.length() - 5) : name;
  }
}
