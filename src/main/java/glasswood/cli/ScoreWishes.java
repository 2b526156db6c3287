package glasswood.cli;

import glasswood.json.BadInput;
import glasswood.json.Nearest;
import glasswood.json.Problems;
import glasswood.json.Text;
import glasswood.listen.LoudnessMemory;
import glasswood.listen.MixLoudness;
import glasswood.listen.ScoreLoudness;
import glasswood.recording.RecordingFiles;
import glasswood.stage.Balance;
import glasswood.timeline.Profile;
import glasswood.timeline.Score;
import glasswood.timeline.ScoreOptions;
import glasswood.timeline.ScoreReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** What may be asked of any timeline, whichever it is. */
class ScoreWishes {
  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Another piece with the same arc: the seed of everything random.")
  Long seed;

  @Option(
      names = "--mood",
      paramLabel = "M",
      description =
          "A mood's file or name (dawn, rain, deep-night, gentle); may be given several times.")
  List<String> moods = new ArrayList<>();

  @Option(
      names = "--length",
      paramLabel = "T",
      description = "Stretches the dream without changing its tempi: 40:00, 8:00:00, 900.")
  String length;

  @Option(
      names = "--rate",
      paramLabel = "N",
      description = "Frames a second, 11025 to 192000 (default: ${DEFAULT-VALUE}).",
      defaultValue = "48000")
  int rate;

  @Option(
      names = "--profile",
      paramLabel = "sleep|meditate|deliver",
      description =
          "What it is mastered for: -23, -18 or -16 LUFS, and gentler for sleep"
              + " (default: the timeline's).")
  String profile;

  @Option(
      names = "--loudness",
      paramLabel = "LUFS",
      description = "Integrated loudness to reach instead of the timeline's or the profile's.")
  Double loudness;

  @Option(
      names = "--heart",
      paramLabel = "SPEC",
      description = "Where the heart beats from: calm, or calm:58 for 58 beats a minute.")
  String heart;

  @Option(
      names = "--words",
      paramLabel = "\"A,B\"",
      description = "What the chorus says instead, separated by commas.")
  String words;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "Whose name the air hums at the end.")
  String name;

  @Option(names = "--wordless", description = "Nobody speaks: voices without words throughout.")
  boolean wordless;

  @Option(
      names = "--voice",
      paramLabel = "FILE",
      description =
          "A recording of your own voice, WAV or FLAC, that says harsh words in the chorus and"
              + " dissolves with it; kind:FILE says kind ones among the leaves. May be given several"
              + " times; stays on this machine.")
  List<String> voices = new ArrayList<>();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads that compute layers (default: one for each core).")
  Integer threads;

  /** Whether the piece is to be a circle. */
  boolean loop;

  private final RecordingFiles recordings = new RecordingFiles();

  private static final int MOST_THREADS = 64;

  final ScoreOptions options() {
    ScoreOptions options = ScoreOptions.DEFAULTS.withRate(rate).withMoods(moods).withVoices(voices);
    if (seed != null) {
      options = options.withSeed(seed);
    }
    if (length != null) {
      options = options.withLength(length);
    }
    if (profile != null) {
      options = options.withProfile(profile(profile));
    }
    if (loudness != null) {
      options = options.withLoudness(loudness);
    }
    if (heart != null) {
      options = options.withHeart(heart);
    }
    if (words != null) {
      options = options.withWords(words);
    }
    if (name != null) {
      options = options.withName(name);
    }
    return options.withWordless(wordless).withLoop(loop);
  }

  /** The profile of that name, for {@code --profile}. */
  static Profile profile(String name) {
    Profile profile = Profile.named(name);
    if (profile == null) {
      throw BadInput.of(
          "--profile",
          Text.quote(name)
              + " is not allowed; it must be sleep, meditate or deliver"
              + Nearest.to(name, Profile.NAMES)
                  .map(nearest -> "; nearest: " + Text.quote(nearest))
                  .orElse(""));
    }
    return profile;
  }

  /**
   * Says so when something was wished that only a timeline can be given.
   *
   * @param file a sound file, which is as it is
   */
  final void refuseForFile(Path file) {
    ScoreOptions asked = options();
    if (!asked.equals(ScoreOptions.DEFAULTS.withProfile(asked.profile()))) {
      throw BadInput.of(
          file.toString(),
          "is a sound file, whose seed, moods, length, rate, loudness, heart, words and voice cannot be"
              + " chosen; these options are for timelines");
    }
  }

  /** The score of a timeline as it is wished. */
  final Score score(String timeline) {
    Problems problems = new Problems();
    Score score = ScoreReader.read(timeline, options(), recordings, problems);
    problems.throwIfAny();
    return score;
  }

  /**
   * The same timeline at the length at which long ones are measured; {@code score} itself when its
   * phases are fixed and so cannot have that length.
   */
  final Score sketch(String timeline, Score score) {
    Problems lengthDoesNotFit = new Problems();
    Score sketch =
        ScoreReader.read(
            timeline,
            options().withSeconds(ScoreLoudness.SKETCH_SECONDS),
            recordings,
            lengthDoesNotFit);
    return sketch == null ? score : sketch;
  }

  /** What mastering does to the levels of a score, measured unless it is remembered. */
  final Balance balance(String timeline, Score score, ProgressDisplay display) {
    if (score.master() == null) {
      return Balance.of(0);
    }
    long frames = ScoreLoudness.measuredFrames(score);
    MixLoudness loudness =
        ScoreLoudness.find(
            score,
            () -> sketch(timeline, score),
            threads(),
            LoudnessMemory.ofUser(),
            done -> display.update("Measuring loudness", done, Math.max(done, frames)));
    return ScoreLoudness.balance(score, loudness);
  }

  final int threads() {
    if (threads == null) {
      return Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
    }
    if (threads < 1 || threads > MOST_THREADS) {
      throw BadInput.of("--threads", threads + " is not allowed; it must be 1 to " + MOST_THREADS);
    }
    return threads;
  }
}
