package glasswood.timeline;

import glasswood.json.Json;
import glasswood.json.MergePatch;
import glasswood.json.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Merge patch over a timeline, in which phases and layers can be addressed by name.
 *
 * <p>RFC 7396 replaces a list as a whole. That stays possible; but where the patch gives an object
 * for {@code phases} (or for the {@code layers} of a phase), its members change the list's items of
 * that name: {@code "phases": {"chorus": {"layers": {"mouths": {"gain": -6}}}}}. The name {@code *}
 * changes every item, before the named ones; null removes; a name ending in {@code ?} is passed
 * over when nothing is called so. A layer that is not there yet is added when its object has a
 * {@code patch}. Any other unknown name is a problem.
 */
final class NamedMerge {
  private final Problems problems;

  NamedMerge(Problems problems) {
    this.problems = problems;
  }

  /** {@code patch} over {@code timeline}; both keep the places of their values. */
  Json apply(Json timeline, Json patch) {
    return merge(timeline, patch, Kind.TIMELINE);
  }

  /** What is merged, and what list of named things it holds. */
  private enum Kind {
    TIMELINE("phases"),
    PHASE("layers"),
    LAYER(null);

    private final String list;

    Kind(String list) {
      this.list = list;
    }

    Kind item() {
      return this == TIMELINE ? PHASE : LAYER;
    }
  }

  private Json merge(Json target, Json patch, Kind kind) {
    Json.Member change =
        kind.list != null && patch instanceof Json.Obj o ? o.members().get(kind.list) : null;
    Json.Member list =
        change != null && target instanceof Json.Obj o ? o.members().get(kind.list) : null;
    boolean byName =
        list != null && list.value() instanceof Json.Arr && change.value() instanceof Json.Obj;
    if (!byName) {
      return MergePatch.apply(target, patch);
    }
    Map<String, Json.Member> others = new LinkedHashMap<>(((Json.Obj) patch).members());
    others.remove(kind.list);
    Json.Obj merged = (Json.Obj) MergePatch.apply(target, new Json.Obj(patch.place(), others));
    Map<String, Json.Member> members = new LinkedHashMap<>(merged.members());
    Json.Arr items = named((Json.Arr) list.value(), (Json.Obj) change.value(), kind.item());
    members.put(kind.list, new Json.Member(list.keyPlace(), items));
    return new Json.Obj(merged.place(), members);
  }

  private Json.Arr named(Json.Arr list, Json.Obj changes, Kind kind) {
    List<String> names = kind == Kind.PHASE ? phaseNames(list) : layerNames(list);
    List<Json> items = new ArrayList<>(list.items());
    Json.Member all = changes.members().get("*");
    if (all != null) {
      items.replaceAll(item -> merge(item, all.value(), kind));
    }
    List<Json> added = new ArrayList<>();
    for (Map.Entry<String, Json.Member> e : changes.members().entrySet()) {
      if (e.getKey().equals("*")) {
        continue;
      }
      boolean optional = e.getKey().endsWith("?");
      String name = optional ? e.getKey().substring(0, e.getKey().length() - 1) : e.getKey();
      Json change = e.getValue().value();
      int index = names.indexOf(name);
      if (index >= 0) {
        boolean removed = change instanceof Json.Null;
        items.set(index, removed ? null : merge(items.get(index), change, kind));
      } else if (kind == Kind.LAYER && change instanceof Json.Obj o && o.get("patch") != null) {
        added.add(withName(o, name));
      } else if (!optional) {
        String what = kind == Kind.PHASE ? "phase" : "layer (a new one needs a \"patch\")";
        problems.unknown(e.getValue().keyPlace(), what, name, names);
      }
    }
    items.removeIf(item -> item == null);
    items.addAll(added);
    return new Json.Arr(list.place(), items);
  }

  private static Json withName(Json.Obj layer, String name) {
    Map<String, Json.Member> members = new LinkedHashMap<>(layer.members());
    members.putIfAbsent("name", new Json.Member(layer.place(), new Json.Str(layer.place(), name)));
    return MergePatch.apply(null, new Json.Obj(layer.place(), members));
  }

  private static List<String> phaseNames(Json.Arr phases) {
    return phases.items().stream().map(item -> string(item, "name").orElse("")).toList();
  }

  /**
   * What the layers are called: their names; else their patches' names, numbered from the second.
   */
  static List<String> layerNames(Json.Arr layers) {
    List<String> names = new ArrayList<>();
    for (Json layer : layers.items()) {
      Optional<String> given = string(layer, "name");
      String name = given.orElseGet(() -> patchName(string(layer, "patch").orElse("layer")));
      String unique = name;
      for (int n = 2; given.isEmpty() && names.contains(unique); n++) {
        unique = name + "-" + n;
      }
      names.add(unique);
    }
    return names;
  }

  /** The last part of a path, without its ending. */
  static String patchName(String reference) {
    String last =
        reference.substring(Math.max(reference.lastIndexOf('/'), reference.lastIndexOf('\\')) + 1);
    return last.endsWith(".json") && last.length() > 5
        ? last.substring(0, last.length() - 5)
        : last;
  }

  private static Optional<String> string(Json node, String key) {
    return node instanceof Json.Obj o && o.get(key) instanceof Json.Str s
        ? Optional.of(s.value())
        : Optional.empty();
  }
}
