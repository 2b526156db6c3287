package glasswood.render;

import glasswood.export.Recipe;
import glasswood.json.FilesRead;
import glasswood.timeline.Score;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Writes recipes and tells how two of them differ. */
public final class Recipes {
  private static final int DIGITS = 12;

  private Recipes() {}

  /**
   * The recipe of a score.
   *
   * @param version the program's
   * @param timeline the timeline's name without folder and ending
   * @param options options as on a command line, those that change what is written
   */
  public static Recipe of(Score score, String version, String timeline, List<String> options) {
    Map<String, Map<String, String>> files = new TreeMap<>();
    for (FilesRead.Entry file : score.files()) {
      Map<String, String> hashes = files.computeIfAbsent(file.kind(), kind -> new TreeMap<>());
      hashes.put(freeName(hashes, file.name()), file.sha256());
    }
    return new Recipe(
        score.title(),
        score.seed(),
        score.moods(),
        Map.of("glasswood", version),
        score.hash(),
        timeline,
        options,
        files);
  }

  /** Files of one name may lie in several folders. */
  private static String freeName(Map<String, String> taken, String name) {
    String free = name;
    for (int number = 2; taken.containsKey(free); number++) {
      free = name + "~" + number;
    }
    return free;
  }

  /**
   * In words, every file that is not what it was when {@code recipe} was written.
   *
   * @param now what is found now
   */
  public static List<String> changedFiles(Recipe recipe, Score now) {
    Map<String, Map<String, String>> found = of(now, "", "", List.of()).files();
    Map<String, String> places = new TreeMap<>();
    for (FilesRead.Entry file : now.files()) {
      places.put(file.kind() + " " + file.name(), file.shown());
    }
    List<String> changes = new ArrayList<>();
    TreeSet<String> kinds = new TreeSet<>(recipe.files().keySet());
    kinds.addAll(found.keySet());
    for (String kind : kinds) {
      Map<String, String> then = recipe.files().getOrDefault(kind, Map.of());
      Map<String, String> here = found.getOrDefault(kind, Map.of());
      TreeSet<String> names = new TreeSet<>(then.keySet());
      names.addAll(here.keySet());
      for (String name : names) {
        String what = kind + " " + name;
        boolean moved = !here.containsKey(name) && here.containsValue(then.get(name));
        boolean came = !then.containsKey(name) && then.containsValue(here.get(name));
        if (moved || came) {
          continue;
        }
        String change =
            change(what, then.get(name), here.get(name), places.getOrDefault(what, what));
        if (change != null) {
          changes.add(change);
        }
      }
    }
    return changes;
  }

  private static String change(String what, String then, String now, String place) {
    if (then == null) {
      return what + " is not in the recipe, but is used now (" + place + ")";
    }
    if (now == null) {
      return what + " is in the recipe (SHA-256 " + brief(then) + "), but is not used now";
    }
    return then.equals(now)
        ? null
        : what
            + " has changed: SHA-256 "
            + brief(then)
            + " in the recipe, "
            + brief(now)
            + " in "
            + place;
  }

  private static String brief(String hash) {
    return hash.length() > DIGITS ? hash.substring(0, DIGITS) + "…" : hash;
  }

  /** In words, everything in which two recipes differ; the first is that of a part. */
  static List<String> differences(Recipe part, Recipe now) {
    List<String> all = new ArrayList<>();
    difference(all, "version", part.versions(), now.versions());
    difference(all, "timeline", part.timeline(), now.timeline());
    difference(all, "title", part.title(), now.title());
    difference(all, "seed", part.seed(), now.seed());
    difference(all, "moods", part.moods(), now.moods());
    difference(
        all,
        "options",
        String.join(" ", part.options()).strip(),
        String.join(" ", now.options()).strip());
    TreeSet<String> kinds = new TreeSet<>(part.files().keySet());
    kinds.addAll(now.files().keySet());
    for (String kind : kinds) {
      Map<String, String> then = part.files().getOrDefault(kind, Map.of());
      Map<String, String> here = now.files().getOrDefault(kind, Map.of());
      TreeSet<String> names = new TreeSet<>(then.keySet());
      names.addAll(here.keySet());
      names.removeIf(name -> then.getOrDefault(name, "").equals(here.get(name)));
      names.forEach(name -> all.add("the file of the " + kind + " " + name + " is another"));
    }
    if (all.isEmpty() && !part.scoreHash().equals(now.scoreHash())) {
      all.add("the score is another");
    }
    return all;
  }

  private static void difference(List<String> all, String what, Object then, Object now) {
    if (!then.equals(now)) {
      all.add("the " + what + " was \"" + then + "\", is now \"" + now + "\"");
    }
  }
}
