package glasswood.timeline;

import glasswood.json.Fields;
import glasswood.json.Json;
import glasswood.json.Problems;
import java.util.Map;

/**
 * A mood: what it changes in a timeline and in patches.
 *
 * @param name what the recipe calls it
 * @param about one sentence, may be empty
 * @param timeline merge patch over the timeline (see {@link NamedMerge}); null when it has none
 * @param patches merge patches over patches, by patch name
 */
record Mood(String name, String about, Json timeline, Map<String, Json> patches) {

  /** Reads a mood's structure; what it changes is checked when it is applied. */
  static Mood read(Json node, String fallbackName, Problems problems) {
    Fields fields = Fields.of(node, "a mood", problems).allow("$schema");
    String name = fields.string("name", fallbackName);
    String about = fields.string("about", "");
    Fields timeline = fields.object("timeline", "\"timeline\"");
    Json change = timeline == null ? null : fields.get("timeline");
    Map<String, Json> patches = fields.map("patches", "\"patches\"", 200);
    patches.forEach((patch, merge) -> Fields.of(merge, "the change of a patch", problems));
    fields.done();
    return new Mood(name, about, change, patches);
  }
}
