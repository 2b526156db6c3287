package glasswood.json;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads an object key by key. What does not fit becomes a problem and the fallback is returned; a
 * key that is absent gives the fallback silently, unless the method's name begins with {@code
 * require}. At the end {@link #done} reports the keys nobody asked for. Belongs to one thread.
 */
public final class Fields {
  private final Json node;
  private final Json.Obj object;
  private final Problems problems;
  private final Set<String> known = new LinkedHashSet<>();

  private Fields(Json node, Json.Obj object, Problems problems) {
    this.node = node;
    this.object = object;
    this.problems = problems;
  }

  /**
   * Reads {@code node}, which should be an object; when it is not, that is a problem and the object
   * counts as empty ({@link #isObject} tells).
   *
   * @param what what the object describes, with article ("a layer")
   */
  public static Fields of(Json node, String what, Problems problems) {
    if (node instanceof Json.Obj object) {
      return new Fields(node, object, problems);
    }
    problems.add(node.place(), what + " must be an object" + Values.is(node));
    return new Fields(node, null, problems);
  }

  /** Whether there is an object to be read. */
  public boolean isObject() {
    return object != null;
  }

  /** Where the object stands. */
  public Place place() {
    return node.place();
  }

  /** Where the value of {@code key} stands; the object's own place when it is absent. */
  public Place place(String key) {
    Json value = object == null ? null : object.get(key);
    return value == null ? place() : value.place();
  }

  /** Whether {@code key} is there, be it null. */
  public boolean has(String key) {
    return get(key) != null;
  }

  /** Whether {@code key} is there and null. */
  public boolean isNull(String key) {
    return get(key) instanceof Json.Null;
  }

  /** The value of {@code key}, null when absent. */
  public Json get(String key) {
    known.add(key);
    return object == null ? null : object.get(key);
  }

  /** The value of {@code key}; null and a problem when absent. */
  public Json require(String key) {
    Json value = get(key);
    if (value == null && object != null) {
      problems.add(place().missing(key), "is required but missing");
    }
    return value;
  }

  /** A number in [min, max]; the fallback also after a problem. */
  public double number(String key, double fallback, double min, double max) {
    Json value = get(key);
    double number = value == null ? fallback : Values.number(value, min, max, problems);
    return Double.isNaN(number) ? fallback : number;
  }

  /** A number in [min, max] that must be there; NaN after a problem. */
  public double requireNumber(String key, double min, double max) {
    Json value = require(key);
    return value == null ? Double.NaN : Values.number(value, min, max, problems);
  }

  /** A whole number in [min, max]; the fallback also after a problem. */
  public long whole(String key, long fallback, long min, long max) {
    Json value = get(key);
    return value == null ? fallback : Values.whole(value, min, max, fallback, problems);
  }

  /** A string that is not blank; the fallback also after a problem. */
  public String string(String key, String fallback) {
    Json value = get(key);
    String string = value == null ? null : Values.string(value, problems);
    return string == null ? fallback : string;
  }

  /** A string that must be there and not blank; null after a problem. */
  public String requireString(String key) {
    Json value = require(key);
    return value == null ? null : Values.string(value, problems);
  }

  /** True or false; the fallback also after a problem. */
  public boolean bool(String key, boolean fallback) {
    Json value = get(key);
    return value == null ? fallback : Values.bool(value, fallback, problems);
  }

  /** One of the strings {@code allowed}; the fallback also after a problem. */
  public String choice(String key, String fallback, List<String> allowed) {
    Json value = get(key);
    String chosen = value == null ? null : Values.choice(value, key, allowed, problems);
    return chosen == null ? fallback : chosen;
  }

  /** The items of a list of min … max items; empty when absent or after a problem. */
  public List<Json> list(String key, int min, int max) {
    Json value = get(key);
    return value == null ? List.of() : Values.list(value, min, max, problems);
  }

  /** The object at {@code key}, null when absent or after a problem. */
  public Fields object(String key, String what) {
    Json value = get(key);
    Fields fields = value == null ? null : of(value, what, problems);
    return fields == null || !fields.isObject() ? null : fields;
  }

  /** The members of the object at {@code key} by name, at most {@code max}; empty when absent. */
  public Map<String, Json> map(String key, String what, int max) {
    Fields fields = object(key, what);
    if (fields == null) {
      return Map.of();
    }
    Map<String, Json> map = fields.members();
    if (map.size() > max) {
      problems.add(fields.place(), "may have at most " + max + " members, has " + map.size());
      return Map.of();
    }
    return map;
  }

  /** All members in the order of the file; whoever takes them knows what to make of every key. */
  public Map<String, Json> members() {
    Map<String, Json> map = new LinkedHashMap<>();
    if (object != null) {
      object.members().forEach((key, member) -> map.put(key, member.value()));
      known.addAll(map.keySet());
    }
    return map;
  }

  /** Where the key itself stands, for complaints about names. */
  public Place keyPlace(String key) {
    Json.Member member = object == null ? null : object.members().get(key);
    return member == null ? place() : member.keyPlace();
  }

  /** Allows keys that are read elsewhere or only by editors ("$schema"). */
  public Fields allow(String... keys) {
    known.addAll(List.of(keys));
    return this;
  }

  /** Reports every key that nobody asked for, with the nearest of those that were. */
  public void done() {
    if (object == null) {
      return;
    }
    for (Map.Entry<String, Json.Member> e : object.members().entrySet()) {
      if (!known.contains(e.getKey())) {
        problems.unknown(e.getValue().keyPlace(), "key", e.getKey(), known);
      }
    }
  }
}
