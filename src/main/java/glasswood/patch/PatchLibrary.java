package glasswood.patch;

import glasswood.json.FileNames;
import glasswood.json.Json;
import glasswood.json.JsonFile;
import glasswood.json.MergePatch;
import glasswood.json.Place;
import glasswood.json.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Finds and reads patches, each once. Belongs to one thread.
 *
 * <p>A reference with a slash or ending in {@code .json} is a path, relative to the folder of the
 * file that refers to it. Anything else is a name: {@code NAME.json} in that folder, then in {@code
 * patches/} in or beside it, then among the patches shipped on the class path.
 */
public final class PatchLibrary {
  private static final String SHIPPED = "glasswood/shipped/patches";
  private static final int MOST_LISTED = 2000;
  private static final String SUFFIX = ".json";

  private final Problems problems;
  private final Map<String, List<Json>> overrides;
  private final Map<String, Optional<CheckedPatch>> cache = new HashMap<>();
  private final Deque<Source> open = new ArrayDeque<>();

  /**
   * A library that notes what is wrong in {@code problems}.
   *
   * @param overrides merge patches (RFC 7396) that moods lay over patches, in order, by the name of
   *     the patch's file without {@code .json}
   */
  public PatchLibrary(Problems problems, Map<String, List<Json>> overrides) {
    this.problems = problems;
    this.overrides = Map.copyOf(overrides);
  }

  /** A library without moods. */
  public PatchLibrary(Problems problems) {
    this(problems, Map.of());
  }

  /**
   * The patch that a reference means; null when there is none or it cannot be read at all. A patch
   * with mistakes is returned without the mistaken parts, so that what refers to it can be checked.
   *
   * @param nameOrPath the reference
   * @param folder folder of the file that refers to it; null for shipped files
   * @param where where the reference stands, for messages
   */
  public Patch load(String nameOrPath, Path folder, Place where) {
    return read(nameOrPath, folder, where);
  }

  private CheckedPatch read(String nameOrPath, Path folder, Place where) {
    Source source = find(nameOrPath, folder, where);
    if (source == null) {
      return null;
    }
    Optional<CheckedPatch> known = cache.get(source.key());
    if (known != null) {
      return known.orElse(null);
    }
    if (open.stream().anyMatch(s -> s.key().equals(source.key()))) {
      problems.add(where, "includes itself: " + cycle(source));
      return null;
    }
    if (open.size() >= Limits.NESTING) {
      problems.add(where, "patches include patches at most " + Limits.NESTING + " deep");
      return null;
    }
    open.addLast(source);
    try {
      Json json = source.read(problems);
      CheckedPatch patch = json == null ? null : read(json, source);
      cache.put(source.key(), Optional.ofNullable(patch));
      return patch;
    } finally {
      open.removeLast();
    }
  }

  private CheckedPatch read(Json json, Source source) {
    Json merged = json;
    for (Json override : overrides.getOrDefault(source.stem(), List.of())) {
      merged = MergePatch.apply(merged, override);
    }
    return new PatchReader(problems, (name, place) -> read(name, source.folder(), place))
        .read(merged, source.stem());
  }

  private String cycle(Source again) {
    StringBuilder path = new StringBuilder();
    boolean inside = false;
    for (Source source : open) {
      inside |= source.key().equals(again.key());
      if (inside) {
        path.append(source.stem()).append(" → ");
      }
    }
    return path + again.stem();
  }

  private Source find(String nameOrPath, Path folder, Place where) {
    if (nameOrPath.contains("/") || nameOrPath.endsWith(SUFFIX)) {
      if (folder == null) {
        problems.add(where, "a shipped patch can refer to others by name only, not by path");
        return null;
      }
      return new Source(folder.resolve(nameOrPath).normalize(), null);
    }
    for (Path place : folders(folder)) {
      Path file = place.resolve(nameOrPath + SUFFIX);
      if (Files.isRegularFile(file)) {
        return new Source(file, null);
      }
    }
    if (shipped().contains(nameOrPath + SUFFIX)) {
      return new Source(null, nameOrPath + SUFFIX);
    }
    problems.unknown(where, "patch", nameOrPath, names(folder));
    return null;
  }

  private static List<Path> folders(Path folder) {
    if (folder == null) {
      return List.of();
    }
    Path own = folder.toAbsolutePath().normalize();
    List<Path> folders = new ArrayList<>(List.of(own, own.resolve("patches")));
    if (own.getParent() != null) {
      folders.add(own.resolveSibling("patches"));
    }
    return folders;
  }

  private static List<String> shipped() {
    return ClassPathFolder.files(PatchLibrary.class, SHIPPED);
  }

  /** All names that could be meant in {@code folder}. */
  private static Set<String> names(Path folder) {
    Set<String> names = new TreeSet<>();
    List<String> files = new ArrayList<>(shipped());
    for (Path place : folders(folder)) {
      boolean ofPatches = place.endsWith("patches");
      if (ofPatches) {
        files.addAll(list(place));
      }
    }
    for (String file : files) {
      if (file.endsWith(SUFFIX)) {
        names.add(file.substring(0, file.length() - SUFFIX.length()));
      }
    }
    return names;
  }

  private static List<String> list(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.limit(MOST_LISTED).map(file -> file.getFileName().toString()).toList();
    } catch (IOException e) {
      return List.of(); // a folder that cannot be read offers no names
    }
  }

  /**
   * Where a patch comes from.
   *
   * @param file its file, null when it is shipped
   * @param resource name of the shipped resource, null when it is a file
   */
  private record Source(Path file, String resource) {
    String key() {
      if (file == null) {
        return "shipped:" + resource;
      }
      try {
        return file.toRealPath().toString();
      } catch (IOException e) {
        return file.toAbsolutePath().normalize().toString();
      }
    }

    Path folder() {
      return file == null ? null : file.toAbsolutePath().getParent();
    }

    String stem() {
      String name = file == null ? resource : file.getFileName().toString();
      return name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
    }

    Json read(Problems problems) {
      if (file != null) {
        return JsonFile.read(file, FileNames.show(file), problems);
      }
      String path = SHIPPED + "/" + resource;
      try (InputStream in = PatchLibrary.class.getClassLoader().getResourceAsStream(path)) {
        return JsonFile.read(in, "shipped patch " + resource, problems);
      } catch (IOException e) {
        problems.add(Place.of(path), "cannot be read: " + e.getMessage());
        return null;
      }
    }
  }
}
