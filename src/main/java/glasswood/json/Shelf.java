package glasswood.json;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds JSON files by path or by name.
 *
 * <p>What holds a slash or ends in {@code .json} is a path, relative to the folder it is given
 * with. Anything else is a name: {@code NAME.json} is looked for in the given folders in order,
 * then among the shipped files, which lie on the class path.
 */
public final class Shelf {
  private static final String SHIPPED = "glasswood/shipped/";
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N} _.-]+");
  private static final int MOST_SNIFFED = 500;

  private final String what;
  private final String shippedFolder;
  private final Predicate<Json.Obj> isOne;

  private Shelf(String what, String shippedFolder, Predicate<Json.Obj> isOne) {
    this.what = what;
    this.shippedFolder = shippedFolder;
    this.isOne = isOne;
  }

  /**
   * A shelf.
   *
   * @param what what stands on it, for messages ("patch")
   * @param shippedFolder where the shipped ones are ("patches", "patches/moods", "timelines")
   * @param isOne whether a file of such content is meant; only those are offered when a name is
   *     unknown
   */
  public static Shelf of(String what, String shippedFolder, Predicate<Json.Obj> isOne) {
    return new Shelf(what, shippedFolder, isOne);
  }

  /**
   * A file that was found.
   *
   * @param shown what messages call it
   * @param file null when it is a shipped one
   */
  public record Found(String shown, Path file) {

    /** The folder its own references are relative to; null when it is a shipped one. */
    public Path folder() {
      return file == null ? null : file.toAbsolutePath().getParent();
    }

    /** Its name without folder and ending. */
    public String name() {
      int slash = Math.max(shown.lastIndexOf('/'), shown.lastIndexOf('\\'));
      String last = shown.substring(slash + 1);
      return stem(last).orElse(last);
    }

    /** Its content; null after a problem. */
    public Json read(Problems problems) {
      if (file != null) {
        return JsonFile.read(file, shown, problems);
      }
      String resource = SHIPPED + shown.substring(shown.indexOf(':') + 1);
      try (InputStream in = Shelf.class.getClassLoader().getResourceAsStream(resource)) {
        if (in == null) {
          problems.add(Place.of(shown), "is not among the shipped files");
          return null;
        }
        return JsonFile.read(in, shown, problems);
      } catch (IOException e) {
        problems.add(Place.of(shown), "cannot be read: " + e.getMessage());
        return null;
      }
    }
  }

  /** Whether a reference is a path rather than a name. */
  public static boolean isPath(String reference) {
    return reference.indexOf('/') >= 0
        || reference.indexOf('\\') >= 0
        || reference.endsWith(".json");
  }

  /**
   * Finds what {@code reference} means.
   *
   * @param base folder that a path is relative to; null when the reference stands in a shipped file
   * @param folders where a name is looked for before the shipped files, in order
   * @param place where the reference stands, for the problem when nothing is found
   * @return empty after a problem
   */
  public Optional<Found> find(
      String reference, Path base, List<Path> folders, Place place, Problems problems) {
    if (!isPath(reference)) {
      Optional<Found> found = named(reference, folders);
      if (found.isEmpty()) {
        problems.unknown(place, what, reference, names(folders));
      }
      return found;
    }
    if (base == null) {
      problems.add(place, "a shipped file may refer to a " + what + " by name only");
      return Optional.empty();
    }
    try {
      Path file = base.resolve(reference).normalize();
      if (Files.isRegularFile(file)) {
        return Optional.of(new Found(FileNames.show(file), file));
      }
      problems.add(
          place,
          "there is no "
              + what
              + " file "
              + Text.quote(FileNames.show(file))
              + FileNames.nearest(file));
    } catch (java.nio.file.InvalidPathException e) {
      problems.add(place, Text.quote(reference) + " cannot be the path of a file");
    }
    return Optional.empty();
  }

  /** The file called {@code name}, if there is one. */
  public Optional<Found> named(String name, List<Path> folders) {
    if (!NAME.matcher(name).matches()) {
      return Optional.empty();
    }
    for (Path folder : folders) {
      Path file = folder.resolve(name + ".json").normalize();
      if (Files.isRegularFile(file)) {
        return Optional.of(new Found(FileNames.show(file), file));
      }
    }
    String resource = SHIPPED + shippedFolder + "/" + name + ".json";
    return Shelf.class.getClassLoader().getResource(resource) == null
        ? Optional.empty()
        : Optional.of(new Found("shipped:" + shippedFolder + "/" + name + ".json", null));
  }

  /** All names that would be found and mean what stands on this shelf, sorted. */
  public List<String> names(List<Path> folders) {
    TreeSet<String> names = new TreeSet<>();
    folders.forEach(folder -> collect(folder, names, this::sniff));
    names.addAll(shipped());
    return List.copyOf(names);
  }

  private boolean sniff(Path file) {
    Json json = JsonFile.read(file, file.toString(), new Problems());
    return json instanceof Json.Obj object && isOne.test(object);
  }

  private static void collect(Path folder, Set<String> names, Predicate<Path> wanted) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      files
          .filter(file -> file.toString().endsWith(".json"))
          .sorted()
          .limit(MOST_SNIFFED)
          .filter(wanted)
          .forEach(file -> stem(file.getFileName().toString()).ifPresent(names::add));
    } catch (IOException e) {
      names.add("(the folder " + FileNames.show(folder) + " cannot be listed)");
    }
  }

  private static Optional<String> stem(String file) {
    return file.endsWith(".json")
        ? Optional.of(file.substring(0, file.length() - 5))
        : Optional.empty();
  }

  /** Names of the shipped ones; a class path cannot be listed, but its jar or folder can. */
  private List<String> shipped() {
    CodeSource source = Shelf.class.getProtectionDomain().getCodeSource();
    URL location = source == null ? null : source.getLocation();
    List<String> names = new ArrayList<>();
    if (location == null) {
      return names;
    }
    String prefix = SHIPPED + shippedFolder + "/";
    try {
      Path path = Path.of(location.toURI());
      if (Files.isDirectory(path)) {
        TreeSet<String> found = new TreeSet<>();
        collect(path.resolve(prefix), found, Files::isRegularFile);
        names.addAll(found);
      } else {
        try (JarFile jar = new JarFile(path.toFile())) {
          jar.stream()
              .map(entry -> entry.getName())
              .filter(name -> name.startsWith(prefix) && name.indexOf('/', prefix.length()) < 0)
              .forEach(name -> stem(name.substring(prefix.length())).ifPresent(names::add));
        }
      }
    } catch (IOException | URISyntaxException e) {
      return names;
    }
    return names;
  }
}
