package glasswood.timeline;

import glasswood.json.FileNames;
import glasswood.json.FilesRead;
import glasswood.json.Json;
import glasswood.json.Place;
import glasswood.json.Problems;
import glasswood.json.Shelf;
import glasswood.json.Text;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds and reads timelines and moods, and remembers which folder each file lies in. */
final class Sources {
  private static final Shelf TIMELINES =
      Shelf.of("timeline", "timelines", o -> has(o, "phases") || has(o, "extends"));
  private static final Shelf MOODS = Shelf.of("mood", "patches/moods", Sources::changes);
  private static final Shelf PROFILES = Shelf.of("profile", "patches/profiles", Sources::changes);
  private static final Shelf PATCHES = Shelf.of("patch", "patches", o -> has(o, "units"));
  private static final int MOST_EXTENSIONS = 8;

  private final Problems problems;
  private final FilesRead files;
  private final Map<String, Path> folders = new HashMap<>();

  Sources(Problems problems, FilesRead files) {
    this.problems = problems;
    this.files = files;
  }

  /**
   * A timeline, laid over what it extends.
   *
   * @param name its name, from its file
   * @param folder where its names are looked for first; null when it is a shipped one
   */
  record Source(Json json, String name, Path folder) {}

  private static boolean changes(Json.Obj object) {
    return (has(object, "timeline") || has(object, "patches")) && !has(object, "phases");
  }

  private static boolean has(Json.Obj object, String key) {
    return object.get(key) != null;
  }

  /** The folder of a file by its name in messages; null for a shipped one. */
  Path folderOf(String shown) {
    return folders.get(shown);
  }

  /** The timeline that the command line names; null after a problem. */
  Source timeline(String reference) {
    Path here = Path.of("");
    Shelf.Found found =
        commandLine(TIMELINES, reference, List.of(here, here.resolve("timelines")), "TIMELINE");
    if (found == null) {
      return null;
    }
    Json json = read("timeline", found);
    json = json == null ? null : extended(json, found, new LinkedHashSet<>());
    return json == null
        ? null
        : new Source(json, NamedMerge.patchName(found.shown()), found.folder());
  }

  /** The mood that the command line names; null after a problem. */
  Mood mood(String reference, Path timelineFolder) {
    Shelf.Found found = commandLine(MOODS, reference, moodFolders(timelineFolder), "--mood");
    Json json = found == null ? null : read("mood", found);
    return json == null ? null : Mood.read(json, NamedMerge.patchName(found.shown()), problems);
  }

  /** What a profile changes in timelines; null when it changes nothing. */
  Mood profile(Profile profile) {
    Shelf.Found found = PROFILES.named(profile.text(), List.of()).orElse(null);
    Json json = found == null ? null : read("profile", found);
    return json == null ? null : Mood.read(json, profile.text(), problems);
  }

  /**
   * Reports changes of patches that do not exist; those that the timeline does not use are fine.
   */
  void checkPatchNames(Map<String, List<Json>> changes, Path timelineFolder) {
    List<Path> beside = new ArrayList<>();
    List<Path> all = new ArrayList<>();
    if (timelineFolder != null) {
      beside.add(timelineFolder.resolve("../patches").normalize());
      all.add(timelineFolder);
      all.addAll(beside);
    }
    changes.forEach(
        (patch, merges) -> {
          if (PATCHES.named(patch, all).isEmpty()) {
            problems.unknown(merges.get(0).place(), "patch", patch, PATCHES.names(beside));
          }
        });
  }

  private static List<Path> moodFolders(Path timelineFolder) {
    return timelineFolder == null
        ? List.of()
        : List.of(timelineFolder, timelineFolder.resolve("../patches/moods").normalize());
  }

  /** A path from the working folder, or a name; null after a problem. */
  private Shelf.Found commandLine(Shelf shelf, String reference, List<Path> names, String option) {
    if (!Shelf.isPath(reference)) {
      Place place = Place.of(option);
      return shelf.find(reference, Path.of(""), names, place, problems).orElse(null);
    }
    try {
      Path file = Path.of(reference);
      return new Shelf.Found(FileNames.show(file), file);
    } catch (InvalidPathException e) {
      problems.add(Place.of(option), Text.quote(reference) + " cannot be the path of a file");
      return null;
    }
  }

  private Json read(String kind, Shelf.Found found) {
    folders.put(found.shown(), found.folder());
    Json json = found.read(problems);
    if (json != null) {
      files.add(kind, found, json);
    }
    return json;
  }

  private Json extended(Json json, Shelf.Found found, Set<String> chain) {
    chain.add(found.shown());
    Json base = json instanceof Json.Obj o ? o.get("extends") : null;
    if (base == null) {
      return json;
    }
    if (!(base instanceof Json.Str reference)) {
      problems.add(base.place(), "must be the name or path of a timeline, is " + base.describe());
      return json;
    }
    List<Path> names = found.folder() == null ? List.of() : List.of(found.folder());
    Optional<Shelf.Found> next =
        TIMELINES.find(reference.value(), found.folder(), names, base.place(), problems);
    if (next.isEmpty()) {
      return null;
    }
    if (chain.contains(next.get().shown())) {
      problems.add(base.place(), "timelines extend each other in a circle: " + circle(chain, next));
      return null;
    }
    if (chain.size() >= MOST_EXTENSIONS) {
      problems.add(
          base.place(), "at most " + MOST_EXTENSIONS + " timelines may extend one another");
      return null;
    }
    Json below = read("timeline", next.get());
    below = below == null ? null : extended(below, next.get(), chain);
    return below == null ? null : new NamedMerge(problems).apply(below, json);
  }

  private static String circle(Set<String> chain, Optional<Shelf.Found> next) {
    return String.join(" → ", chain) + next.map(found -> " → " + found.shown()).orElse("");
  }
}
