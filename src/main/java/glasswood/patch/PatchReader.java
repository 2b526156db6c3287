package glasswood.patch;

import glasswood.json.Canonical;
import glasswood.json.Fields;
import glasswood.json.Json;
import glasswood.json.Place;
import glasswood.json.Problems;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** Turns a patch's JSON into a checked patch, noting everything that is wrong with it. */
final class PatchReader {
  private final Problems problems;
  private final BiFunction<String, Place, CheckedPatch> includes;

  /**
   * @param includes loads an included patch by name; null after a problem
   */
  PatchReader(Problems problems, BiFunction<String, Place, CheckedPatch> includes) {
    this.problems = problems;
    this.includes = includes;
  }

  /**
   * The patch, without the parts that are wrong.
   *
   * @param stem its name unless it says otherwise
   * @param sha256 of the canonical spelling of {@code json}
   */
  CheckedPatch read(Json json, String stem, String sha256) {
    Fields fields = Fields.of(json, "a patch", problems).allow("$schema");
    String name = fields.string("name", stem);
    String about = fields.string("about", "");
    List<Control> controls = ControlReader.read(fields, problems);
    List<CheckedPatch> included = new ArrayList<>();
    UnitReader reader =
        new UnitReader(
            new ValueReader(controls, problems),
            (patch, place) -> {
              CheckedPatch inner = includes.apply(patch, place);
              if (inner != null) {
                included.add(inner);
              }
              return inner;
            },
            problems);
    Map<String, Optional<UnitDef>> known = reader.read(fields);
    List<UnitDef> units = known.values().stream().flatMap(Optional::stream).toList();
    int before = problems.count();
    List<Cable> cables = new CableReader(units, known, problems).read(fields);
    fields.done();
    boolean allUnderstood = units.size() == known.size() && problems.count() == before;
    if (fields.isObject() && allUnderstood && cables.stream().noneMatch(PatchReader::isOut)) {
      problems.add(fields.place("cables"), "nothing reaches \"out\": the patch would be silent");
    }
    CheckedPatch patch =
        new CheckedPatch(
            name,
            about,
            controls,
            units,
            cables,
            included.isEmpty() ? sha256 : hash(json, included));
    if (patch.unitCount() > Limits.UNITS) {
      problems.add(
          fields.place("units"),
          "amount to " + patch.unitCount() + " with their copies, at most " + Limits.UNITS);
    }
    return patch;
  }

  private static boolean isOut(Cable cable) {
    return cable.to().unit() == Cable.OUT;
  }

  /** Over a patch and those it includes. */
  private static String hash(Json json, List<CheckedPatch> included) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(Canonical.text(json).getBytes(StandardCharsets.UTF_8));
      for (CheckedPatch patch : included) {
        digest.update(patch.hash().getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
