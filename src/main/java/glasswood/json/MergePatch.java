package glasswood.json;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * JSON Merge Patch (RFC 7396) that keeps the place each value came from: objects are merged key by
 * key, null removes, everything else replaces.
 */
public final class MergePatch {
  private MergePatch() {}

  /**
   * {@code patch} laid over {@code target}.
   *
   * @param target may be null for "nothing there"
   */
  public static Json apply(Json target, Json patch) {
    if (!(patch instanceof Json.Obj changes)) {
      return patch;
    }
    Map<String, Json.Member> merged = new LinkedHashMap<>();
    Place place = changes.place();
    if (target instanceof Json.Obj base) {
      merged.putAll(base.members());
      place = base.place();
    }
    for (Map.Entry<String, Json.Member> change : changes.members().entrySet()) {
      String key = change.getKey();
      Json.Member member = change.getValue();
      if (member.value() instanceof Json.Null) {
        merged.remove(key);
        continue;
      }
      Json.Member old = merged.get(key);
      boolean both =
          old != null && old.value() instanceof Json.Obj && member.value() instanceof Json.Obj;
      Json value = apply(old == null ? null : old.value(), member.value());
      merged.put(key, new Json.Member(both ? old.keyPlace() : member.keyPlace(), value));
    }
    return new Json.Obj(place, merged);
  }
}
