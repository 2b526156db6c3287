package glasswood.dream;

import java.util.List;

/**
 * A word or sentence, ready to be spoken.
 *
 * @param text what was asked for
 * @param phones its phones in order, without leading and trailing silence
 * @param seconds its duration
 */
public record Utterance(String text, List<Phone> phones, double seconds) {
  public Utterance {
    phones = List.copyOf(phones);
  }
}
