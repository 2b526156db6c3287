package glasswood.timeline;

import glasswood.json.Fields;
import glasswood.json.Json;
import glasswood.json.Place;
import glasswood.json.Problems;
import glasswood.json.Text;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the phases of a timeline. */
final class PhaseReader {
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_-][\\p{L}\\p{N} _.-]{0,63}");
  private static final int MOST_LAYERS = 64;
  private static final Span DEFAULT_FADE = new Span(4, 0, 0.5);
  private static final Space DEFAULT_SPACE = new Space(0.5, 0.5, 0);
  private static final double DEFAULT_SEND = -12;
  private static final double SOFTEST_LU = -30;
  private static final double LOUDEST_LU = 6;

  private final LayerReader layers;
  private final Problems problems;

  PhaseReader(LayerReader layers, Problems problems) {
    this.layers = layers;
    this.problems = problems;
  }

  /** A phase before it is known when it sounds. */
  record Draft(
      PhasePlan.Wish wish,
      String about,
      Space space,
      double loudnessLu,
      List<LayerReader.Draft> layers) {}

  List<Draft> read(List<Json> phases) {
    List<Draft> drafts = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Json node : phases) {
      drafts.add(phase(node, names));
    }
    return drafts;
  }

  private Draft phase(Json node, Set<String> names) {
    Fields fields = Fields.of(node, "a phase", problems);
    String name = fields.requireString("name");
    if (name != null) {
      checkName(name, fields.place("name"), "phase", names);
    }
    String about = fields.string("about", "");
    double weight = fields.number("weight", 1, 0, 1_000_000);
    if (weight == 0) {
      problems.add(fields.place("weight"), "must be more than 0; a phase of no length is no phase");
      weight = 1;
    }
    double fixed = Double.NaN;
    if (fields.has("length")) {
      Span length = Span.read(fields.get("length"), false, problems);
      fixed = length == null ? Double.NaN : length.seconds();
      if (fields.has("weight")) {
        problems.add(
            fields.keyPlace("length"), "a phase has a \"weight\" or a fixed \"length\", not both");
      }
    }
    Span fadeIn = fade(fields, "fadeIn");
    Span fadeOut = fade(fields, "fadeOut");
    Space space = space(fields.object("space", "\"space\""));
    double gain = fields.number("gain", 0, -60, LayerReader.GREATEST_DB);
    double loudness = fields.number("loudness", Double.NaN, SOFTEST_LU, LOUDEST_LU);
    double send = LayerReader.send(fields, DEFAULT_SEND, problems);
    List<LayerReader.Draft> drafts = new ArrayList<>();
    if (fields.require("layers") instanceof Json.Arr list) {
      List<String> layerNames = NamedMerge.layerNames(list);
      Set<String> seen = new HashSet<>();
      List<Json> items = fields.list("layers", 0, MOST_LAYERS);
      for (int i = 0; i < items.size(); i++) {
        checkName(layerNames.get(i), namePlace(items.get(i)), "layer", seen);
        LayerReader.Draft draft = layers.read(items.get(i), layerNames.get(i), gain, send);
        if (draft != null) {
          drafts.add(draft);
        }
      }
    } else if (fields.has("layers")) {
      fields.list("layers", 0, MOST_LAYERS);
    }
    fields.done();
    Place fadePlace = fields.has("fadeOut") ? fields.place("fadeOut") : fields.place("fadeIn");
    PhasePlan.Wish wish =
        new PhasePlan.Wish(
            name == null ? "" : name, weight, fixed, fadeIn, fadeOut, fields.place(), fadePlace);
    return new Draft(wish, about, space, loudness, drafts);
  }

  private Span fade(Fields fields, String key) {
    Json node = fields.get(key);
    Span span = node == null ? null : Span.read(node, true, problems);
    return span == null ? DEFAULT_FADE : span;
  }

  private Space space(Fields fields) {
    if (fields == null) {
      return DEFAULT_SPACE;
    }
    Space space =
        new Space(
            fields.number("size", DEFAULT_SPACE.size(), 0, 1),
            fields.number("damping", DEFAULT_SPACE.damping(), 0, 1),
            fields.number("level", DEFAULT_SPACE.levelDb(), LayerReader.LEAST_DB, 24));
    fields.done();
    return space;
  }

  private static Place namePlace(Json layer) {
    Json name = layer instanceof Json.Obj o ? o.get("name") : null;
    return name == null ? layer.place() : name.place();
  }

  /** Names become file names of stems and cue points, so they are kept harmless. */
  private void checkName(String name, Place place, String what, Set<String> names) {
    if (!NAME.matcher(name).matches()) {
      problems.add(
          place,
          "the name of a "
              + what
              + " must be 1 to 64 letters, digits, spaces, \"-\", \"_\" or \".\", is "
              + Text.quote(name));
    } else if (!names.add(name)) {
      problems.add(
          place, "two " + what + "s are called " + Text.quote(name) + "; names must differ");
    }
  }
}
