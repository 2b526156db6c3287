package glasswood.timeline;

import glasswood.dream.Dream;
import glasswood.json.Fields;
import glasswood.json.Json;
import glasswood.json.MergePatch;
import glasswood.json.Place;
import glasswood.json.Problems;
import glasswood.patch.Control;
import glasswood.patch.Instrument;
import glasswood.patch.Patch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Patches with the controls gust (0…1) and root (20…220), which make no sound. */
final class FakePatches implements PatchSource {
  static final List<String> NAMES = List.of("glacier-wind", "hail", "moons", "mouths");

  private final Problems problems;
  private final Map<String, List<Json>> changes;

  private FakePatches(Problems problems, Map<String, List<Json>> changes) {
    this.problems = problems;
    this.changes = changes;
  }

  static PatchSource open(Problems problems, Map<String, List<Json>> changes) {
    return new FakePatches(problems, changes);
  }

  private record FakePatch(String name, List<Control> controls) implements Patch {
    @Override
    public String hash() {
      return name + controls;
    }

    @Override
    public Instrument build(Dream dream, int rate) {
      throw new UnsupportedOperationException("makes no sound");
    }
  }

  @Override
  public Patch load(String reference, Path folder, Place place) {
    if (!NAMES.contains(reference)) {
      problems.unknown(place, "patch", reference, NAMES);
      return null;
    }
    double gust = 0.5;
    for (Json change : changes.getOrDefault(reference, List.of())) {
      Json controls = MergePatch.apply(null, change);
      Fields fields = Fields.of(controls, "a patch", problems).object("controls", "controls");
      gust = fields.object("gust", "a control").number("default", gust, 0, 1);
    }
    List<Control> controls = new ArrayList<>();
    controls.add(new Control("gust", gust, 0, 1, "", false, ""));
    controls.add(new Control("root", 36.71, 20, 220, "Hz", true, ""));
    return new FakePatch(reference, controls);
  }
}
