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
    PieceLength lengths = new PieceLength(wishes, options, problems);
    double own = lengths.own(top);
    double length = lengths.wished(own, rate);

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
      long start = Score.onGrid(at.start() * rate);
      boolean last = i == drafts.size() - 1 && frames < NO_END;
      long end = last ? frames : Math.min(frames, Score.onGrid(at.end() * rate));
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
