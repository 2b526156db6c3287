package glasswood.patch;

import glasswood.json.FilesRead;
import glasswood.json.Json;
import glasswood.json.MergePatch;
import glasswood.json.Place;
import glasswood.json.Problems;
import glasswood.json.Shelf;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Finds and reads patches, each once. Belongs to one thread.
 *
 * <p>A reference with a slash or ending in {@code .json} is a path, relative to the folder of the
 * file that refers to it. Anything else is a name: {@code NAME.json} in that folder, then in {@code
 * patches/} in or beside it, then among the patches shipped on the class path.
 */
public final class PatchLibrary {
  private static final Shelf SHELF = Shelf.of("patch", "patches", o -> o.get("units") != null);

  private final Problems problems;
  private final Map<String, List<Json>> changes;
  private final FilesRead files;
  private final Map<String, Optional<CheckedPatch>> cache = new TreeMap<>();
  private final Deque<Shelf.Found> open = new ArrayDeque<>();

  /**
   * A library that notes what is wrong in {@code problems}.
   *
   * @param changes merge patches (RFC 7396) that moods lay over patches, in order, by the name of
   *     the patch's file without {@code .json}
   * @param files told which files were read
   */
  public PatchLibrary(Problems problems, Map<String, List<Json>> changes, FilesRead files) {
    this.problems = problems;
    this.files = files;
    this.changes = Map.copyOf(changes);
  }

  /** A library without moods. */
  public PatchLibrary(Problems problems) {
    this(problems, Map.of(), new FilesRead());
  }

  /**
   * The patch that a reference means; null when there is none or it cannot be read at all. A patch
   * with mistakes is returned without the mistaken parts, so that what refers to it can be checked;
   * the mistakes are in the problems.
   *
   * @param reference a path or a name
   * @param folder folder of the file that refers to it; null for shipped files
   * @param where where the reference stands, for messages
   */
  public Patch load(String reference, Path folder, Place where) {
    return read(reference, folder, where);
  }

  /** A text that differs whenever a patch loaded so far, or what it includes, differs. */
  public String digest() {
    StringBuilder digest = new StringBuilder();
    for (Optional<CheckedPatch> patch : cache.values()) {
      digest.append(patch.map(CheckedPatch::hash).orElse("none")).append('\n');
    }
    return digest.toString();
  }

  private CheckedPatch read(String reference, Path folder, Place where) {
    Optional<Shelf.Found> found = SHELF.find(reference, folder, folders(folder), where, problems);
    if (found.isEmpty()) {
      return null;
    }
    String key = key(found.get());
    Optional<CheckedPatch> known = cache.get(key);
    if (known != null) {
      return known.orElse(null);
    }
    if (open.stream().anyMatch(source -> key(source).equals(key))) {
      problems.add(where, "patches include each other in a circle: " + circle(found.get()));
      return null;
    }
    if (open.size() >= Limits.NESTING) {
      problems.add(where, "patches include patches at most " + Limits.NESTING + " deep");
      return null;
    }
    open.addLast(found.get());
    try {
      Json json = found.get().read(problems);
      CheckedPatch patch = json == null ? null : read(json, found.get());
      cache.put(key, Optional.ofNullable(patch));
      return patch;
    } finally {
      open.removeLast();
    }
  }

  private CheckedPatch read(Json json, Shelf.Found source) {
    String sha256 = files.add("patch", source, json);
    Json merged = json;
    List<Json> moods = changes.getOrDefault(source.name(), List.of());
    for (Json mood : moods) {
      merged = MergePatch.apply(merged, mood);
    }
    return new PatchReader(problems, (name, place) -> read(name, source.folder(), place))
        .read(merged, source.name(), moods.isEmpty() ? sha256 : FilesRead.sha256(merged));
  }

  private String circle(Shelf.Found again) {
    StringBuilder path = new StringBuilder();
    boolean inside = false;
    for (Shelf.Found source : open) {
      inside |= key(source).equals(key(again));
      if (inside) {
        path.append(source.name()).append(" → ");
      }
    }
    return path + again.name();
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

  private static String key(Shelf.Found source) {
    if (source.file() == null) {
      return source.shown();
    }
    try {
      return source.file().toRealPath().toString();
    } catch (IOException e) {
      return source.file().toAbsolutePath().normalize().toString();
    }
  }
}
