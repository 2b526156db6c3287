package glasswood.dream;

import java.util.List;
import java.util.Objects;

/**
 * Something that is to be said, before it has durations and pitch.
 *
 * @param text as it is written
 * @param phones how it sounds, as symbols of {@link PhoneAlphabet} with spaces between them, a
 *     vowel's with or without a stress digit; null to read the text as English
 */
public record Saying(String text, String phones) {
  public Saying {
    Objects.requireNonNull(text);
  }

  /** A text that is read as English. */
  public static Saying of(String text) {
    return new Saying(text, null);
  }

  /** Texts that are read as English. */
  public static List<Saying> of(List<String> texts) {
    return texts.stream().map(Saying::of).toList();
  }

  /** What tells it from others: the text, and the phones if there are any. */
  public String identity() {
    return phones == null ? text : text + "\n" + phones;
  }
}
