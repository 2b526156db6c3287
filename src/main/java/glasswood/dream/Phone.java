package glasswood.dream;

/**
 * One phone as the front end predicts it.
 *
 * @param symbol CMU phone in lower case without stress digit ("ey", "l", "y", …), "pau" for silence
 * @param seconds when it begins within its utterance
 * @param duration its duration in seconds, above 0
 * @param startHz fundamental at its beginning, as the intonation model draws it
 * @param endHz fundamental at its end
 * @param syllable index of its syllable within the utterance
 * @param stress 0 unstressed, 1 stressed
 */
public record Phone(
    String symbol,
    double seconds,
    double duration,
    double startHz,
    double endHz,
    int syllable,
    int stress) {}
