package glasswood.timeline;

import glasswood.json.Fields;
import glasswood.json.Json;
import glasswood.json.Place;
import glasswood.json.Problems;
import glasswood.json.Shelf;
import glasswood.json.Text;
import glasswood.json.Values;
import glasswood.patch.Control;
import glasswood.patch.Patch;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Reads the layers of a phase. */
final class LayerReader {
  static final double LEAST_DB = -120;
  static final double GREATEST_DB = 24;

  private final PatchSource patches;
  private final Path home;
  private final Function<String, Path> folderOf;
  private final Problems problems;
  private final Set<String> there;

  /** What a layer may need: {@code "needs"}. */
  static final List<String> NEEDS = List.of(OwnVoices.HARSH, OwnVoices.KIND);

  /**
   * Reads layers.
   *
   * @param home folder of the timeline, from which names are looked for
   * @param folderOf the folder of a file by its name in messages: paths are relative to the file
   *     they stand in, which may be a mood
   * @param there what is there of that which layers may need; those that need other things are left
   *     out
   */
  LayerReader(
      PatchSource patches,
      Path home,
      Function<String, Path> folderOf,
      Set<String> there,
      Problems problems) {
    this.patches = patches;
    this.home = home;
    this.folderOf = folderOf;
    this.there = Set.copyOf(there);
    this.problems = problems;
  }

  /** A layer before it is known how long its phase lasts. */
  record Draft(
      String name,
      Patch patch,
      double gainDb,
      double sendDb,
      CurvePoints gain,
      Map<String, CurvePoints> controls) {

    /** Checks the curves in a phase of {@code whole} seconds. */
    void check(double whole, Problems problems) {
      if (gain != null) {
        gain.check(whole, problems);
      }
      controls.values().forEach(curve -> curve.check(whole, problems));
    }

    /** The layer in a phase that sounds {@code whole} seconds. */
    Layer in(double whole) {
      Map<String, Curve> curves = new LinkedHashMap<>();
      controls.forEach((control, points) -> curves.put(control, points.in(whole)));
      Curve moving = gain == null ? null : gain.in(whole);
      return new Layer(name, patch, gainDb, sendDb, moving, curves);
    }
  }

  /**
   * Reads one layer; null after a problem, and when what it needs is not there.
   *
   * @param name its name, already unique within the phase
   * @param phaseGain dB added to every layer of the phase
   * @param phaseSend dB into the space unless the layer says otherwise
   */
  Draft read(Json node, String name, double phaseGain, double phaseSend) {
    Fields fields = Fields.of(node, "a layer", problems).allow("name");
    fields.string("about", "");
    String reference = fields.requireString("patch");
    Patch patch = reference == null ? null : load(reference, fields.place("patch"));
    double gainDb = phaseGain + fields.number("trim", 0, -60, GREATEST_DB);
    CurvePoints gain = null;
    Json level = fields.get("gain");
    if (level instanceof Json.Arr) {
      gain = CurvePoints.read(level, "gain", LEAST_DB, GREATEST_DB, problems);
    } else {
      gainDb += fields.number("gain", 0, LEAST_DB, GREATEST_DB);
    }
    double sendDb = send(fields, phaseSend);
    Map<String, CurvePoints> controls = new LinkedHashMap<>();
    Fields curves = fields.object("curves", "\"curves\"");
    if (curves != null) {
      Map<String, Json> members = curves.members();
      members.forEach(
          (control, curve) -> {
            CurvePoints points = curve(control, curve, curves.keyPlace(control), patch);
            if (points != null) {
              controls.put(control, points);
            }
          });
    }
    String needs = fields.choice("needs", null, NEEDS);
    fields.done();
    boolean possible = patch != null && (needs == null || there.contains(needs));
    return !possible ? null : new Draft(name, patch, gainDb, sendDb, gain, controls);
  }

  private Patch load(String reference, Place place) {
    Path folder = Shelf.isPath(reference) ? folderOf.apply(place.file()) : home;
    return patches.load(reference, folder, place);
  }

  private CurvePoints curve(String control, Json curve, Place keyPlace, Patch patch) {
    if (patch == null) {
      // Its range is unknown; its form can be checked all the same.
      return CurvePoints.read(
          curve, "control " + Text.quote(control), -Double.MAX_VALUE, Double.MAX_VALUE, problems);
    }
    List<String> names = patch.controls().stream().map(Control::name).toList();
    int index = names.indexOf(control);
    if (index < 0) {
      problems.unknown(keyPlace, "control of patch " + Text.quote(patch.name()), control, names);
      return null;
    }
    Control range = patch.controls().get(index);
    String what = "control " + Text.quote(control) + " of patch " + Text.quote(patch.name());
    return CurvePoints.read(curve, what, range.min(), range.max(), problems);
  }

  private double send(Fields fields, double fallback) {
    return send(fields, fallback, problems);
  }

  /** {@code "send"}: dB, or {@code "off"}. */
  static double send(Fields fields, double fallback, Problems problems) {
    Json send = fields.get("send");
    if (send == null) {
      return fallback;
    }
    if (send instanceof Json.Str s && s.value().equals("off")) {
      return Double.NEGATIVE_INFINITY;
    }
    if (send instanceof Json.Num n && n.value() >= LEAST_DB && n.value() <= GREATEST_DB) {
      return n.value();
    }
    problems.add(
        send.place(), "must be a number of dB from -120 to 24 or \"off\"" + Values.is(send));
    return fallback;
  }
}
