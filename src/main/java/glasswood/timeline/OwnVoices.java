package glasswood.timeline;

import glasswood.dream.Recording;
import glasswood.dream.Recordings;
import glasswood.json.Fields;
import glasswood.json.FilesRead;
import glasswood.json.Json;
import glasswood.json.Place;
import glasswood.json.Problems;
import glasswood.json.Text;
import glasswood.json.Values;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads {@code "voice"}: recordings of the listener's own voice, or what is given instead on the
 * command line. Each is a path, relative to the folder of the file in which it stands, or {@code
 * {"file": "me.flac", "words": "kind"}}; words are harsh unless they are said to be kind.
 */
final class OwnVoices {
  static final String HARSH = "harsh-voice";
  static final String KIND = "kind-voice";

  private static final int MOST = 12;
  private static final double LONGEST_TOGETHER = 360;
  private static final String OPTION = "--voice";
  private static final List<String> WORDS = List.of("harsh", "kind");

  private final ScoreOptions options;
  private final RecordingSource source;
  private final Function<String, Path> folderOf;
  private final Problems problems;
  private final List<Take> takes = new ArrayList<>();
  private double seconds;

  private record Take(boolean kind, Path file, RecordingSource.Heard heard) {}

  OwnVoices(
      ScoreOptions options,
      RecordingSource source,
      Function<String, Path> folderOf,
      Problems problems) {
    this.options = options;
    this.source = source;
    this.folderOf = folderOf;
    this.problems = problems;
  }

  /**
   * Reads all recordings that are asked for.
   *
   * @param voice the timeline's; null when it has none
   * @param rate frames a second of the piece
   */
  void read(Json voice, int rate) {
    if (!options.voices().isEmpty()) {
      Place place = Place.of(OPTION);
      if (options.wordless()) {
        problems.add(place, "cannot be given together with --wordless: a recording speaks");
      } else if (isFew(options.voices().size(), place)) {
        options.voices().forEach(given -> given(given, rate));
      }
    } else if (voice instanceof Json.Arr) {
      List<Json> items = Values.list(voice, 0, MOST, problems);
      items.forEach(item -> item(item, rate));
    } else if (voice != null && !(voice instanceof Json.Null)) {
      item(voice, rate);
    }
  }

  private boolean isFew(int count, Place place) {
    if (count > MOST) {
      problems.add(place, "at most " + MOST + " recordings are allowed, are " + count);
    }
    return count <= MOST;
  }

  /** One of the command line: a path, after {@code kind:} one of kind words. */
  private void given(String given, int rate) {
    String path = given;
    boolean kind = false;
    for (String words : WORDS) {
      if (given.startsWith(words + ":")) {
        path = given.substring(words.length() + 1);
        kind = words.equals("kind");
      }
    }
    add(path, Path.of(""), kind, rate, Place.of(OPTION));
  }

  private void item(Json item, int rate) {
    String path;
    boolean kind = false;
    if (item instanceof Json.Obj) {
      Fields fields = Fields.of(item, "a recording", problems);
      path = fields.requireString("file");
      kind = fields.choice("words", "harsh", WORDS).equals("kind");
      fields.done();
    } else if (item instanceof Json.Str s) {
      path = s.value();
    } else {
      problems.add(
          item.place(),
          "must be the path of a sound file, {\"file\": …, \"words\": \"harsh\" or \"kind\"}, or a"
              + " list of these"
              + Values.is(item));
      return;
    }
    Path folder = folderOf.apply(item.place().file());
    if (path != null && folder == null) {
      problems.add(item.place(), "a shipped file cannot name recordings");
    } else if (path != null && !options.wordless()) {
      add(path, folder, kind, rate, item.place());
    }
  }

  private void add(String path, Path folder, boolean kind, int rate, Place place) {
    Path file;
    try {
      file = folder.resolve(path).normalize();
    } catch (InvalidPathException e) {
      problems.add(place, Text.quote(path) + " cannot be the path of a file");
      return;
    }
    if (path.isBlank()) {
      problems.add(place, "needs the path of a sound file");
      return;
    }
    RecordingSource.Heard heard = source.read(file, rate, place, problems);
    if (heard == null) {
      return;
    }
    seconds += (double) heard.recording().frames() / rate;
    if (seconds > LONGEST_TOGETHER) {
      problems.add(place, "all recordings together may last six minutes");
    }
    takes.add(new Take(kind, file, heard));
  }

  /** What layers may need of it. */
  Set<String> there() {
    Set<String> there = new HashSet<>();
    takes.forEach(take -> there.add(take.kind() ? KIND : HARSH));
    return there;
  }

  Score.Voices voices() {
    if (takes.isEmpty()) {
      return Score.Voices.NONE;
    }
    List<String> notes = new ArrayList<>();
    takes.forEach(take -> notes.addAll(take.heard().notes()));
    return new Score.Voices(new Recordings(all(false), all(true)), notes);
  }

  private List<Recording> all(boolean kind) {
    return takes.stream()
        .filter(take -> take.kind() == kind)
        .map(take -> take.heard().recording())
        .toList();
  }

  /** Notes which files were read: their hashes under numbers, never their names. */
  void note(FilesRead files) {
    int[] numbers = new int[2];
    for (Take take : takes) {
      int number = ++numbers[take.kind() ? 1 : 0];
      files.add(
          "voice",
          (take.kind() ? "kind-" : "harsh-") + number,
          take.file().toString(),
          take.heard().sha256());
    }
  }

  /** What the score's hash holds of them: their order, their words and their content. */
  String hashes() {
    StringBuilder text = new StringBuilder();
    for (Take take : takes) {
      text.append(take.kind() ? "kind " : "harsh ").append(take.heard().sha256()).append('\n');
    }
    return text.toString();
  }
}
