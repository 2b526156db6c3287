package glasswood.timeline;

import glasswood.dream.Breath;
import glasswood.dream.Saying;
import glasswood.dream.Tuning;
import glasswood.heart.CalmHeart;
import glasswood.json.Fields;
import glasswood.json.Json;
import glasswood.json.Place;
import glasswood.json.Problems;
import glasswood.json.Text;
import glasswood.json.Values;
import glasswood.voice.VoiceFrontEnd;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what the whole dream shares: tuning, breath, heart, words and master. */
final class DreamReader {
  private static final Pattern NOTE = Pattern.compile("([A-G])([#b]?)(-?[0-9])");
  private static final Pattern RATIO = Pattern.compile("([1-9][0-9]{0,4})/([1-9][0-9]{0,4})");
  private static final int[] SEMITONES = {9, 11, 0, 2, 4, 5, 7};
  private static final double LOWEST_ROOT = 16;
  private static final double HIGHEST_ROOT = 1000;
  private static final int MOST_DEGREES = 24;
  private static final int MOST_TEXTS = 24;
  private static final int LONGEST_TEXT = 200;
  private static final double DEFAULT_BPM = 62;

  private final Problems problems;

  DreamReader(Problems problems) {
    this.problems = problems;
  }

  /** {@code {"root": "D2" or Hz, "scale": [1, "9/8", …]}}; D2 pentatonic when absent. */
  Tuning tuning(Fields fields) {
    if (fields == null) {
      return Tuning.GLASSWOOD;
    }
    double root = Tuning.GLASSWOOD.rootHz();
    if (fields.get("root") instanceof Json.Str note) {
      root = note(note);
    } else {
      root = fields.number("root", root, LOWEST_ROOT, HIGHEST_ROOT);
    }
    List<Double> ratios = new ArrayList<>();
    for (Json step : fields.list("scale", 1, MOST_DEGREES)) {
      double ratio = ratio(step);
      if (Double.isNaN(ratio)) {
        continue;
      }
      if (ratios.isEmpty() && ratio != 1) {
        problems.add(step.place(), "a scale must begin with 1" + Values.is(step));
      } else if (!ratios.isEmpty() && !(ratio > ratios.get(ratios.size() - 1))) {
        problems.add(step.place(), "a scale must ascend" + Values.is(step));
      }
      ratios.add(ratio);
    }
    fields.done();
    return new Tuning(root, ratios.isEmpty() ? Tuning.GLASSWOOD.ratios() : ratios);
  }

  private double note(Json.Str node) {
    Matcher m = NOTE.matcher(node.value());
    double hz = Double.NaN;
    if (m.matches()) {
      int step = SEMITONES[m.group(1).charAt(0) - 'A'];
      step += m.group(2).equals("#") ? 1 : m.group(2).equals("b") ? -1 : 0;
      int fromA4 = step + 12 * (Integer.parseInt(m.group(3)) + 1) - 69;
      hz = 440 * StrictMath.pow(2, fromA4 / 12.0);
    }
    if (hz >= LOWEST_ROOT && hz <= HIGHEST_ROOT) {
      return hz;
    }
    problems.add(
        node.place(),
        "must be a note such as \"D2\" or \"F#3\", or a frequency from 16 to 1000 Hz"
            + Values.is(node));
    return Tuning.GLASSWOOD.rootHz();
  }

  private double ratio(Json node) {
    double ratio = Double.NaN;
    if (node instanceof Json.Num n) {
      ratio = n.value();
    } else if (node instanceof Json.Str s) {
      Matcher m = RATIO.matcher(s.value());
      if (m.matches()) {
        ratio = Double.parseDouble(m.group(1)) / Double.parseDouble(m.group(2));
      }
    }
    if (ratio >= 1 && ratio < 2) {
      return ratio;
    }
    problems.add(
        node.place(),
        "must be a number or a ratio such as \"9/8\", from 1 to below 2" + Values.is(node));
    return Double.NaN;
  }

  /** {@code {"perMinute": 6, "inhale": 0.45, "slowTo": 0.75, "slowOver": "50%"}}. */
  Breath breath(Fields fields, double length) {
    if (fields == null) {
      return Breath.steady(6, 0.45);
    }
    double perMinute = fields.number("perMinute", 6, 2, 30);
    double inhale = fields.number("inhale", 0.45, 0.1, 0.9);
    double slowTo = fields.number("slowTo", 1, 0.5, 1);
    Json over = fields.get("slowOver");
    Span span = over == null ? new Span(0, 0.5) : Span.read(over, true, problems);
    fields.done();
    double seconds = span == null ? 0 : span.in(length);
    return slowTo == 1
        ? Breath.steady(perMinute, inhale)
        : new Breath(perMinute, perMinute * slowTo, seconds, inhale, 0);
  }

  /** {@code {"source": "calm", "bpm": 62}}; the mean rate in beats a minute. */
  double heart(Fields fields) {
    if (fields == null) {
      return DEFAULT_BPM;
    }
    fields.choice("source", "calm", List.of("calm"));
    double bpm = fields.number("bpm", DEFAULT_BPM, CalmHeart.MIN_BPM, CalmHeart.MAX_BPM);
    fields.done();
    return bpm;
  }

  /** The rate of a spec {@code calm} or {@code calm:58}; {@code bpm} when it names none. */
  double heart(String spec, double bpm) {
    Place place = Place.of("--heart");
    String[] parts = spec.strip().split(":", 2);
    String source = parts[0].toLowerCase(Locale.ROOT);
    if (!source.equals("calm")) {
      problems.unknown(place, "heart", spec, List.of("calm", "calm:BPM"));
      return bpm;
    }
    if (parts.length == 1) {
      return bpm;
    }
    if (parts[1].matches("[0-9]{1,3}(\\.[0-9]{1,6})?")) {
      double rate = Double.parseDouble(parts[1]);
      if (rate >= CalmHeart.MIN_BPM && rate <= CalmHeart.MAX_BPM) {
        return rate;
      }
    }
    problems.add(
        place,
        "the rate must be a number from "
            + Text.number(CalmHeart.MIN_BPM)
            + " to "
            + Text.number(CalmHeart.MAX_BPM)
            + " beats a minute, is "
            + Text.quote(parts[1]));
    return bpm;
  }

  /** {@code {"harsh": [...], "kind": [...], "name": "…" or null}}, and the listener's wishes. */
  Score.Texts words(Fields fields, ScoreOptions options) {
    List<Saying> harsh = List.of();
    List<Saying> kind = List.of();
    Saying name = null;
    if (fields != null) {
      harsh = sayings(fields.list("harsh", 0, MOST_TEXTS));
      kind = sayings(fields.list("kind", 0, MOST_TEXTS));
      if (fields.has("name") && !fields.isNull("name")) {
        name = saying(fields.get("name"));
      }
      fields.done();
    }
    if (options.words() != null) {
      harsh = Saying.of(options.words());
      options.words().forEach(text -> checkText(text, Place.of("--words")));
      if (harsh.isEmpty()) {
        problems.add(
            Place.of("--words"), "there is nothing to say; --wordless is for voices without words");
      } else if (options.wordless()) {
        problems.add(Place.of("--words"), "cannot be given together with --wordless");
      }
      if (harsh.size() > MOST_TEXTS) {
        problems.add(
            Place.of("--words"), "at most " + MOST_TEXTS + " are allowed, are " + harsh.size());
      }
    }
    if (options.name() != null) {
      boolean blank = options.name().isBlank();
      name = blank ? null : Saying.of(options.name().strip());
      checkText(blank ? null : name.text(), Place.of("--name"));
    }
    return options.wordless()
        ? new Score.Texts(List.of(), List.of(), name)
        : new Score.Texts(harsh, kind, name);
  }

  private List<Saying> sayings(List<Json> items) {
    List<Saying> sayings = new ArrayList<>();
    for (Json item : items) {
      Saying saying = saying(item);
      if (saying != null) {
        sayings.add(saying);
      }
    }
    return sayings;
  }

  /** A text, or {@code {"say": "Ilse", "phones": "ih l z ax"}}; null after a problem. */
  private Saying saying(Json item) {
    if (!(item instanceof Json.Obj)) {
      if (!(item instanceof Json.Str)) {
        problems.add(
            item.place(),
            "must be a string, or an object such as"
                + " {\"say\": \"Ilse\", \"phones\": \"ih l z ax\"}"
                + Values.is(item));
        return null;
      }
      String text = Values.string(item, problems);
      checkText(text, item.place());
      return text == null ? null : Saying.of(text.strip());
    }
    Fields fields = Fields.of(item, "a text", problems);
    String text = fields.requireString("say");
    String phones = fields.requireString("phones");
    fields.done();
    if (text == null || phones == null) {
      return null;
    }
    if (isShort(text, fields.place("say"))) {
      Saying saying = new Saying(text.strip(), phones.strip());
      object(VoiceFrontEnd.objection(saying), fields.place("phones"));
      return saying;
    }
    return null;
  }

  /** A text must be short and such that the voices can say it; null is nothing to say. */
  private void checkText(String text, Place place) {
    if (text == null) {
      return;
    }
    if (isShort(text, place)) {
      object(VoiceFrontEnd.objection(text), place);
    }
  }

  private boolean isShort(String text, Place place) {
    if (text.length() > LONGEST_TEXT) {
      problems.add(
          place, "must have at most " + LONGEST_TEXT + " characters, has " + text.length());
    }
    return text.length() <= LONGEST_TEXT;
  }

  private void object(String objection, Place place) {
    if (objection != null) {
      problems.add(place, Character.toLowerCase(objection.charAt(0)) + objection.substring(1));
    }
  }

  /** {@code "sleep"}, {@code "meditate"} or {@code "deliver"}; the listener's own wins. */
  Profile profile(Fields top, Profile wished) {
    Profile own = Profile.named(top.choice("profile", Profile.MEDITATE.text(), Profile.NAMES));
    return wished == null ? own : wished;
  }

  /**
   * {@code {"loudness": -18, "truePeak": -1}} or null. What is not given is the profile's; a
   * profile that the listener asks for wins over the timeline's numbers, and a loudness that the
   * listener asks for over everything.
   */
  Master master(Fields top, Profile profile, boolean saysLoudness, ScoreOptions options) {
    boolean levels = profile.levels() || saysLoudness;
    Master usual = Master.of(profile, profile.loudnessLufs(), profile.truePeakDb(), levels);
    Master master = usual;
    if (top.isNull("master")) {
      master = null;
    } else {
      Fields fields = top.object("master", "\"master\"");
      if (fields != null) {
        master =
            Master.of(
                profile,
                fields.number("loudness", usual.loudnessLufs(), -50, -8),
                fields.number("truePeak", usual.truePeakDb(), -20, 0),
                levels);
        fields.done();
      }
    }
    if (options.profile() != null) {
      master = usual;
    }
    Double loudness = options.loudness();
    if (loudness == null) {
      return master;
    }
    if (!(loudness >= -50 && loudness <= -8)) {
      problems.add(
          Place.of("--loudness"), "must be from -50 to -8 LUFS, is " + Text.number(loudness));
      return master;
    }
    double peak = master == null ? usual.truePeakDb() : master.truePeakDb();
    return Master.of(profile, loudness, peak, levels);
  }
}
