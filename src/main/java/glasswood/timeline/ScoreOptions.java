package glasswood.timeline;

import glasswood.json.BadInput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the listener wants otherwise than the timeline says; null means "as the timeline says".
 *
 * @param seed seed of everything random
 * @param seconds duration of the piece
 * @param rate frames a second
 * @param loudness integrated loudness in LUFS
 * @param words what the chorus says instead
 * @param name whom the waking calls
 * @param wordless whether nothing is spoken
 * @param heart where the beats come from: {@code "calm"} or {@code "calm:58"}
 * @param moods names or paths of moods, in the order they are applied
 * @param profile what the piece is mastered for
 * @param loop whether the end of the piece is its beginning
 * @param voices recordings of the listener's own voice instead of the timeline's: paths, those of
 *     kind words after {@code "kind:"}; empty for what the timeline says
 */
public record ScoreOptions(
    Long seed,
    Double seconds,
    int rate,
    Double loudness,
    List<String> words,
    String name,
    boolean wordless,
    String heart,
    List<String> moods,
    Profile profile,
    boolean loop,
    List<String> voices) {

  /** Frames a second when nothing else is said. */
  public static final int DEFAULT_RATE = 48_000;

  /** Everything as the timeline says, at 48 kHz. */
  public static final ScoreOptions DEFAULTS =
      new ScoreOptions(
          null,
          null,
          DEFAULT_RATE,
          null,
          null,
          null,
          false,
          null,
          List.of(),
          null,
          false,
          List.of());

  public ScoreOptions {
    words = words == null ? null : List.copyOf(words);
    moods = List.copyOf(moods);
    voices = List.copyOf(voices);
  }

  public ScoreOptions withSeed(long value) {
    return new ScoreOptions(
        value, seconds, rate, loudness, words, name, wordless, heart, moods, profile, loop, voices);
  }

  public ScoreOptions withSeconds(double value) {
    return new ScoreOptions(
        seed, value, rate, loudness, words, name, wordless, heart, moods, profile, loop, voices);
  }

  /** With the duration in the listener's own words: {@code "40:00"}, {@code "8h"}. */
  public ScoreOptions withLength(String text) {
    try {
      return withSeconds(Times.seconds(text));
    } catch (IllegalArgumentException e) {
      throw BadInput.of("--length", e.getMessage());
    }
  }

  public ScoreOptions withRate(int value) {
    return new ScoreOptions(
        seed, seconds, value, loudness, words, name, wordless, heart, moods, profile, loop, voices);
  }

  public ScoreOptions withLoudness(double value) {
    return new ScoreOptions(
        seed, seconds, rate, value, words, name, wordless, heart, moods, profile, loop, voices);
  }

  /** With other words for the chorus, separated by commas. */
  public ScoreOptions withWords(String commaSeparated) {
    List<String> list = new ArrayList<>();
    Arrays.stream(commaSeparated.split(","))
        .map(String::strip)
        .filter(word -> !word.isEmpty())
        .forEach(list::add);
    return new ScoreOptions(
        seed, seconds, rate, loudness, list, name, wordless, heart, moods, profile, loop, voices);
  }

  public ScoreOptions withName(String value) {
    return new ScoreOptions(
        seed, seconds, rate, loudness, words, value, wordless, heart, moods, profile, loop, voices);
  }

  public ScoreOptions withWordless(boolean value) {
    return new ScoreOptions(
        seed, seconds, rate, loudness, words, name, value, heart, moods, profile, loop, voices);
  }

  public ScoreOptions withHeart(String value) {
    return new ScoreOptions(
        seed, seconds, rate, loudness, words, name, wordless, value, moods, profile, loop, voices);
  }

  public ScoreOptions withMoods(List<String> value) {
    return new ScoreOptions(
        seed, seconds, rate, loudness, words, name, wordless, heart, value, profile, loop, voices);
  }

  /** As a circle, to be played again and again without a seam, or not. */
  public ScoreOptions withLoop(boolean value) {
    return new ScoreOptions(
        seed, seconds, rate, loudness, words, name, wordless, heart, moods, profile, value, voices);
  }

  /** With recordings of the listener's own voice, those of kind words after {@code "kind:"}. */
  public ScoreOptions withVoices(List<String> value) {
    return new ScoreOptions(
        seed, seconds, rate, loudness, words, name, wordless, heart, moods, profile, loop, value);
  }

  public ScoreOptions withProfile(Profile value) {
    return new ScoreOptions(
        seed, seconds, rate, loudness, words, name, wordless, heart, moods, value, loop, voices);
  }
}
