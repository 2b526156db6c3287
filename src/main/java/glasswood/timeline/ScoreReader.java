package glasswood.timeline;

import glasswood.dream.Beats;
import glasswood.dream.Breath;
import glasswood.dream.Saying;
import glasswood.dream.Seeds;
import glasswood.dream.Tuning;
import glasswood.heart.CalmHeart;
import glasswood.json.Canonical;
import glasswood.json.Fields;
import glasswood.json.FilesRead;
import glasswood.json.Json;
import glasswood.json.Place;
import glasswood.json.Problems;
import glasswood.json.Text;
import glasswood.patch.PatchLibrary;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Reads a timeline, with moods and the listener's wishes, into a {@link Score}. One reader reads
 * one score; it belongs to one thread.
 */
public final class ScoreReader {
  private static final int MOST_PHASES = 200;
  private static final int LOWEST_RATE = 11_025;
  private static final int HIGHEST_RATE = 192_000;
  private static final double SHORTEST = 0.1;
  private static final double SHORTEST_LOOP = 10;
  private static final long NO_END = Long.MAX_VALUE;

  private final Problems problems;
  private final ScoreOptions options;

  private final PatchSource.Library library;
  private final FilesRead files;
  private final RecordingSource recordings;

  private ScoreReader(
      Problems problems,
      ScoreOptions options,
      PatchSource.Library library,
      FilesRead files,
      RecordingSource recordings) {
    this.problems = problems;
    this.options = options;
    this.library = library;
    this.files = files;
    this.recordings = recordings;
  }

  /**
   * The score of a timeline.
   *
   * @param timeline a path, or the name of a timeline in the working folder or among the shipped
   * @throws glasswood.json.BadInput with everything that is wrong
   */
  public static Score read(String timeline, ScoreOptions options) {
    Problems problems = new Problems();
    Score score = read(timeline, options, problems);
    problems.throwIfAny();
    return score;
  }

  /** The same, reporting to {@code problems}; null after a problem. */
  public static Score read(String timeline, ScoreOptions options, Problems problems) {
    return read(timeline, options, RecordingSource.NONE, problems);
  }

  /** The same with what the listener recorded, read by {@code recordings}. */
  public static Score read(
      String timeline, ScoreOptions options, RecordingSource recordings, Problems problems) {
    FilesRead files = new FilesRead();
    PatchSource.Library library = (p, changes) -> new PatchLibrary(p, changes, files)::load;
    return read(timeline, options, problems, library, files, recordings);
  }

  /**
   * The score of a timeline, as far as {@code problems} allow.
   *
   * @param timeline a path, or the name of a timeline in the working folder or among the shipped
   * @param library where patches come from
   * @return null after a problem
   */
  static Score read(
      String timeline, ScoreOptions options, Problems problems, PatchSource.Library library) {
    return read(timeline, options, problems, library, new FilesRead(), RecordingSource.NONE);
  }

  private static Score read(
      String timeline,
      ScoreOptions options,
      Problems problems,
      PatchSource.Library library,
      FilesRead files,
      RecordingSource recordings) {
    ScoreReader reader = new ScoreReader(problems, options, library, files, recordings);
    Sources sources = new Sources(problems, files);
    Sources.Source source = sources.timeline(timeline);
    return source == null ? null : reader.score(source, sources);
  }

  private Score score(Sources.Source source, Sources sources) {
    List<Mood> moods = new ArrayList<>();
    for (String reference : options.moods()) {
      Mood mood = sources.mood(reference, source.folder());
      if (mood != null) {
        moods.add(mood);
      }
    }
    // What is wrong with the moods is said once, when they are laid over for good.
    Profile profile = profile(over(source.json(), moods, new Problems()));
    Mood gentler = sources.profile(profile);
    List<Mood> layers = new ArrayList<>(moods);
    if (gentler != null) {
      layers.add(0, gentler);
    }
    Json merged = over(source.json(), layers, problems);
    Map<String, List<Json>> changes = new LinkedHashMap<>();
    for (Mood layer : layers) {
      layer
          .patches()
          .forEach((patch, c) -> changes.computeIfAbsent(patch, p -> new ArrayList<>()).add(c));
    }
    PatchSource patches = library.open(problems, changes);
    Score score = read(merged, source, sources, patches, moods);
    sources.checkPatchNames(changes, source.folder());
    return problems.isEmpty() ? score : null;
  }

  /** A timeline with changes laid over it, one after the other. */
  private static Json over(Json timeline, List<Mood> changes, Problems problems) {
    Json merged = timeline;
    for (Mood change : changes) {
      if (change.timeline() != null) {
        merged = new NamedMerge(problems).apply(merged, change.timeline());
      }
    }
    return merged;
  }

  private Score read(
      Json merged, Sources.Source source, Sources sources, PatchSource patches, List<Mood> moods) {
    Fields top = Fields.of(merged, "a timeline", problems).allow("$schema", "extends");
    String title = top.string("title", source.name());
    top.string("about", "");
    long seed = top.whole("seed", 0, Long.MIN_VALUE, Long.MAX_VALUE);
    seed = options.seed() == null ? seed : options.seed();
    int rate = rate();

    OwnVoices voices = new OwnVoices(options, recordings, sources::folderOf, problems);
    voices.read(top.get("voice"), rate);
    LayerReader layerReader =
        new LayerReader(patches, source.folder(), sources::folderOf, voices.there(), problems);
    top.require("phases");
    List<Json> nodes = top.list("phases", 1, MOST_PHASES);
    List<PhaseReader.Draft> drafts = new PhaseReader(layerReader, problems).read(nodes);
    List<PhasePlan.Wish> wishes = drafts.stream().map(PhaseReader.Draft::wish).toList();
    double own = length(top, wishes);
    double length = onCircle(wished(own, wishes), rate);

    DreamReader dream = new DreamReader(problems);
    Tuning tuning = dream.tuning(top.object("tuning", "\"tuning\""));
    Breath breath = dream.breath(top.object("breath", "\"breath\""), length);
    breath = options.loop() ? Circle.breath(breath, length) : breath;
    double bpm = dream.heart(top.object("heart", "\"heart\""));
    bpm = options.heart() == null ? bpm : dream.heart(options.heart(), bpm);
    Score.Texts words = dream.words(top.object("words", "\"words\""), options);
    Profile profile = dream.profile(top, options.profile());
    boolean saysLoudness = drafts.stream().anyMatch(draft -> !Double.isNaN(draft.loudnessLu()));
    Master master = dream.master(top, profile, saysLoudness, options);
    top.done();
    if (top.isObject() && !drafts.isEmpty() && !Double.isNaN(length)) {
      checkPlan(drafts, wishes, own);
    }
    if (!problems.isEmpty()) {
      return null;
    }
    double fades =
        PhasePlan.fadesThatFit(
            wishes,
            length,
            profile.fades(),
            options.loop(),
            Place.of(options.loop() ? "--loop" : "--length"),
            problems);
    if (!problems.isEmpty()) {
      return null;
    }
    voices.note(files);
    long frames = Math.round(length * rate);
    long heartSeed = Seeds.of(seed, "heart");
    Beats beats =
        options.loop()
            ? Circle.beats(bpm, breath, length, heartSeed)
            : CalmHeart.beats(bpm, breath, length, heartSeed);
    List<PhasePlan.Sounding> plan = PhasePlan.of(wishes, length, fades, options.loop());
    List<Phase> phases = phases(drafts, plan, rate, options.loop() ? NO_END : frames);
    return new Score(
        title,
        seed,
        rate,
        frames,
        tuning,
        breath,
        beats,
        words,
        master,
        profile,
        phases,
        moods.stream().map(Mood::name).toList(),
        files.list(),
        hash(
            merged,
            phases,
            seed,
            rate,
            frames,
            words,
            bpm,
            profile,
            options.loop(),
            voices.hashes()),
        options.loop(),
        voices.voices());
  }

  /** The nearest length that a circle can have: its phases begin on a grid in every turn. */
  private double onCircle(double length, int rate) {
    if (!options.loop() || Double.isNaN(length)) {
      return length;
    }
    if (length < SHORTEST_LOOP) {
      problems.add(
          Place.of("--loop"),
          "a loop must last at least "
              + Text.number(SHORTEST_LOOP)
              + " s, so that a breath fits; the piece lasts "
              + Text.number(length)
              + " s");
      return Double.NaN;
    }
    return (double) onGrid(length * rate) / rate;
  }

  /** The profile that will be found again when the timeline is read. */
  private Profile profile(Json merged) {
    boolean said = merged instanceof Json.Obj o && o.get("profile") instanceof Json.Str;
    Profile own =
        said ? Profile.named(((Json.Str) ((Json.Obj) merged).get("profile")).value()) : null;
    return options.profile() != null ? options.profile() : own == null ? Profile.MEDITATE : own;
  }

  private int rate() {
    if (options.rate() >= LOWEST_RATE && options.rate() <= HIGHEST_RATE) {
      return options.rate();
    }
    problems.add(
        Place.of("--rate"), "must be from 11025 to 192000 frames a second, is " + options.rate());
    return ScoreOptions.DEFAULT_RATE;
  }

  /** The timeline's own length in seconds; NaN after a problem. */
  private double length(Fields top, List<PhasePlan.Wish> wishes) {
    boolean elastic = wishes.stream().anyMatch(PhasePlan.Wish::elastic);
    double fixed = PhasePlan.fixedSeconds(wishes);
    double length = fixed;
    Place place = top.place();
    if (top.has("length")) {
      Span span = Span.read(top.get("length"), false, problems);
      if (span == null) {
        return Double.NaN;
      }
      length = span.seconds();
      place = top.place("length");
    } else if (elastic) {
      top.require("length");
      return Double.NaN;
    }
    if (wishes.isEmpty()) {
      return Double.NaN;
    }
    return fits(length, fixed, elastic, place) ? length : Double.NaN;
  }

  /** The length the listener asks for, in seconds; NaN after a problem. */
  private double wished(double own, List<PhasePlan.Wish> wishes) {
    if (options.seconds() == null || Double.isNaN(own)) {
      return own;
    }
    boolean elastic = wishes.stream().anyMatch(PhasePlan.Wish::elastic);
    double fixed = PhasePlan.fixedSeconds(wishes);
    return fits(options.seconds(), fixed, elastic, Place.of("--length"))
        ? options.seconds()
        : Double.NaN;
  }

  private boolean fits(double length, double fixed, boolean elastic, Place place) {
    if (!(length >= SHORTEST && length <= Times.LONGEST)) {
      problems.add(
          place, "the length must be from 0.1 s to 24 hours, is " + Text.number(length) + " s");
    } else if (elastic && length <= fixed) {
      problems.add(
          place,
          "the length of "
              + Times.text(length)
              + " leaves nothing for phases with a weight; must be more than the "
              + Times.text(fixed)
              + " of the fixed ones");
    } else if (!elastic && Math.abs(length - fixed) > 1e-6) {
      problems.add(
          place,
          "the length of "
              + Times.text(length)
              + " differs from the "
              + Times.text(fixed)
              + " of the phases, all of which are fixed; give one of them a weight instead");
    } else {
      return true;
    }
    return false;
  }

  private void checkPlan(List<PhaseReader.Draft> drafts, List<PhasePlan.Wish> wishes, double own) {
    PhasePlan.check(wishes, own, problems);
    List<PhasePlan.Sounding> plan = PhasePlan.of(wishes, own, 1, false);
    for (int i = 0; i < drafts.size(); i++) {
      double seconds = plan.get(i).seconds();
      drafts.get(i).layers().forEach(layer -> layer.check(seconds, problems));
    }
  }

  /**
   * The phases in frames.
   *
   * @param frames where the last one ends at the latest
   */
  private static List<Phase> phases(
      List<PhaseReader.Draft> drafts, List<PhasePlan.Sounding> plan, int rate, long frames) {
    List<Phase> phases = new ArrayList<>();
    for (int i = 0; i < drafts.size(); i++) {
      PhaseReader.Draft draft = drafts.get(i);
      PhasePlan.Sounding at = plan.get(i);
      long start = onGrid(at.start() * rate);
      boolean last = i == drafts.size() - 1 && frames < NO_END;
      long end = last ? frames : Math.min(frames, onGrid(at.end() * rate));
      long fadeIn = Math.min(Math.round(at.fadeIn() * rate), end - start);
      long fadeOut = Math.min(Math.round(at.fadeOut() * rate), end - start - fadeIn);
      double seconds = (double) (end - start) / rate;
      List<Layer> layers = draft.layers().stream().map(layer -> layer.in(seconds)).toList();
      phases.add(
          new Phase(
              draft.wish().name(),
              draft.about(),
              start,
              end,
              fadeIn,
              fadeOut,
              draft.space(),
              layers,
              draft.loudnessLu()));
    }
    return phases;
  }

  private static long onGrid(double frames) {
    return Math.round(frames / Score.QUANTUM) * Score.QUANTUM;
  }

  private static String patchHashes(List<Phase> phases) {
    return phases.stream()
        .flatMap(phase -> phase.layers().stream())
        .map(layer -> layer.patch().hash())
        .collect(Collectors.joining(" "));
  }

  /** SHA-256 over everything that affects the sound before mastering. */
  private static String hash(
      Json merged,
      List<Phase> phases,
      long seed,
      int rate,
      long frames,
      Score.Texts words,
      double bpm,
      Profile profile,
      boolean loop,
      String voices) {
    Map<String, Json.Member> members = new LinkedHashMap<>(((Json.Obj) merged).members());
    List.of(
            "$schema", "extends", "title", "about", "seed", "length", "words", "heart", "master",
            "profile", "voice")
        .forEach(members::remove);
    Json.Obj rest = new Json.Obj(merged.place(), members);
    String text =
        String.join(
            "\n",
            Canonical.text(rest),
            patchHashes(phases),
            String.valueOf(seed),
            String.valueOf(rate),
            String.valueOf(frames),
            Text.number(bpm),
            Canonical.strings(identities(words.harsh())),
            Canonical.strings(identities(words.kind())),
            words.name() == null ? "null" : words.name().identity(),
            profile.text(),
            (loop ? "loop " : "") + voices + Engine.VERSION);
    byte[] digest = Engine.sha256().digest(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest);
  }

  private static List<String> identities(List<Saying> sayings) {
    return sayings.stream().map(Saying::identity).toList();
  }
}
